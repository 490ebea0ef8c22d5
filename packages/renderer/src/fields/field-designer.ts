import type { FieldDefinition } from '@formwork/definition';
import type { Registry, Text } from '@formwork/kernel';
import type { ComponentType } from 'react';

/** Where the designer's palette shows a field type; the order here is the palette's. */
export const paletteGroups = [
  'text',
  'contact',
  'number',
  'date',
  'choice',
  'relation',
  'special',
  'computed',
] as const;

/** A group of the designer's palette. */
export type PaletteGroup = (typeof paletteGroups)[number];

/** The facet of a field type that the designer needs. Its options panel is made from the model's options schema. */
export interface FieldDesigner {
  readonly id: string;
  readonly icon: ComponentType<{ readonly className?: string; readonly 'aria-hidden'?: boolean }>;
  readonly group: PaletteGroup;
  /**
   * The kind's options as a person reads them, in the order in which the panel shows them; parts of an option are
   * written with dots, such as `options.value`. Every key of the options schema is here.
   */
  readonly options: Readonly<Record<string, Text>>;
  /** A valid field to start from, when the type is dropped on an entity. `targets` are entities that it may point at. */
  sample(name: string, targets: DesignerTargets): FieldDefinition;
}

/** What a new field may point at, so that its sample is valid at once; every list may be empty. */
export interface DesignerTargets {
  /** Names of entities, as the field would write them. */
  readonly entities: readonly string[];
  /** Names of fields that hold lines, of the entity that the field is dropped on. */
  readonly lines: readonly string[];
}

/** The designer facets by field type. */
export type DesignerFields = Registry<FieldDesigner>;

/** Declares a designer facet; the identity function, for its types. */
export function defineFieldDesigner(facet: FieldDesigner): FieldDesigner {
  return Object.freeze(facet);
}
