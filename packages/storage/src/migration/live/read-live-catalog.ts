import type { ClientBase } from 'pg';
import type { LiveCatalog, LiveColumn, LiveKey, LiveTable } from './live-catalog.ts';
import { isParkedName, readParkedComment } from './parked-name.ts';

interface TableRow {
  readonly name: string;
  readonly comment: string | null;
  readonly rows: number;
}
interface ColumnRow {
  readonly table: string;
  readonly name: string;
  readonly type: string;
  readonly notNull: boolean;
  readonly comment: string | null;
}
interface KeyRow {
  readonly table: string;
  readonly name: string;
  readonly kind: 'constraint' | 'index';
  readonly valid: boolean;
  readonly targetSchema: string | null;
  readonly targetTable: string | null;
}
interface CatalogRow {
  readonly schema: boolean;
  readonly tables: readonly TableRow[];
  readonly columns: readonly ColumnRow[];
  readonly keys: readonly KeyRow[];
  readonly extensions: readonly { readonly name: string; readonly schema: string }[];
}

/** One statement, so that what is read is of one moment. Not-null constraints are read as a property of their column. */
const QUERY = `
with tables as (
  select c.oid, c.relname, c.reltuples from pg_class c
  where c.relnamespace = (select oid from pg_namespace where nspname = $1) and c.relkind in ('r', 'p')
)
select
  exists (select 1 from pg_namespace where nspname = $1) as schema,
  (select coalesce(json_agg(json_build_object('name', relname, 'rows', reltuples,
     'comment', obj_description(oid, 'pg_class')) order by relname), '[]') from tables) as tables,
  (select coalesce(json_agg(json_build_object('table', t.relname, 'name', a.attname,
     'type', format_type(a.atttypid, a.atttypmod), 'notNull', a.attnotnull,
     'comment', col_description(t.oid, a.attnum)) order by t.relname, a.attnum), '[]')
   from tables t join pg_attribute a on a.attrelid = t.oid where a.attnum > 0 and not a.attisdropped) as columns,
  (select coalesce(json_agg(k), '[]') from (
     select t.relname as "table", o.conname as name, 'constraint' as kind,
       o.convalidated and coalesce(i.indisvalid, true) as valid,
       fn.nspname as "targetSchema", fc.relname as "targetTable"
     from tables t join pg_constraint o on o.conrelid = t.oid and o.contype <> 'n'
     left join pg_index i on i.indexrelid = o.conindid and o.contype in ('p', 'u', 'x')
     left join pg_class fc on o.contype = 'f' and fc.oid = o.confrelid
     left join pg_namespace fn on fn.oid = fc.relnamespace
     union all
     select t.relname, x.relname, 'index', i.indisvalid and i.indisready, null, null
     from tables t join pg_index i on i.indrelid = t.oid join pg_class x on x.oid = i.indexrelid
     where not exists (select 1 from pg_constraint o where o.conindid = i.indexrelid and o.conrelid = t.oid)
   ) k) as keys,
  (select coalesce(json_agg(json_build_object('name', e.extname, 'schema', n.nspname)), '[]')
   from pg_extension e join pg_namespace n on n.oid = e.extnamespace) as extensions`;

/** Reads what exists for an app: tables, columns, constraints, indexes and the extensions that keys need. */
export async function readLiveCatalog(client: ClientBase, app: string): Promise<LiveCatalog> {
  const { rows } = await client.query<CatalogRow>(QUERY, [app]);
  const row = rows[0]!;
  const columns = groupByTable(row.columns);
  const keys = groupByTable(row.keys);
  return {
    hasSchema: row.schema,
    tables: new Map(
      row.tables.map((table) => [
        table.name,
        toTable(table, columns.get(table.name) ?? [], keys.get(table.name) ?? []),
      ]),
    ),
    extensions: new Map(row.extensions.map(({ name, schema }) => [name, schema])),
  };
}

function groupByTable<T extends { readonly table: string }>(rows: readonly T[]): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const group = groups.get(row.table);
    if (group === undefined) groups.set(row.table, [row]);
    else group.push(row);
  }
  return groups;
}

function toTable(table: TableRow, columns: readonly ColumnRow[], keys: readonly KeyRow[]): LiveTable {
  return {
    name: table.name,
    estimatedRows: table.rows,
    ...parkedFrom(table.name, table.comment),
    columns: new Map(columns.map((column) => [column.name, toColumn(column)])),
    keys: new Map(keys.map((key) => [key.name, toKey(key)])),
  };
}

function toColumn({ name, type, notNull, comment }: ColumnRow): LiveColumn {
  return { name, type, isNotNull: notNull, ...parkedFrom(name, comment) };
}

function toKey({ name, kind, valid, targetSchema, targetTable }: KeyRow): LiveKey {
  const target =
    targetSchema === null || targetTable === null ? {} : { target: { schema: targetSchema, table: targetTable } };
  return { name, kind, isValid: valid, ...target };
}

function parkedFrom(name: string, comment: string | null): { readonly parkedFrom?: string } {
  if (!isParkedName(name)) return {};
  return { parkedFrom: readParkedComment(comment) ?? name };
}
