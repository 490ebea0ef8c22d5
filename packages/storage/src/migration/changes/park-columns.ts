import { sql, toStatement } from '../../sql/sql.ts';
import { parkedComment } from '../live/parked-name.ts';
import type { Rename } from '../plan/order-renames.ts';
import type { TableName } from '../shape/table-shape.ts';
import { alterTable, defineChange, tableSql } from './change-kind.ts';
import { renameFieldInCounters } from './ledger-sql.ts';

/** The columns of a field that left the definition: kept aside under other names, never dropped. */
export interface ParkColumns {
  readonly kind: 'park-column';
  readonly table: TableName;
  readonly field: string;
  /** Present name to parked name, with whether the column must be freed of NOT NULL first. */
  readonly columns: readonly (Rename & { readonly isNotNull: boolean })[];
}

export const parkColumns = defineChange<ParkColumns>({
  kind: 'park-column',
  subject: ({ table, field }) => `${table.table}.${field}`,
  describe: ({ table, field, columns }) => ({
    en: `Take ${field} of ${table.table} out of use; its values are kept aside as ${columns.map(({ to }) => to).join(', ')}.`,
    'zh-CN': `停用 ${table.table} 的 ${field}；其值以 ${columns.map(({ to }) => to).join('、')} 之名保留。`,
  }),
  compile: ({ table, columns, field }) => [
    ...columns.flatMap(({ from, to, isNotNull }) => [
      ...(isNotNull ? [alterTable(table, sql`alter column ${sql.identifier(from)} drop not null`)] : []),
      alterTable(table, sql`rename column ${sql.identifier(from)} to ${sql.identifier(to)}`),
      toStatement(
        sql`comment on column ${tableSql(table)}.${sql.identifier(to)} is ${sql.literal(parkedComment(from))}`,
      ),
    ]),
    renameFieldInCounters(table.schema, table.table, field, columns[0]!.to),
  ],
  locks: ({ table }) => [{ table, mode: 'ACCESS EXCLUSIVE' }],
});
