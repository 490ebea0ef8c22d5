import { defineError } from '@formwork/kernel';

/** Thrown when this platform has no PostgreSQL binaries in `node_modules`. */
export const PostgresBinariesMissing = defineError('FW_POSTGRES_BINARIES_MISSING', {
  status: 500,
  message: (d: { platform: string }) => `There is no embedded PostgreSQL for this platform (${d.platform}).`,
  hint: () => 'Run npm ci once more, or set DATABASE_URL to a PostgreSQL server (version 15 or newer) of your own.',
});

/** Thrown when initdb fails with every locale; `output` is its own last words. */
export const PostgresInitFailed = defineError('FW_POSTGRES_INIT_FAILED', {
  status: 500,
  message: (d: { folder: string; output: string }) =>
    `PostgreSQL could not make its data folder ${d.folder}: ${d.output}`,
  hint: () => 'Check that the disk has room and that the folder may be written to.',
});

/** Thrown when the server ends or stays silent while starting; `output` is the end of its log. */
export const PostgresStartFailed = defineError('FW_POSTGRES_START_FAILED', {
  status: 500,
  message: (d: { folder: string; output: string }) => `PostgreSQL in ${d.folder} did not start: ${d.output}`,
  hint: (d) => `The whole log is ${d.folder}/server.log. \`npm run reset\` starts over with an empty database.`,
});

/** Thrown when the data folder was made by another major version of PostgreSQL. */
export const PostgresVersionDiffers = defineError('FW_POSTGRES_VERSION_DIFFERS', {
  status: 500,
  message: (d: { folder: string; has: string; wants: string }) =>
    `The data in ${d.folder} was made by PostgreSQL ${d.has}; this version of Formwork brings ${d.wants}.`,
  hint: () => 'Export the data with the version that made it and import it here, or run `npm run reset` to start over.',
});

/** Thrown when the data folder belongs to another user of the machine, or may not be written to. */
export const PostgresFolderClosed = defineError('FW_POSTGRES_FOLDER_CLOSED', {
  status: 500,
  message: (d: { folder: string; reason: string }) => `The database folder ${d.folder} can't be used: ${d.reason}`,
  hint: () => 'Start as the user who made it, or give that folder to yourself, or use a checkout of your own.',
});

/** Thrown when another process keeps the folder's start lock for too long. */
export const PostgresLocked = defineError('FW_POSTGRES_LOCKED', {
  status: 500,
  message: (d: { lock: string; pid: number }) =>
    `Process ${d.pid} has been starting PostgreSQL for too long (${d.lock}).`,
  hint: () => 'Wait for it or end it, then try again.',
});
