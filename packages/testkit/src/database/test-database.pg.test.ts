import { describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { createTemplateDatabase, createTestDatabase } from './test-database.ts';

describe('a test database', () => {
  test('is empty, has the extensions that apps need and is gone after drop', async () => {
    const database = await createTestDatabase();
    await database.pool.query('create extension btree_gist; create extension pg_trgm; create table public.a (b int)');
    const trigrams = await database.pool.query<{ found: string[] }>(`select show_trgm('张三丰') as found`);
    expect(trigrams.rows[0]?.found).toHaveLength(4);
    await database.drop();
    await database.drop();
    const client = new pg.Client({ connectionString: database.url });
    await expect(client.connect()).rejects.toThrow(/does not exist/);
  });

  test('is never entered as a superuser', async () => {
    await using database = await createTestDatabase();
    const { rows } = await database.pool.query('select rolsuper from pg_roles where rolname = current_user');
    expect(rows).toEqual([{ rolsuper: false }]);
  });

  test('is cloned from a template that is built once, however many ask at the same time', async () => {
    let builds = 0;
    const build = async (url: string): Promise<void> => {
      builds += 1;
      const client = new pg.Client({ connectionString: url });
      await client.connect();
      await client.query('create table kept (value int); insert into kept values (7)');
      await client.end();
    };
    const names = await Promise.all([1, 2, 3].map(() => createTemplateDatabase('seven', build)));
    expect(new Set(names).size).toBe(1);
    expect(builds).toBe(1);
    await using one = await createTestDatabase({ template: names[0]! });
    await using two = await createTestDatabase({ template: names[0]! });
    await one.pool.query('update kept set value = 8');
    expect((await two.pool.query('select value from kept')).rows).toEqual([{ value: 7 }]);
  });
});
