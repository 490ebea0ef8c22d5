import { type SqlFragment, type SqlStatement, sql, toStatement } from '../../sql/sql.ts';
import { type KeyShape, type TableName, columnMark } from '../shape/table-shape.ts';
import { alterTable, tableSql } from './change-kind.ts';
import { columnList } from './column-sql.ts';

const onDelete = { restrict: 'restrict', cascade: 'cascade', 'set-null': 'set null' } as const;

/** Whether a key is a constraint or an index in PostgreSQL's words. A partial unique key can only be an index. */
export function keyObject(key: KeyShape): 'constraint' | 'index' {
  return ['primary', 'foreign-key', 'check', 'exclusion'].includes(key.kind) ? 'constraint' : 'index';
}

/** The condition of a check over the given columns. */
export function checkCondition(template: string, columns: readonly SqlFragment[]): SqlFragment {
  const mark = new RegExp(`"${columnMark(0).replace('0', '(\\d+)')}"`, 'g');
  const parts: SqlFragment[] = [];
  let end = 0;
  for (const match of template.matchAll(mark)) {
    parts.push(sql.constant(template.slice(end, match.index)), columns[Number(match[1])]!);
    end = match.index + match[0].length;
  }
  return sql.join([...parts, sql.constant(template.slice(end))], '');
}

/** How a key is added: at once, or in a way that lets everybody work and is finished after the publish. */
export interface AddKeyOptions {
  readonly isDeferred: boolean;
}

/** The statement that adds a key to a table. */
export function addKeyStatement(table: TableName, key: KeyShape, options: AddKeyOptions): SqlStatement {
  const name = sql.identifier(key.name);
  const columns = columnList(key.kind === 'primary' ? ['id'] : key.columns);
  const later = options.isDeferred ? sql.constant(' not valid') : sql.empty;
  switch (key.kind) {
    case 'primary':
      return alterTable(table, sql`add constraint ${name} primary key (${columns})`);
    case 'foreign-key': {
      const action = sql.constant(onDelete[key.onDelete]);
      const target = tableSql(key.target);
      return alterTable(
        table,
        sql`add constraint ${name} foreign key (${columns}) references ${target} (id) on delete ${action}${later}`,
      );
    }
    case 'check': {
      const condition = checkCondition(
        key.template,
        key.columns.map((column) => sql.identifier(column)),
      );
      return alterTable(table, sql`add constraint ${name} check (${condition})${later}`);
    }
    case 'exclusion': {
      const same = key.columns.map((column) => sql`${sql.identifier(column)} with =`);
      const period = sql`daterange(${sql.identifier(key.from)}, ${sql.identifier(key.to)}, '[]') with &&`;
      return alterTable(
        table,
        sql`add constraint ${name} exclude using gist (${sql.join([...same, period])}) where (deleted_at is null)`,
      );
    }
    default:
      return addIndexStatement(table, key, options);
  }
}

type IndexShape = Extract<KeyShape, { kind: 'unique' | 'index' | 'members' | 'search' }>;

function addIndexStatement(table: TableName, key: IndexShape, options: AddKeyOptions): SqlStatement {
  const how = sql.constant(
    `${key.kind === 'unique' ? 'unique ' : ''}index ${options.isDeferred ? 'concurrently ' : ''}`,
  );
  const start = sql`create ${how}${sql.identifier(key.name)} on ${tableSql(table)}`;
  const columns = columnList(key.columns);
  switch (key.kind) {
    case 'unique':
      return toStatement(sql`${start} (${columns}) where deleted_at is null`);
    case 'index':
      return toStatement(sql`${start} (${columns})${sql.constant(key.isPartial ? ' where deleted_at is null' : '')}`);
    case 'members':
      return toStatement(sql`${start} using gin (${columns})`);
    case 'search':
      return toStatement(sql`${start} using gin (${columns} ${sql.constant(key.operatorClass)})`);
  }
}

/** The statement that drops a key. */
export function dropKeyStatement(table: TableName, name: string, object: 'constraint' | 'index'): SqlStatement {
  if (object === 'constraint') return alterTable(table, sql`drop constraint ${sql.identifier(name)}`);
  return toStatement(sql`drop index ${sql.identifier(table.schema, name)}`);
}
