import type { FieldDefinition } from '@formwork/definition';
import type { Json } from '@formwork/kernel';

/** A value that a field takes: as it comes in, as it is kept, and as people read it. */
export interface ValidCase {
  readonly in: unknown;
  /** The normalised wire value; null when the value counts as empty. */
  readonly out: Json;
  readonly text?: { readonly en: string; readonly 'zh-CN': string };
}

/** A value that a field refuses. */
export interface InvalidCase {
  readonly in: unknown;
  readonly code: string;
  /** JSON Pointer within the value. */
  readonly path?: string;
  /** True where JSON Schema has no words for the reason, such as a day that the calendar lacks. */
  readonly isBeyondSchema?: true;
}

/** Stored values of another field and what becomes of them when the field changes to this type. */
export interface ConversionCase {
  readonly from: FieldDefinition;
  readonly rows: readonly { readonly value: Json; readonly to?: Json; readonly fails?: true }[];
}

/** One definition of a field with its values. */
export interface FieldSample {
  readonly field: FieldDefinition;
  /** Other fields of the entity that the definition needs. */
  readonly around?: readonly FieldDefinition[];
  readonly valid: readonly ValidCase[];
  readonly invalid: readonly InvalidCase[];
  /** Kept values from the least to the greatest, as the database sorts them. */
  readonly ascending?: readonly Json[];
  /** Rows that the database itself refuses: one parameter for each column. */
  readonly refused?: readonly (readonly unknown[])[];
  readonly conversions?: readonly ConversionCase[];
}

/** A definition that the type's own lint finds fault with. */
export interface LintCase {
  readonly field: FieldDefinition;
  readonly code: string;
}

/** The cases of a field type. They drive the conformance suite: a new type joins it by adding them. */
export interface FieldCases {
  readonly id: string;
  readonly samples: readonly FieldSample[];
  readonly lint?: readonly LintCase[];
}

/** Declares the cases of a field type; the identity function, for its types. */
export function defineFieldCases(cases: FieldCases): FieldCases {
  return cases;
}
