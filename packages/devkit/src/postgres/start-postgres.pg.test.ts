import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { workFolder } from '../repository.ts';
import { isAlive } from './process-state.ts';
import { defaultSettings, disposableSettings } from './settings.ts';
import { type EmbeddedPostgres, startPostgres, stopPostgresOf } from './start-postgres.ts';

let folder: string;
const open = (settings = disposableSettings()): Promise<EmbeddedPostgres> => startPostgres({ folder, settings });

beforeEach(() => {
  mkdirSync(workFolder, { recursive: true });
  folder = path.join(mkdtempSync(path.join(workFolder, 'server-')), 'postgres');
});

afterEach(async () => {
  await stopPostgresOf(folder);
  rmSync(path.dirname(folder), { recursive: true, force: true });
});

describe('the embedded server', () => {
  test('serves a database of a role that is no superuser, keeps its passwords closed, and stops', async () => {
    const server = await open();
    expect(server.adopted).toBe(false);
    expect(await ask(server.url, 'select rolsuper from pg_roles where rolname = current_user')).toEqual([
      { rolsuper: false },
    ]);
    expect(await ask(server.url, `show listen_addresses`)).toEqual([{ listen_addresses: '127.0.0.1' }]);
    expect(statSync(path.join(folder, 'cluster.json')).mode & 0o077).toBe(0);
    await server.stop();
    expect(isAlive(server.pid)).toBe(false);
  });

  test('lets nobody in without the password', async () => {
    const server = await open();
    const url = new URL(server.url);
    url.password = 'guess';
    await expect(ask(url.href, 'select 1')).rejects.toThrow(/password authentication failed/);
  });

  test('is adopted by a second start, also when many start at once', async () => {
    const [first, ...others] = await Promise.all([open(), open(), open()]);
    expect(new Set([first, ...others].map(({ pid }) => pid)).size).toBe(1);
    expect([first, ...others].filter(({ adopted }) => !adopted)).toHaveLength(1);
  });

  test('comes back with its data after a kill -9', async () => {
    const killed = await open(defaultSettings());
    await ask(killed.url, 'create table kept as select 7 as value');
    process.kill(killed.pid, 'SIGKILL');
    const again = await open();
    expect(again.adopted).toBe(false);
    expect(await ask(again.url, 'select value from kept')).toEqual([{ value: 7 }]);
  });

  test('is not fooled by a lock whose process id now belongs to another program', async () => {
    const server = await open();
    const lock = path.join(dataFolder(), 'postmaster.pid');
    const text = readFileSync(lock, 'utf8');
    await server.stop();
    writeFileSync(lock, text.replace(/^\d+/, String(process.pid)));
    const again = await open();
    expect(again.adopted).toBe(false);
    expect(await ask(again.url, 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  test('makes its data folder anew when making it was cut short', async () => {
    const unfinished = path.join(folder, 'data');
    mkdirSync(unfinished, { recursive: true });
    writeFileSync(path.join(unfinished, 'PG_VERSION'), '18\n');
    writeFileSync(path.join(folder, 'start.lock'), '999999999');
    const server = await open();
    expect(await ask(server.url, 'select 1 as one')).toEqual([{ one: 1 }]);
    expect(existsSync(path.join(folder, 'start.lock'))).toBe(false);
  });

  test('refuses data of another version with a plain sentence', async () => {
    await (await open()).stop();
    writeFileSync(path.join(dataFolder(), 'PG_VERSION'), '14\n');
    await expect(open()).rejects.toThrow(/was made by PostgreSQL 14/);
  });
});

function dataFolder(): string {
  const { dataFolder: place } = JSON.parse(readFileSync(path.join(folder, 'cluster.json'), 'utf8')) as {
    dataFolder: string;
  };
  return place;
}

async function ask(url: string, query: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query(query)).rows as unknown[];
  } finally {
    await client.end();
  }
}
