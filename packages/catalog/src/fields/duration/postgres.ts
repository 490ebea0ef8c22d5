import type { FieldDefinition } from '@formwork/definition';
import { type FieldCheck, type FieldConversion, type SqlFragment, defineFieldPostgres, sql } from '@formwork/storage';
import { checkedConversion } from '../../columns/checked-conversion.ts';
import { convertToBigint } from '../../columns/convert-number.ts';
import { encodeScalar } from '../../columns/encode-scalar.ts';
import { within } from '../../columns/range-check.ts';
import { sourceColumn } from '../../columns/source-column.ts';
import { spanLimits } from './model.ts';

/** Seconds in a bigint column. Numbers of other types are taken to be seconds. */
export const durationPostgres = defineFieldPostgres({
  id: 'duration',
  encode: encodeScalar,
  present: (columns) => columns[0]!,
  checks: (columns, field) => spanCheck(columns[0]!, field.definition),
  index: (purpose) => (purpose === 'search' ? undefined : 'btree'),
  convertFrom: (from, columns, to) => {
    const checksOf = (seconds: SqlFragment): readonly FieldCheck[] => spanCheck(seconds, to.definition);
    return sourceColumn(from)?.kind === 'text'
      ? fromClock(columns, checksOf)
      : convertToBigint(from, columns, checksOf);
  },
});

/** Of texts only 8:30 and 8:30:00 say a length alone; what a bare number meant there, nobody knows. */
function fromClock(
  columns: readonly SqlFragment[],
  checksOf: (seconds: SqlFragment) => readonly FieldCheck[],
): FieldConversion {
  const source = columns[0]!;
  const part = (at: number): SqlFragment =>
    sql`coalesce(nullif(split_part(${source}, ':', ${sql.constant(String(at))}), ''), '0')::bigint`;
  const using = sql`(${part(1)} * 3600 + ${part(2)} * 60 + ${part(3)})`;
  const fails = sql`${source} !~ '^[0-9]{1,6}:[0-5][0-9](:[0-5][0-9])?$'`;
  return checkedConversion({ source, fails, using: [using], checks: checksOf(using), isLossy: true });
}

function spanCheck(column: SqlFragment, field: FieldDefinition): readonly FieldCheck[] {
  const { min, max } = spanLimits(field);
  return [{ suffix: 'range', sql: within(column, 'int8range', { least: min, most: max }) }];
}
