import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { isPostgresRunning, stopPostgresOf } from '../postgres/start-postgres.ts';
import { workFolder } from '../repository.ts';
import { keepPostgres } from './keep-postgres.ts';

let folder: string;

beforeEach(() => {
  mkdirSync(workFolder, { recursive: true });
  folder = path.join(mkdtempSync(path.join(workFolder, 'server-')), 'postgres');
});

afterEach(async () => {
  await stopPostgresOf(folder);
  rmSync(path.dirname(folder), { recursive: true, force: true });
});

describe('a kept server', () => {
  test('that is killed serves its data again at the same address, and stays stopped once it is stopped', async () => {
    const said: string[] = [];
    const kept = await keepPostgres({ folder }, (line) => said.push(line));
    await ask(kept.server.url, 'create table kept as select 7 as value');
    process.kill(kept.server.pid, 'SIGKILL');
    while (said.length < 2) await sleep(50);
    expect(await ask(kept.server.url, 'select value from kept')).toEqual([{ value: 7 }]);
    expect(said).toEqual(['PostgreSQL ended by itself; starting it again …', 'Started PostgreSQL again']);
    await kept.stop();
    expect(await kept.lost).toBeUndefined();
    expect(await isPostgresRunning(folder)).toBe(false);
  });
});

async function ask(url: string, text: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(text)).rows;
  } finally {
    await client.end();
  }
}
