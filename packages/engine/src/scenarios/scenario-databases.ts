import { randomBytes } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import pg from 'pg';

/** Databases that live as long as a run of scenarios. */
export interface ScenarioDatabases {
  /** Makes a database, empty or as a copy of one made before that nobody is connected to. Gives its URL. */
  create(template?: string): Promise<string>;
  drop(url: string): Promise<void>;
  /** Drops what is left, also what is in use. */
  close(): Promise<void>;
}

/** Of the 63 characters that PostgreSQL keeps of a name, what is left beside `_scenario_` and twelve digits. */
const LONGEST_NAME = 41;

/** Opens the door to the server of `url`, after whose database the others are named; its role must be allowed to create databases. */
export async function openScenarioDatabases(url: string): Promise<ScenarioDatabases> {
  const client = new pg.Client({ connectionString: url, application_name: 'formwork scenarios' });
  client.on('error', () => undefined);
  await client.connect();
  const made = new Set<string>();
  const drop = async (name: string): Promise<void> => {
    if (!made.has(name)) return;
    await dropPatiently(client, name);
    made.delete(name);
  };
  let closing: Promise<void> | undefined;
  const closeAll = async (): Promise<void> => {
    for (const name of made) await drop(name).catch(() => undefined);
    await client.end();
  };
  return {
    create: async (template) => {
      const name = `${nameOf(url).replace(/\W/g, '_').slice(0, LONGEST_NAME)}_scenario_${randomBytes(6).toString('hex')}`;
      const copy =
        template === undefined ? '' : ` template ${pg.escapeIdentifier(nameOf(template))} strategy file_copy`;
      // Noted before it is there: whoever closes meanwhile drops it, because the client does one thing after another.
      made.add(name);
      await client.query(`create database ${pg.escapeIdentifier(name)}${copy}`);
      const next = new URL(url);
      next.pathname = `/${name}`;
      return next.href;
    },
    drop: (each) => drop(nameOf(each)),
    close: () => (closing ??= closeAll()),
  };
}

/** The server's own cleaning up works under another role, which ours may not end: it leaves by itself in a moment. */
async function dropPatiently(client: pg.Client, name: string): Promise<void> {
  for (let triesLeft = 50; ; triesLeft -= 1) {
    try {
      await client.query(`drop database if exists ${pg.escapeIdentifier(name)} with (force)`);
      return;
    } catch (error) {
      const isForbidden = error instanceof pg.DatabaseError && error.code === '42501';
      if (!isForbidden || triesLeft === 0) throw error;
      await setTimeout(100);
    }
  }
}

function nameOf(url: string): string {
  return decodeURIComponent(new URL(url).pathname.slice(1));
}
