import type { EntityModel, FieldInstance } from '@formwork/definition';
import { instant, param } from '../record/record-binds.ts';
import { type SqlFragment, sql } from '../sql/sql.ts';

/** The quoted table of an app's counters. */
export function counterTable(app: string): SqlFragment {
  return sql.identifier(app, '_counters');
}

/** Fields of an entity that number its records. */
export function sequenceFields(entity: EntityModel): readonly FieldInstance[] {
  return [...entity.fields.values()].filter((field) => field.shape.shape === 'sequence');
}

const PERIODS = { never: '', yearly: 'YYYY', monthly: 'YYYYMM', daily: 'YYYYMMDD' } as const;
/** What of a format stands for something else. */
export const TOKENS = /\{(YYYY|YY|MM|DD|0+)\}/g;

/** The civil day that numbers are made of, where the caller is. */
const day: SqlFragment = sql`(${instant} at time zone ${param('timeZone')}::text)`;

/** The period that a sequence is in now. */
export function presentPeriod(field: FieldInstance): SqlFragment {
  if (field.shape.shape !== 'sequence') throw new TypeError(`${field.name} is no sequence.`);
  // PostgreSQL writes a day without a pattern as null, and a key has none.
  return sql`coalesce(to_char(${day}, ${sql.literal(PERIODS[field.shape.resets])}), '')`;
}

/**
 * Takes the next `count` numbers: one locked row per sequence and period until the transaction ends, so committed
 * numbers have no gaps. Gives `value`, the last one taken.
 */
export function takeNumbers(entity: EntityModel, field: FieldInstance, count: SqlFragment): SqlFragment {
  const period = presentPeriod(field);
  return sql`insert into ${counterTable(entity.app)} as c ("entity", "field", "period", "value") select ${entity.name}::text, ${field.name}::text, ${period}, ${count} where ${count} > 0 on conflict ("entity", "field", "period") do update set "value" = c."value" + excluded."value" returning "value"`;
}

/** A number in the format of its field, such as `SO-2026-000042`. Numbers that outgrow their zeros keep all digits. */
export function formatNumber(field: FieldInstance, value: SqlFragment): SqlFragment {
  if (field.shape.shape !== 'sequence') throw new TypeError(`${field.name} is no sequence.`);
  const { format } = field.shape;
  const parts: SqlFragment[] = [];
  let at = 0;
  for (const match of format.matchAll(TOKENS)) {
    if (match.index > at) parts.push(sql.literal(format.slice(at, match.index)));
    const token = match[1]!;
    const width = sql.constant(String(token.length));
    parts.push(
      token.startsWith('0')
        ? sql`lpad((${value})::text, greatest(${width}, length((${value})::text)), '0')`
        : sql`to_char(${day}, ${sql.literal(token)})`,
    );
    at = match.index + match[0].length;
  }
  if (at < format.length) parts.push(sql.literal(format.slice(at)));
  return parts.length === 0 ? sql`(${value})::text` : sql`(${sql.join(parts, ' || ')})`;
}
