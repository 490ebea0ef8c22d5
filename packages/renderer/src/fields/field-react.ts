import type { FieldDefinition, FilterOperator } from '@formwork/definition';
import type { Json, Registry } from '@formwork/kernel';
import type { ComponentType } from 'react';

/** Who reads the screen: BCP 47 locale and IANA time zone. */
export interface Reader {
  readonly locale: string;
  readonly timeZone: string;
}

/** A record as a picker offers it. */
export interface RecordHit {
  readonly id: string;
  readonly title: string;
  readonly subtitle?: string;
  /** Further fields, for `optionsWhen`. */
  readonly record?: Readonly<Record<string, Json>>;
}

/** How a search is narrowed. */
export interface SearchOptions {
  readonly limit?: number;
  readonly signal?: AbortSignal;
}

/**
 * What field inputs may ask of the server. Implemented by the portal over HTTP and by the designer's preview over
 * sample data. Searches reject when the server cannot be reached; a hidden or missing record reads as `undefined`.
 */
export interface DataPort {
  searchRecords(entity: string, text: string, options?: SearchOptions): Promise<readonly RecordHit[]>;
  readRecord(entity: string, id: string): Promise<RecordHit | undefined>;
  searchPeople(text: string, options?: SearchOptions): Promise<readonly RecordHit[]>;
  readPerson(id: string): Promise<RecordHit | undefined>;
}

/** What every input gets. Values are wire values; null is empty. */
export interface FieldInputProps {
  /** The id of the focusable element, so that a label and an error summary can point at it. */
  readonly id: string;
  /** The field as presented: options of a choice under a lifecycle are its states. */
  readonly field: FieldDefinition;
  readonly value: Json | null;
  readonly onChange: (value: Json | null) => void;
  readonly onBlur?: () => void;
  readonly readOnly?: boolean;
  readonly disabled?: boolean;
  readonly required?: boolean;
  readonly invalid?: boolean;
  /** Ids of the help and error texts. */
  readonly describedBy?: string;
  /** `cell` is borderless and compact, for grids; `form` unless said. */
  readonly size?: 'cell' | 'form';
  /** `optionsWhen` compiled: false hides a candidate. A choice's value, or a record's fields. */
  readonly optionsWhen?: (candidate: Json) => boolean;
  /** The record being edited, as wire values. */
  readonly record: Readonly<Record<string, Json>>;
  readonly reader: Reader;
  readonly data: DataPort;
  /** The field's name as people read it: the accessible name where no `<label for>` is drawn. */
  readonly label: string;
}

/** What every display gets. It draws phrasing content, so that it fits in a cell, a sentence and a form. */
export interface FieldDisplayProps {
  readonly field: FieldDefinition;
  readonly value: Json | null;
  readonly reader: Reader;
  /** `cell` where there is little room, as in a grid: long values are written shorter. */
  readonly size?: 'cell' | 'form';
  /** Where an expanded reference leads, or `undefined` for plain text. */
  readonly linkTo?: (entity: string, id: string) => string | undefined;
  /** Finds the title of a reference that was not expanded; without it the id is shown. */
  readonly data?: DataPort;
}

/** What an input of the filter builder gets: one operand, whose form depends on the operator. */
export interface FilterInputProps {
  readonly id: string;
  readonly field: FieldDefinition;
  readonly operator: FilterOperator;
  /** `isAnyOf`, `isNoneOf`, `hasAny`, `hasAll` take an array; `between` an array of two; the rest one value. */
  readonly value: Json | null;
  readonly onChange: (value: Json | null) => void;
  readonly reader: Reader;
  readonly data: DataPort;
  readonly label: string;
}

/** The facet of a field type that draws it. Declared in `packages/catalog/src/fields/<id>/react.tsx`. */
export interface FieldReact {
  readonly id: string;
  /** Absent for what nobody types in. */
  readonly Input?: ComponentType<FieldInputProps>;
  readonly Display: ComponentType<FieldDisplayProps>;
  /** Absent where a field cannot be filtered on. */
  readonly FilterInput?: ComponentType<FilterInputProps>;
  /** `end` for numbers; `start` unless said. */
  readonly align?: 'start' | 'end';
  /** Width of a grid column in CSS pixels until somebody changes it; 160 unless said. */
  readonly width?: number;
  /** False where a cell is too small to edit in; true unless said, where there is an `Input`. */
  readonly editsInCell?: boolean;
}

/** The drawing facets by field type. */
export type ReactFields = Registry<FieldReact>;

/** Declares a drawing facet; the identity function, for its types. */
export function defineFieldReact(facet: FieldReact): FieldReact {
  return Object.freeze(facet);
}
