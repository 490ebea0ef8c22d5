import { type SqlFragment, sql, toStatement } from '../../sql/sql.ts';
import { parkedComment } from '../live/parked-name.ts';
import type { Rename } from '../plan/order-renames.ts';
import type { ColumnShape, TableName } from '../shape/table-shape.ts';
import { alterTable, defineChange, tableSql } from './change-kind.ts';

/** The values of a field become values of another type. */
export interface ConvertColumn {
  readonly kind: 'convert-column';
  readonly table: TableName;
  readonly field: string;
  readonly columns: readonly ColumnShape[];
  /** One expression per column, over the columns as `keeps` has renamed them. */
  readonly using: readonly SqlFragment[];
  /** The old columns and the names under which they stay; empty when the column is changed in place. */
  readonly keeps: readonly (Rename & { readonly isNotNull: boolean })[];
}

export const convertColumn = defineChange<ConvertColumn>({
  kind: 'convert-column',
  subject: ({ table, field }) => `${table.table}.${field}`,
  describe: ({ table, field, columns, keeps }) => {
    const types = columns.map((column) => column.type).join(', ');
    const kept = keeps.map(({ to }) => to).join(', ');
    return {
      en: `Convert ${field} of ${table.table} to ${types}${kept === '' ? '' : `; the old values are kept aside as ${kept}`}.`,
      'zh-CN': `将 ${table.table} 的 ${field} 转换为 ${types}${kept === '' ? '' : `；旧值以 ${kept} 之名保留`}。`,
    };
  },
  compile: ({ table, columns, using, keeps }) => {
    if (keeps.length === 0)
      return columns.map((column, index) => {
        const name = sql.identifier(column.name);
        return alterTable(table, sql`alter column ${name} type ${sql.constant(column.type)} using ${using[index]!}`);
      });
    const assignments = columns.map((column, index) => sql`${sql.identifier(column.name)} = ${using[index]!}`);
    return [
      ...keeps.flatMap(({ from, to, isNotNull }) => [
        ...(isNotNull ? [alterTable(table, sql`alter column ${sql.identifier(from)} drop not null`)] : []),
        alterTable(table, sql`rename column ${sql.identifier(from)} to ${sql.identifier(to)}`),
        toStatement(
          sql`comment on column ${tableSql(table)}.${sql.identifier(to)} is ${sql.literal(parkedComment(from))}`,
        ),
      ]),
      ...columns.map((column) =>
        alterTable(table, sql`add column ${sql.identifier(column.name)} ${sql.constant(column.type)}`),
      ),
      toStatement(sql`update ${tableSql(table)} set ${sql.join(assignments)}`),
    ];
  },
  locks: ({ table }) => [{ table, mode: 'ACCESS EXCLUSIVE' }],
});
