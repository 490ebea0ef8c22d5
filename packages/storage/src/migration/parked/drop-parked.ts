import type { ClientBase } from 'pg';
import { sql, toStatement } from '../../sql/sql.ts';
import { isParkedName } from '../live/parked-name.ts';
import type { Parked } from './parked.ts';
import { PurgeBlocked } from './parked.errors.ts';

/** Dependent objects still exist; schema not empty. */
const DEPENDED_ON: ReadonlySet<unknown> = new Set(['2BP01']);

/**
 * Drops something that is parked for good, within the caller's transaction. Never with CASCADE: what a live table
 * still needs stays, and `FW_STORAGE_PURGE_BLOCKED` says so.
 */
export async function dropParked(client: ClientBase, parked: Parked): Promise<void> {
  if (!isParkedName(parked.name)) throw new TypeError(`"${parked.name}" is in use.`);
  try {
    for (const { text, values } of await statementsFor(client, parked)) await client.query(text, [...values]);
  } catch (error) {
    if (!DEPENDED_ON.has((error as { code?: unknown }).code)) throw error;
    throw PurgeBlocked({ id: parked.id, reason: (error as Error).message }, { cause: error });
  }
}

async function statementsFor(client: ClientBase, parked: Parked): Promise<ReturnType<typeof toStatement>[]> {
  const { app, name } = parked;
  switch (parked.kind) {
    case 'column':
      return [
        sql`alter table ${sql.identifier(app, parked.table!)} drop column ${sql.identifier(name)}`,
        sql`delete from ${sql.identifier(app, '_counters')} where entity = ${parked.table} and field = ${name}`,
      ].map(toStatement);
    case 'table':
      return [
        sql`drop table ${sql.identifier(app, name)}`,
        sql`delete from ${sql.identifier(app, '_history')} where entity = ${name}`,
        sql`delete from ${sql.identifier(app, '_counters')} where entity = ${name}`,
      ].map(toStatement);
    case 'app': {
      const { rows } = await client.query<{ table: string }>(
        `select c.relname as "table" from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
         where n.nspname = $1 and c.relkind = 'r' order by 1`,
        [name],
      );
      const tables = rows.map(({ table }) => sql.identifier(name, table));
      const drops = tables.length === 0 ? [] : [sql`drop table ${sql.join(tables)}`];
      return [...drops, sql`drop schema ${sql.identifier(name)}`].map(toStatement);
    }
  }
}
