import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createTestDatabase } from '@formwork/testkit';
import pg from 'pg';
import { openPipelines, type Pipelines } from './open-pipelines.ts';

let database: Awaited<ReturnType<typeof createTestDatabase>>;
let pool: pg.Pool;
let pipelines: Pipelines;

const run = (text: string, values: unknown[] = []) => pipelines.query({ text, values, rowMode: 'array' });
const laneOf = async (): Promise<number> => Number((await run('select pg_backend_pid()')).rows[0]![0]);

beforeAll(async () => {
  database = await createTestDatabase();
  pool = new pg.Pool({ connectionString: database.url, max: 2 });
  pipelines = openPipelines(database.url, pool, { lanes: 1, depth: 50, lockTimeoutMs: 200 });
  await run('create table t (id int primary key, n int not null)');
  await run('insert into t values (1, 0), (2, 0)');
  await waitForLane();
});

afterAll(async () => {
  await pipelines.close();
  await pool.end();
  await database.drop();
});

/** The pool answers until the lane is open: then every statement is answered by the same connection. */
async function waitForLane(): Promise<number> {
  const pooled = async (): Promise<number[]> =>
    (await pool.query<{ pid: number }>('select pg_backend_pid() as pid')).rows.map(({ pid }) => pid);
  for (let turn = 0; turn < 100; turn += 1) {
    const lane = await laneOf();
    if (!(await pooled()).includes(lane) && lane === (await laneOf())) return lane;
    await new Promise((done) => setTimeout(done, 50));
  }
  throw new Error('The lane was not opened.');
}

describe('pipelines', () => {
  test('give each of many statements at once its own answer', async () => {
    const answers = await Promise.all(
      Array.from({ length: 40 }, (_, index) => run('select $1::int * 2', [index]).then(({ rows }) => rows[0]![0])),
    );
    expect(answers).toEqual(Array.from({ length: 40 }, (_, index) => index * 2));
  });

  test('let a statement that fails harm none beside it', async () => {
    const [first, failed, last] = await Promise.allSettled([
      run('update t set n = n + 1 where id = 1'),
      run('insert into t values (1, 0)'),
      run('update t set n = n + 1 where id = 1 returning n'),
    ]);
    expect([first.status, failed.status, last.status]).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect((failed as PromiseRejectedResult).reason).toMatchObject({ code: '23505' });
    expect((last as PromiseFulfilledResult<{ rows: unknown[][] }>).value.rows).toEqual([[2]]);
  });

  test('give up on a row that another transaction keeps, so that what waits behind goes on', async () => {
    const holder = await pool.connect();
    try {
      await holder.query('begin');
      await holder.query('select 1 from t where id = 2 for update');
      const [blocked, behind] = await Promise.allSettled([run('update t set n = 9 where id = 2'), run('select 1')]);
      expect(blocked).toMatchObject({ status: 'rejected', reason: { code: '55P03' } });
      expect(behind.status).toBe('fulfilled');
    } finally {
      await holder.query('rollback');
      holder.release();
    }
  });

  test('go on with the pool when a lane is cut off, and with a new lane after it', async () => {
    const before = await waitForLane();
    await pool.query('select pg_terminate_backend($1)', [before]);
    await new Promise((done) => setTimeout(done, 100));
    expect((await run('select 1')).rows).toEqual([[1]]);
    expect(await waitForLane()).not.toBe(before);
  });
});
