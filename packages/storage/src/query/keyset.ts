import { createHash } from 'node:crypto';
import { type SqlFragment, sql } from '../sql/sql.ts';
import { param } from '../record/record-binds.ts';
import type { SortKey, SortType } from './sort-key.ts';

/** Where a page ended: the texts of its last record's sort keys, null for empty ones. */
export type CursorValues = readonly (string | null)[];

const TEXTS: Readonly<Record<SortType, RegExp>> = {
  text: /^[^\0]*$/su,
  numeric: /^-?\d{1,60}(\.\d{1,40})?$/,
  bigint: /^-?\d{1,18}$/,
  boolean: /^(true|false)$/,
  date: /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/,
  timestamptz: /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,6})?Z$/,
  uuid: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/,
};
const LONGEST = 8_000;

/** A short text that tells lists apart by everything that decides which records they hold, in which order. */
export function fingerprintOf(parts: readonly unknown[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64url').slice(0, 16);
}

/** The cursor after a page; `position` is the JSON array that the statement gave. */
export function formatCursor(fingerprint: string, position: string): string {
  return Buffer.from(`["${fingerprint}",${position}]`, 'utf8').toString('base64url');
}

/** Reads a cursor; `undefined` when it is damaged or belongs to another list. */
export function parseCursor(text: string, fingerprint: string, keys: readonly SortKey[]): CursorValues | undefined {
  if (text.length > LONGEST) return undefined;
  let parsed: unknown;
  try {
    parsed = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
  if (!Array.isArray(parsed) || parsed.length !== 2 || parsed[0] !== fingerprint) return undefined;
  const values: unknown = parsed[1];
  if (!Array.isArray(values) || values.length !== keys.length) return undefined;
  const isFitting = values.every((value: unknown, index) => {
    const key = keys[index]!;
    if (value === null) return key.isNullable;
    return typeof value === 'string' && TEXTS[key.type].test(value) && isRealDay(value, key.type);
  });
  return isFitting ? (values as (string | null)[]) : undefined;
}

function isRealDay(text: string, type: SortType): boolean {
  if (type !== 'date' && type !== 'timestamptz') return true;
  const day = text.slice(0, 10);
  const instant = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(day);
}

/** A sort value as the text that a cursor carries. */
export function cursorText(value: SqlFragment, type: SortType): SqlFragment {
  if (type === 'timestamptz') return sql`to_char(${value} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;
  if (type === 'date') return sql`to_char(${value}, 'YYYY-MM-DD')`;
  return sql`(${value})::text`;
}

/** The parameter that holds the n-th value of a cursor. */
function cursorParam(index: number, type: SortType): SqlFragment {
  return sql`${param(`cursor${index}`)}::${sql.constant(type)}`;
}

/** The values of a cursor under the names of its parameters. */
export function cursorParams(values: CursorValues): Record<string, unknown> {
  return Object.fromEntries(values.map((value, index) => [`cursor${index}`, value]));
}

/**
 * The condition "comes after the cursor". Which of the cursor's values are empty is part of the shape.
 * Keys that all go one way and are never empty compare as one row, which an index answers directly.
 */
export function afterCursor(
  values: readonly SqlFragment[],
  keys: readonly SortKey[],
  isNull: readonly boolean[],
): SqlFragment {
  const params = keys.map((key, index) => cursorParam(index, key.type));
  const isRow = keys.every((key) => !key.isNullable && key.isDescending === keys[0]!.isDescending);
  if (isRow) {
    const sign = sql.constant(keys[0]!.isDescending ? '<' : '>');
    return sql`(${sql.join(values)}) ${sign} (${sql.join(params)})`;
  }
  const ways = keys.flatMap((key, index) => {
    const beyond = isBeyond(values[index]!, params[index]!, key, isNull[index]!);
    if (beyond === undefined) return [];
    const ties = keys
      .slice(0, index)
      .map((_, at) => (isNull[at]! ? sql`${values[at]!} is null` : sql`${values[at]!} = ${params[at]!}`));
    return [sql`(${sql.join([...ties, beyond], ' and ')})`];
  });
  const first = keys[0]!;
  const notBefore = sql`${values[0]!} ${sql.constant(first.isDescending ? '<=' : '>=')} ${params[0]!}`;
  const after = sql`(${sql.join(ways, ' or ')})`;
  return first.isNullable ? after : sql`${notBefore} and ${after}`;
}

function isBeyond(value: SqlFragment, parameter: SqlFragment, key: SortKey, isNull: boolean): SqlFragment | undefined {
  if (isNull) return undefined;
  const sign = sql.constant(key.isDescending ? '<' : '>');
  const beyond = sql`${value} ${sign} ${parameter}`;
  return key.isNullable ? sql`(${beyond} or ${value} is null)` : beyond;
}
