import { defineError } from '@formwork/kernel';

/** Where a database is meant to be, as it may be printed: without its password. */
export interface DatabasePlace extends Readonly<Record<string, unknown>> {
  /** Such as `db.example.com:5432`. */
  readonly server: string;
  readonly database: string;
  readonly role: string;
  /** The setting that names it. */
  readonly setting: string;
}

/** Nothing answers where the database should be. */
export const DatabaseUnreachable = defineError('FW_START_DATABASE_UNREACHABLE', {
  status: 500,
  message: (d: DatabasePlace & { reason: string }) => `No PostgreSQL answers at ${d.server} (${d.reason}).`,
  hint: (d) => `Start it, or correct host and port in ${d.setting}.`,
});

/** The database does not let the role in. */
export const DatabaseRefuses = defineError('FW_START_DATABASE_REFUSES', {
  status: 500,
  message: (d: DatabasePlace) => `PostgreSQL at ${d.server} does not let the role "${d.role}" in.`,
  hint: (d) => `Check role and password in ${d.setting}, and the server's pg_hba.conf.`,
});

/** The server has no such database. */
export const DatabaseMissing = defineError('FW_START_DATABASE_MISSING', {
  status: 500,
  message: (d: DatabasePlace) => `PostgreSQL at ${d.server} has no database "${d.database}".`,
  hint: (d) => `Make it (create database "${d.database}" owner "${d.role}"), or name another one in ${d.setting}.`,
});

/** The server has no connection left. */
export const DatabaseFull = defineError('FW_START_DATABASE_FULL', {
  status: 500,
  message: (d: DatabasePlace) => `PostgreSQL at ${d.server} has no connection left for the role "${d.role}".`,
  hint: () => 'Lower POOL_SIZE, end what else is connected, or raise max_connections of the server.',
});

/** The server is being started or stopped. */
export const DatabaseStarting = defineError('FW_START_DATABASE_STARTING', {
  status: 500,
  message: (d: DatabasePlace) => `PostgreSQL at ${d.server} is being started or stopped.`,
  hint: () => 'Try again when it answers.',
});

/** The database can only be read. */
export const DatabaseReadOnly = defineError('FW_START_DATABASE_READ_ONLY', {
  status: 500,
  message: (d: DatabasePlace) => `The database "${d.database}" at ${d.server} can only be read.`,
  hint: (d) => `Name the primary server in ${d.setting}, or turn default_transaction_read_only off.`,
});

/** The server is older than what is needed. */
export const DatabaseTooOld = defineError('FW_START_DATABASE_TOO_OLD', {
  status: 500,
  message: (d: DatabasePlace & { version: string; least: number }) =>
    `PostgreSQL at ${d.server} is version ${d.version}; Formwork needs ${d.least} or newer.`,
  hint: (d) => `Upgrade the server, or name a newer one in ${d.setting}.`,
});

/** The database does not keep text as UTF-8. */
export const DatabaseEncoding = defineError('FW_START_DATABASE_ENCODING', {
  status: 500,
  message: (d: DatabasePlace & { encoding: string }) =>
    `The database "${d.database}" at ${d.server} keeps text as ${d.encoding}, which cannot hold every character.`,
  hint: (d) => `Make one with UTF-8 (create database "${d.database}" encoding 'UTF8' template template0).`,
});

/** The server lacks an extension that its packages bring along. */
export const DatabaseIncomplete = defineError('FW_START_DATABASE_INCOMPLETE', {
  status: 500,
  message: (d: DatabasePlace & { reason: string }) =>
    `PostgreSQL at ${d.server} lacks what Formwork needs: ${d.reason}.`,
  hint: () => "Install the server's contrib package (pg_trgm and btree_gist come with it).",
});
