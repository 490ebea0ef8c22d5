import { type SqlFragment, sql } from '../../sql/sql.ts';
import type { TableName } from '../shape/table-shape.ts';
import { type Preparation, alterTable, defineChange } from './change-kind.ts';

/** A field became required, or stopped being so. */
export interface RequireColumns {
  readonly kind: 'require-column' | 'unrequire-column';
  readonly table: TableName;
  readonly field: string;
  readonly columns: readonly string[];
  /**
   * For a big table: where a constraint can tell before the publish that no record is empty, so that the publish need
   * not look; under the names that table and columns have until then.
   */
  readonly preparable?: { readonly table: TableName; readonly columns: readonly string[] };
  /** True when that is done. */
  readonly isPrepared?: boolean;
}

const IDENTIFIER_BYTES = 63;

/** The name of the constraint that stands in until a column is NOT NULL. */
export function requiredCheckName(column: string): string {
  return `_required_${column}`.slice(0, IDENTIFIER_BYTES);
}

const requiring = (kind: RequireColumns['kind']) =>
  defineChange<RequireColumns>({
    kind,
    subject: ({ table, field }) => `${table.table}.${field}`,
    describe: ({ table, field, preparable }) => {
      if (kind === 'unrequire-column')
        return { en: `Let ${field} of ${table.table} be empty.`, 'zh-CN': `允许 ${table.table} 的 ${field} 为空。` };
      const isPrepared = preparable !== undefined;
      return {
        en: `Make ${field} of ${table.table} required${isPrepared ? ', checked before the publish while everybody works; it holds from then on' : ''}.`,
        'zh-CN': `将 ${table.table} 的 ${field} 设为必填${isPrepared ? '（发布前在不影响使用的情况下检查，检查起即生效）' : ''}。`,
      };
    },
    compile: ({ table, columns, preparable, isPrepared }) => {
      const action = sql.constant(kind === 'require-column' ? 'set not null' : 'drop not null');
      const checks = isPrepared === true ? (preparable?.columns ?? []) : [];
      return [
        ...columns.map((column) => alterTable(table, sql`alter column ${sql.identifier(column)} ${action}`)),
        ...checks.map((column) => alterTable(table, dropCheck(column))),
      ];
    },
    locks: ({ table }) => [{ table, mode: 'ACCESS EXCLUSIVE' }],
  });

export const requireColumns = requiring('require-column');
export const unrequireColumns = requiring('unrequire-column');

/** What is done before the publish for columns that become required, and what takes it back. */
export function prepareRequired({ preparable, isPrepared }: RequireColumns): Preparation {
  if (preparable === undefined || isPrepared === true) return { prepare: [], undo: [] };
  const { table, columns } = preparable;
  const perColumn = (action: (column: string) => SqlFragment): string[] =>
    columns.map((column) => alterTable(table, action(column)).text);
  return {
    prepare: [
      ...perColumn((column) => {
        const name = sql.identifier(requiredCheckName(column));
        return sql`add constraint ${name} check (${sql.identifier(column)} is not null) not valid`;
      }),
      ...perColumn((column) => sql`validate constraint ${sql.identifier(requiredCheckName(column))}`),
    ],
    undo: perColumn((column) => sql`drop constraint if exists ${sql.identifier(requiredCheckName(column))}`),
  };
}

function dropCheck(column: string): SqlFragment {
  return sql`drop constraint ${sql.identifier(requiredCheckName(column))}`;
}
