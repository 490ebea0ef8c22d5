import { type FieldCheck, type SqlFragment, defineFieldPostgres, sql } from '@formwork/storage';
import type { FieldDefinition } from '@formwork/definition';
import { mostPoints } from './model.ts';

/** Points in a bigint column that the database keeps within their range. */
export const scorePostgres = defineFieldPostgres({
  id: 'score',
  encode: (value) => [typeof value === 'number' ? String(value) : null],
  present: (columns) => columns[0]!,
  checks: (columns, field) => pointsCheck(columns[0]!, field.definition),
  index: (purpose) => (purpose === 'search' ? undefined : 'btree'),
  convertFrom: (from, columns, to) => {
    if (from.shape.shape !== 'column' || from.shape.column.kind !== 'bigint') return undefined;
    const fits = pointsCheck(columns[0]!, to.definition)[0]!.sql;
    return { using: [columns[0]!], fails: sql`not coalesce(${fits}, true)`, isLossy: false };
  },
});

function pointsCheck(column: SqlFragment, field: FieldDefinition): readonly [FieldCheck] {
  const most = sql.constant(String(mostPoints(field)));
  return [{ suffix: 'points', sql: sql`${column} between 1 and ${most}` }];
}
