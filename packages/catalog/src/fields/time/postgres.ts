import type { FieldDefinition } from '@formwork/definition';
import { type FieldCheck, type SqlFragment, defineFieldPostgres, sql } from '@formwork/storage';
import { convertWritten } from '../../columns/convert-written.ts';
import { encodeScalar } from '../../columns/encode-scalar.ts';
import { clockPattern } from '../../values/clock-time.ts';
import { clockLimits, hasSeconds } from './model.ts';

/** A time of day in a text column, always with two digits a part, so that texts sort as times do. */
export const timePostgres = defineFieldPostgres({
  id: 'time',
  encode: encodeScalar,
  present: (columns) => columns[0]!,
  checks: (columns, field) => clockChecks(columns[0]!, field.definition),
  index: (purpose) => (purpose === 'search' ? undefined : 'btree'),
  convertFrom: (from, columns, to) =>
    convertWritten(
      from,
      columns,
      (text) => clockChecks(text, to.definition),
      (text) => {
        const padded = sql`regexp_replace(${text}, '^([0-9]):', '0\\1:')`;
        return hasSeconds(to.definition)
          ? sql`regexp_replace(${padded}, '^([0-9]{2}:[0-9]{2})$', '\\1:00')`
          : sql`regexp_replace(${padded}, '^([0-9]{2}:[0-9]{2}):00$', '\\1')`;
      },
    ),
});

function clockChecks(column: SqlFragment, field: FieldDefinition): readonly FieldCheck[] {
  const pattern = sql.literal(clockPattern(hasSeconds(field)));
  const { min, max } = clockLimits(field);
  return [
    { suffix: 'clock', sql: sql`${column} ~ ${pattern}` },
    ...(min === undefined ? [] : [{ suffix: 'min', sql: sql`${column} >= ${sql.literal(min)}` }]),
    ...(max === undefined ? [] : [{ suffix: 'max', sql: sql`${column} <= ${sql.literal(max)}` }]),
  ];
}
