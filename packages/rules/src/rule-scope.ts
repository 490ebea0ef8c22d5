import type { RuleType } from './rule-type.ts';

/** A working calendar: which civil days are worked. */
export interface BusinessCalendar {
  readonly name: string;
  /** IANA name, such as `Asia/Shanghai`. */
  readonly timeZone: string;
  /** Weekdays that are worked, ISO: 1 is Monday, 7 is Sunday. */
  readonly workdays: readonly number[];
  /** Civil dates that are not worked, such as holidays. */
  readonly off: readonly string[];
  /** Civil dates that are worked although the weekday is not: make-up days. They win over `off`. */
  readonly work: readonly string[];
}

/** What an expression may read, given by whoever knows the entities. Rules themselves know none. */
export interface RuleScope {
  /** The types of the top-level variables: record, before, input, user, now, today, parent, app, … */
  readonly variables: Readonly<Record<string, RuleType>>;
  /** The type of a member of a reference or record; `undefined` when there is none, or none that may be seen. */
  readonly member: (entity: string, name: string) => RuleType | undefined;
  /** A calendar by name, for the workday functions. */
  readonly calendar?: (name: string) => BusinessCalendar | undefined;
  /** The qualified id of an entity as an expression names it; without it `lookup` and `exists` are findings. */
  entity?(name: string): string | undefined;
}

/** Where an expression stands in an app's files: findings are addressed relative to it. */
export interface RulePlace {
  readonly file?: string;
  /** JSON Pointer to the expression within the file. */
  readonly path?: string;
}

/** The names that a formula and a rename read as scopes and not as fields of the record. */
export const SCOPE_ROOTS: readonly string[] = [
  'record',
  'before',
  'input',
  'user',
  'now',
  'today',
  'parent',
  'app',
  'item',
  'outer',
];
