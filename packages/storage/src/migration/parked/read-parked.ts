import type { ClientBase } from 'pg';
import { plainText } from '../../sql/plain-text.ts';
import { type SqlFragment, sql, toStatement } from '../../sql/sql.ts';
import { isParkedName, parkedDay, readParkedComment } from '../live/parked-name.ts';
import type { Parked } from './parked.ts';

interface FoundRow {
  readonly kind: Parked['kind'];
  readonly schema: string;
  readonly table: string | null;
  readonly column: string | null;
  readonly comment: string | null;
}

/** Schemas, tables and columns of apps with a name that only parking gives. The platform's own schema has none. */
const FOUND = `
  with schemas as (
    select oid, nspname from pg_catalog.pg_namespace
    where nspname <> 'formwork' and nspname <> 'information_schema' and nspname not like 'pg\\_%'),
  tables as (
    select c.oid, c.relname, s.nspname, s.nspname like '\\_dropped\\_%' or c.relname like '\\_dropped\\_%' as parked
    from pg_catalog.pg_class c join schemas s on s.oid = c.relnamespace where c.relkind = 'r')
  select 'app' as kind, nspname as schema, null as "table", null as "column", obj_description(oid, 'pg_namespace') as comment
    from schemas where nspname like '\\_dropped\\_%'
  union all
  select 'table', nspname, relname, null, obj_description(oid, 'pg_class') from tables
    where relname like '\\_dropped\\_%' and nspname not like '\\_dropped\\_%'
  union all
  select 'column', t.nspname, t.relname, a.attname, col_description(t.oid, a.attnum)
    from tables t join pg_catalog.pg_attribute a on a.attrelid = t.oid
    where not t.parked and a.attnum > 0 and not a.attisdropped and a.attname like '\\_dropped\\_%'
  order by 2, 3, 4`;

/** Everything that is parked, oldest first within its app, with its rows and its size: reads the tables it names. */
export async function readParked(client: ClientBase): Promise<readonly Parked[]> {
  const { rows } = await client.query<FoundRow>(FOUND);
  const found: Parked[] = [];
  for (const row of rows) {
    const name = row.column ?? row.table ?? row.schema;
    const formerName = readParkedComment(row.comment);
    const parkedOn = parkedDay(name);
    // What somebody else named so carries no comment of ours, and is none of our business.
    if (!isParkedName(name) || formerName === undefined || parkedOn === undefined) continue;
    found.push({
      id: [row.schema, row.table, row.column].filter((part) => part !== null).join('.'),
      kind: row.kind,
      app: row.kind === 'app' ? formerName : row.schema,
      ...(row.kind === 'column' ? { table: row.table! } : {}),
      name,
      formerName,
      parkedOn,
      ...(await measure(client, row)),
    });
  }
  return found;
}

async function measure(client: ClientBase, row: FoundRow): Promise<Pick<Parked, 'rows' | 'sizeBytes'>> {
  const { rows } = await client.query<{ rows: string; bytes: string }>(
    toStatement(row.kind === 'app' ? await sizeOfSchema(client, row.schema) : sizeOf(row)).text,
  );
  return { rows: Number(rows[0]!.rows), sizeBytes: Number(rows[0]!.bytes) };
}

function sizeOf({ kind, schema, table, column }: FoundRow): SqlFragment {
  const from = sql.identifier(schema, table!);
  if (kind === 'table')
    return sql`select count(*) as rows, pg_catalog.pg_total_relation_size(${sql.literal(plainText(from))}::regclass) as bytes from ${from}`;
  const name = sql.identifier(column!);
  return sql`select count(${name}) as rows, coalesce(sum(pg_catalog.pg_column_size(${name})), 0) as bytes from ${from}`;
}

/** Records of the app's entities; its ledgers count in bytes alone. */
async function sizeOfSchema(client: ClientBase, schema: string): Promise<SqlFragment> {
  const { rows } = await client.query<{ table: string }>(
    `select c.relname as "table" from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
     where n.nspname = $1 and c.relkind = 'r'`,
    [schema],
  );
  const counts = rows
    .filter(({ table }) => !table.startsWith('_'))
    .map(({ table }) => sql`select count(*) as rows from ${sql.identifier(schema, table)}`);
  return sql`select (select coalesce(sum(rows), 0) from (${sql.join([sql`select 0 as rows`, ...counts], ' union all ')}) counted) as rows,
    (select coalesce(sum(pg_catalog.pg_total_relation_size(c.oid)), 0) from pg_catalog.pg_class c
     join pg_catalog.pg_namespace n on n.oid = c.relnamespace
     where n.nspname = ${sql.literal(schema)} and c.relkind = 'r') as bytes`;
}
