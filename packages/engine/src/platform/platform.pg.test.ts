import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createTestDatabase, dumpSchema, sampleApp, type TestDatabase } from '@formwork/testkit';
import { openEngine } from '../open-engine.ts';
import { SYSTEM } from '../people/principal.ts';
import { openDatabaseClock } from './database-clock.ts';
import { openListener } from './listener.ts';
import { migratePlatform } from './migrate-platform.ts';
import { openDataSource, poolOf } from './open-data-source.ts';

const open = (url: string) =>
  openDataSource({ url, poolSize: 4, applicationName: 'formwork test', connectionTimeoutMs: 5_000 });

describe('the platform schema', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await createTestDatabase();
  });
  afterAll(() => database.drop());

  test('is made once, by however many servers that start together', async () => {
    const sources = await Promise.all([1, 2, 3].map(() => open(database.url)));
    await Promise.all(sources.map(migratePlatform));
    const before = await dumpSchema(database.pool);
    await migratePlatform(sources[0]!);
    expect(await dumpSchema(database.pool)).toBe(before);
    await Promise.all(sources.map((source) => source.destroy()));
  });

  test('is what the TypeORM entities say: nothing is left to synchronise in columns', async () => {
    const source = await open(database.url);
    for (const entity of source.entityMetadatas) {
      const { rows } = await poolOf(source).query<{ name: string; nullable: boolean }>(
        `select column_name as name, is_nullable = 'YES' as nullable from information_schema.columns
         where table_schema = 'formwork' and table_name = $1`,
        [entity.tableName],
      );
      const kept = Object.fromEntries(rows.map((row) => [row.name, row.nullable]));
      expect({ [entity.tableName]: kept }).toEqual({
        [entity.tableName]: Object.fromEntries(entity.columns.map((c) => [c.databaseName, c.isNullable])),
      });
    }
    await source.destroy();
  });

  test.each([
    'delete from formwork.users',
    'delete from formwork.departments',
    "update formwork.users set id = 'f0000000-0000-7000-8000-000000000000'",
    'truncate formwork.users cascade',
  ])('keeps whom records may name: %s', async (statement) => {
    const { pool } = database;
    await pool.query(
      `insert into formwork.departments (id, name) values ('d0000000-0000-7000-8000-000000000000', 'Sales') on conflict do nothing`,
    );
    await pool.query(
      `insert into formwork.users (id, login, name) values ('e0000000-0000-7000-8000-000000000000', 'kept', 'Kept') on conflict do nothing`,
    );
    await expect(pool.query(statement)).rejects.toMatchObject({
      code: '23001',
      hint: expect.stringContaining('deleted_at'),
    });
  });

  test('has a clock that is moved for every connection at once', async () => {
    const source = await open(database.url);
    const clock = await openDatabaseClock(poolOf(source));
    await clock.moveTo(new Date('2026-03-02T01:00:00Z'));
    await clock.advance('P2DT1H');
    const { rows } = await database.pool.query<{ now: Date }>('select formwork.now() as now');
    expect(Math.abs(rows[0]!.now.getTime() - Date.parse('2026-03-04T02:00:00Z'))).toBeLessThan(20_000);
    await source.destroy();
  });

  test('is heard again after the listening connection was killed, and says that news may have been missed', async () => {
    const heard: string[] = [];
    let gaps = 0;
    const listener = await openListener(database.url, {
      channels: { formwork_people: (payload) => heard.push(payload) },
      onGap: () => (gaps += 1),
    });
    expect(listener.isListening()).toBe(true);
    await database.pool.query(
      `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'formwork listener' and datname = current_database()`,
    );
    for (let tries = 0; tries < 100 && gaps < 2; tries += 1) await new Promise((done) => setTimeout(done, 20));
    await database.pool.query(`select pg_notify('formwork_people', 'anna')`);
    for (let tries = 0; tries < 100 && heard.length === 0; tries += 1)
      await new Promise((done) => setTimeout(done, 20));
    expect({ gaps, heard }).toEqual({ gaps: 2, heard: ['anna'] });
    await listener.close();
    expect(listener.isListening()).toBe(false);
  });
});

describe('a workspace that is closed', () => {
  test.each([0, 200])(
    'leaves no connection behind, %i ms after its last record was read and written',
    async (pause) => {
      await using database = await createTestDatabase();
      const engine = await openEngine({ databaseUrl: database.url, poolSize: 2 });
      await engine.definitions.publish({ definition: sampleApp() });
      const { id } = await engine.records.create(SYSTEM, 'shop', 'customer', { code: 'C', name: 'C', region: 'north' });
      await engine.records.read(SYSTEM, 'shop', 'customer', id);
      await new Promise((done) => setTimeout(done, pause));
      await engine.close();
      const others = `select application_name as name from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid() and application_name like 'formwork%'`;
      let left: unknown[] = [{}];
      for (let tries = 0; tries < 50 && left.length > 0; tries += 1) {
        left = (await database.pool.query(others)).rows;
        await new Promise((done) => setTimeout(done, 20));
      }
      expect(left).toEqual([]);
    },
  );
});

describe('a workspace whose database is out of reach', () => {
  test('says that it is busy when no connection is free in time, and serves again afterwards', async () => {
    await using database = await createTestDatabase();
    await using engine = await openEngine({ databaseUrl: database.url, poolSize: 1, connectionTimeoutMs: 100 });
    await engine.definitions.publish({ definition: sampleApp() });
    const list = () =>
      engine.records.list(SYSTEM, 'shop', 'product', {}).then(
        () => 'served',
        (error: unknown) => (error as { code?: string }).code,
      );
    const holder = await engine.pool.connect();
    expect(await list()).toBe('FW_PLATFORM_BUSY');
    holder.release();
    expect(await list()).toBe('served');
  });

  test('goes on after every connection was cut', async () => {
    await using database = await createTestDatabase();
    await using engine = await openEngine({ databaseUrl: database.url, poolSize: 3 });
    await engine.definitions.publish({ definition: sampleApp() });
    await database.pool.query(
      `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`,
    );
    const outcomes: string[] = [];
    for (let tries = 0; tries < 20 && outcomes.at(-1) !== 'served'; tries += 1)
      outcomes.push(
        await engine.records.list(SYSTEM, 'shop', 'product', {}).then(
          () => 'served',
          (error: unknown) => String((error as { code?: string }).code),
        ),
      );
    expect(new Set(outcomes.filter((outcome) => outcome !== 'served'))).toEqual(
      new Set(outcomes.length > 1 ? ['FW_PLATFORM_UNREACHABLE'] : []),
    );
    expect(outcomes.at(-1)).toBe('served');
    for (let tries = 0; tries < 100 && !engine.isListening(); tries += 1)
      await new Promise((done) => setTimeout(done, 20));
    expect(engine.isListening()).toBe(true);
  });
});
