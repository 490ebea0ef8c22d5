import { FormworkError } from '@formwork/kernel';
import pg from 'pg';
import type { RuntimeConfig } from '../config/config-schema.ts';
import {
  DatabaseEncoding,
  DatabaseFull,
  DatabaseIncomplete,
  DatabaseMissing,
  type DatabasePlace,
  DatabaseReadOnly,
  DatabaseRefuses,
  DatabaseStarting,
  DatabaseTooOld,
  DatabaseUnreachable,
} from './database.errors.ts';

/** The oldest major version that has everything the platform uses. */
const LEAST_MAJOR = 15;
/** How long a server may take to answer at the start. In milliseconds. */
const CONNECT_MS = 10_000;

/**
 * Looks at the databases before anything is opened on them. Throws a `FW_START_DATABASE_…` error that says in a
 * sentence what is in the way, and never repeats a password.
 */
export async function checkDatabase(config: RuntimeConfig): Promise<void> {
  const admin = config.DATABASE_ADMIN_URL;
  await check(config.DATABASE_URL, 'DATABASE_URL', admin === undefined);
  if (admin !== undefined) await check(admin, 'DATABASE_ADMIN_URL', true);
}

async function check(url: string, setting: string, mustWrite: boolean): Promise<void> {
  const place = placeOf(url, setting);
  try {
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: CONNECT_MS });
    client.on('error', () => undefined);
    try {
      await client.connect();
      await judge(client, place, mustWrite);
    } finally {
      await client.end().catch(() => undefined);
    }
  } catch (error) {
    throw error instanceof FormworkError ? error : (databaseRefusal(error, place) ?? error);
  }
}

async function judge(client: pg.Client, place: DatabasePlace, mustWrite: boolean): Promise<void> {
  const { rows } = await client.query<{ number: number; version: string; encoding: string; readOnly: boolean }>(
    `select current_setting('server_version_num')::int as number, current_setting('server_version') as version,
       current_setting('server_encoding') as encoding,
       pg_is_in_recovery() or current_setting('transaction_read_only')::boolean as "readOnly"`,
  );
  const { number, version, encoding, readOnly } = rows[0]!;
  if (number < LEAST_MAJOR * 10_000) throw DatabaseTooOld({ ...place, version, least: LEAST_MAJOR });
  if (encoding !== 'UTF8') throw DatabaseEncoding({ ...place, encoding });
  if (mustWrite && readOnly) throw DatabaseReadOnly(place);
}

/** What PostgreSQL, or the way to it, says at the start, in a sentence; `undefined` for what nobody expects. */
export function databaseRefusal(error: unknown, place: DatabasePlace): FormworkError | undefined {
  const { code = '', message = '' } = error as { code?: string; message?: string };
  const more = { cause: error };
  if (/^(28P01|28000)$/.test(code) || message.startsWith('SASL')) return DatabaseRefuses(place, more);
  if (code === '3D000') return DatabaseMissing(place, more);
  if (code === '53300') return DatabaseFull(place, more);
  if (code === '57P03' || code === '57P01') return DatabaseStarting(place, more);
  if (code === '25006') return DatabaseReadOnly(place, more);
  if (code === '58P01' || /extension .* is not available/.test(message))
    return DatabaseIncomplete({ ...place, reason: message }, more);
  if (/^E[A-Z_]+$/.test(code) || /^(timeout|Connection terminated|The server does not support SSL)/.test(message))
    return DatabaseUnreachable({ ...place, reason: code === '' ? message : code }, more);
  return undefined;
}

/** The parts of a connection string that may be printed. */
export function placeOf(url: string, setting: string): DatabasePlace {
  const { hostname, port, pathname, username, searchParams } = new URL(url);
  const role = decodeURIComponent(username);
  const host = hostname || (searchParams.get('host') ?? 'localhost');
  return {
    server: `${host}:${port || '5432'}`,
    database: decodeURIComponent(pathname.slice(1)) || role,
    role,
    setting,
  };
}
