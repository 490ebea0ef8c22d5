import type { FieldDefinition, FieldInstance } from '@formwork/definition';
import { type FieldCheck, type FieldConversion, type SqlFragment, defineFieldPostgres, sql } from '@formwork/storage';
import { checkedConversion } from '../../columns/checked-conversion.ts';
import { within } from '../../columns/range-check.ts';
import { sourceColumn } from '../../columns/source-column.ts';
import { LATITUDE, LONGEST_ADDRESS, LONGITUDE } from './location-limits.ts';
import { coordinatesOf, partsOf } from './model.ts';

/** An address in a text column, empty where there is none, and coordinates in two numeric columns beside it. */
export const locationPostgres = defineFieldPostgres({
  id: 'location',
  encode: (value) => {
    if (value === null) return [null, null, null];
    const { address, latitude, longitude } = partsOf(value);
    return [address, latitude || null, longitude || null];
  },
  present: ([address, latitude, longitude]) =>
    sql`case when ${address} is null then null else json_build_object('address', ${address}, 'latitude', ${latitude}::text, 'longitude', ${longitude}::text) end`,
  checks: (columns, field) => placeChecks(columns, field.definition),
  index: (purpose) => (purpose === 'search' ? 'trigram' : undefined),
  convertFrom,
});

function placeChecks(columns: readonly SqlFragment[], field: FieldDefinition): readonly FieldCheck[] {
  const [address, latitude, longitude] = [columns[0]!, columns[1]!, columns[2]!];
  const mode = coordinatesOf(field);
  const needed = mode === 'required' ? sql`${latitude} is not null` : sql`${latitude} is not null or ${address} <> ''`;
  return [
    { suffix: 'length', sql: within(sql`char_length(${address})`, 'int4range', { least: 0, most: LONGEST_ADDRESS }) },
    { suffix: 'pair', sql: sql`(${latitude} is null) = (${longitude} is null)` },
    { suffix: 'latitude', sql: within(latitude, 'numrange', { least: LATITUDE.min, most: LATITUDE.max }) },
    { suffix: 'longitude', sql: within(longitude, 'numrange', { least: LONGITUDE.min, most: LONGITUDE.max }) },
    { suffix: 'place', sql: sql`case when ${address} is null then ${latitude} is null else ${needed} end` },
    ...(mode === 'none' ? [{ suffix: 'none', sql: sql`${latitude} is null` }] : []),
  ];
}

/** A text becomes an address; a place whose coordinates are no longer wanted keeps its address. */
function convertFrom(
  from: FieldInstance,
  columns: readonly SqlFragment[],
  to: FieldInstance,
): FieldConversion | undefined {
  const source = columns[0]!;
  if (columns.length === 3 && from.definition.type === to.definition.type) {
    return checkedConversion({ source, using: columns, checks: placeChecks(columns, to.definition), isLossy: false });
  }
  if (columns.length !== 1 || sourceColumn(from)?.kind !== 'text') return undefined;
  const using = [source, sql`null::numeric`, sql`null::numeric`];
  return checkedConversion({ source, using, checks: placeChecks(using, to.definition), isLossy: false });
}
