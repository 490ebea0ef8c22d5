import pg from 'pg';
import type { DataSource } from 'typeorm';
import { PlatformForbidden } from './platform.errors.ts';
import { poolOf } from './open-data-source.ts';

/** Key of the advisory lock under which the platform's own tables change. */
const MIGRATION_LOCK = 'formwork.platform';

/**
 * Brings the schema `formwork` up to date; several processes that start at once wait for each other.
 * `source` must be opened with the role that may run DDL. Throws `FW_PLATFORM_FORBIDDEN` when it may not.
 */
export async function migratePlatform(source: DataSource): Promise<void> {
  const client = await poolOf(source).connect();
  try {
    await client.query('select pg_advisory_lock(hashtextextended($1, 0))', [MIGRATION_LOCK]);
    await client.query('create schema if not exists formwork');
    await source.runMigrations({ transaction: 'all' });
  } catch (error) {
    if (error instanceof pg.DatabaseError && error.code === '42501')
      throw PlatformForbidden({ reason: error.message }, { cause: error });
    throw error;
  } finally {
    await client.query('select pg_advisory_unlock(hashtextextended($1, 0))', [MIGRATION_LOCK]).catch(() => undefined);
    client.release();
  }
}

/**
 * Lets the role that serves requests read and write a schema's tables, where publishing uses another role.
 * It gets no right to change them.
 */
export async function grantServing(client: pg.ClientBase, schema: string, role: string): Promise<void> {
  const names = [pg.escapeIdentifier(schema), pg.escapeIdentifier(role)] as const;
  await client.query(`grant usage on schema ${names[0]} to ${names[1]}`);
  await client.query(`grant select, insert, update, delete on all tables in schema ${names[0]} to ${names[1]}`);
  await client.query(`grant usage, select on all sequences in schema ${names[0]} to ${names[1]}`);
}
