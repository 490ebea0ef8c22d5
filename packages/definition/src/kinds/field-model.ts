import type { Issue, Json, Registry, Text } from '@formwork/kernel';
import type { RuleType } from '@formwork/rules';
import type { TObject } from 'typebox';
import type { FieldDefinition } from '../schema/entity.ts';
import type { StorageShape } from './storage-shape.ts';

/** Comparisons that a filter builder offers; each is a rules expression over the field. */
export type FilterOperator =
  | 'is'
  | 'isNot'
  | 'isAnyOf'
  | 'isNoneOf'
  | 'contains'
  | 'startsWith'
  | 'lessThan'
  | 'atMost'
  | 'greaterThan'
  | 'atLeast'
  | 'between'
  | 'hasAny'
  | 'hasAll'
  | 'hasNone'
  | 'isEmpty'
  | 'isNotEmpty';

/** What a field type may ask about the rest of the definition while it is resolved. */
export interface FieldContext {
  /** The qualified id of the entity that holds the field. */
  readonly entity: string;
  /** Turns `part` or `core.part` into a qualified id, or `undefined` when there is no such entity. */
  resolveEntity(name: string): string | undefined;
  /** The rule type of a field of an entity, or `undefined`. */
  readonly fieldType: (entity: string, field: string) => RuleType | undefined;
  /** The raw definition of a field of an entity, or `undefined`. */
  field(entity: string, field: string): FieldDefinition | undefined;
}

/** A value that was accepted, or why it was not. The issue's path is relative to the value. */
export type ParseResult =
  { readonly ok: true; readonly value: Json } | { readonly ok: false; readonly issue: FieldIssue };

/** The coded reason why a value was refused, before it is addressed to a record. */
export type FieldIssue = Pick<Issue, 'code' | 'message' | 'hint'> & {
  readonly path?: string;
  readonly details?: Issue['details'];
};

/** Something that an option of a field points at: used for where-used, renames and dependency order. */
export type FieldReference =
  | { readonly kind: 'entity'; readonly path: string; readonly name: string }
  | { readonly kind: 'field'; readonly path: string; readonly entity: string; readonly name: string }
  | {
      readonly kind: 'rule';
      readonly path: string;
      readonly json: unknown;
      /** Which entity `record` is inside this expression (the field's own unless said). */
      readonly record?: string;
      /** Further variables of this expression by name, such as `outer`. */
      readonly variables?: Readonly<Record<string, RuleType>>;
      /** The type that the expression must have, where it must. */
      readonly expected?: RuleType;
    };

/**
 * The facet of a field type that runs everywhere: options, value, operators. Pure.
 * Declared with `defineFieldModel` in `packages/catalog/src/fields/<id>/model.ts`.
 */
export interface FieldModel {
  /** kebab-case; the folder's name. */
  readonly id: string;
  readonly label: Text;
  readonly help: Text;
  /** The kind's own options as a closed JSON Schema object (without the keys that every field has). */
  readonly options: TObject;
  /** How it is kept: one of a closed set that storage implements. */
  storage(field: FieldDefinition, context: FieldContext): StorageShape;
  /** Its type in expressions. */
  ruleType(field: FieldDefinition, context: FieldContext): RuleType;
  /** JSON Schema (2020-12) of a value on the wire; null is allowed by the caller where the field is not required. */
  valueSchema(field: FieldDefinition): Record<string, unknown>;
  /** Checks and normalises one non-null value from outside. Empty strings have become null before. Never throws. */
  parse(raw: unknown, field: FieldDefinition): ParseResult;
  /** The value as a person reads it in the locale (BCP 47); `''` for null. `timeZone` is the reader's IANA zone. */
  format(value: Json, field: FieldDefinition, reader: { readonly locale: string; readonly timeZone: string }): string;
  readonly operators: readonly FilterOperator[];
  /** The operators of one field, where they depend on its options; `operators` unless there is such a function. */
  operatorsOf?(field: FieldDefinition): readonly FilterOperator[];
  /** True when nobody types it in: formula, rollup, autonumber. */
  readonly isComputed?: boolean;
  /** False for lines: it can't be a column of a list, sorted by or filtered on. True unless said. */
  readonly isScalar?: boolean;
  /** False where `required`, `unique` or `default` would mean nothing. All true unless said. */
  readonly allows?: {
    readonly required?: boolean;
    readonly unique?: boolean;
    readonly default?: boolean;
    readonly searchable?: boolean;
  };
  /** Findings that a schema cannot express, such as a minimum above the maximum; paths are relative to the field. */
  lint?(field: FieldDefinition, context: FieldContext): readonly Omit<Issue, 'file'>[];
  /** What its options point at, with paths relative to the field. */
  references?(field: FieldDefinition, context: FieldContext): readonly FieldReference[];
}

/** The catalogue as the engines see it: field models by id. */
export type FieldModels = Registry<FieldModel>;

/** Declares a field model; the identity function, for its types. */
export function defineFieldModel(model: FieldModel): FieldModel {
  return Object.freeze(model);
}
