import type { Pool, PoolClient } from 'pg';
import { PublishBlocked, PublishOvertaken } from './publish.errors.ts';

/** How patient a publish is. */
export interface PublishLockOptions {
  /** How long it waits for a table, and so makes others wait behind it. Default 300 ms, well below a deadlock check. */
  readonly lockTimeoutMs?: number;
  /** How often it starts anew after it gave way. Default 20. */
  readonly attempts?: number;
}

/** Lock not available, deadlock, serialization failure: nothing happened, so trying again is right. */
const GAVE_WAY: ReadonlySet<unknown> = new Set(['55P03', '40P01', '40001']);
/** Planned again, the plan names what overtook it; when it never does, the fault is in the plan. */
const OVERTAKEN_ATTEMPTS = 3;
/** Any constant will do, as long as every publish of a workspace takes the same one. */
const WORKSPACE_LOCK = 7_067_821_041;

/**
 * Runs one publish at a time in a workspace, in one transaction: plan inside it, so that the plan is true when it is
 * applied. When a table stays busy the whole transaction gives way and starts anew; `work` may run several times.
 * Throws `FW_STORAGE_PUBLISH_BLOCKED` when it never got through.
 */
export async function withPublishLock<T>(
  pool: Pool,
  work: (client: PoolClient) => Promise<T>,
  options: PublishLockOptions = {},
): Promise<T> {
  const { attempts = 20, lockTimeoutMs = 300 } = options;
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await runOnce(client, work, lockTimeoutMs);
      } catch (error) {
        await client.query('rollback').catch((failure: Error) => (broken = failure));
        const isOvertaken = PublishOvertaken.is(error) && attempt < OVERTAKEN_ATTEMPTS;
        if (broken !== undefined || (!isOvertaken && !GAVE_WAY.has((error as { code?: unknown }).code))) throw error;
        if (attempt >= attempts) throw PublishBlocked({ attempts }, { cause: error });
        await new Promise((resolve) => setTimeout(resolve, Math.min(50 * attempt, 500) * (0.5 + Math.random())));
      }
    }
  } finally {
    client.release(broken);
  }
}

async function runOnce<T>(
  client: PoolClient,
  work: (client: PoolClient) => Promise<T>,
  lockTimeoutMs: number,
): Promise<T> {
  await client.query('begin');
  await client.query('set local lock_timeout = 0');
  await client.query('select pg_advisory_xact_lock($1)', [WORKSPACE_LOCK]);
  await client.query(`select set_config('lock_timeout', $1, true)`, [`${Math.round(lockTimeoutMs)}ms`]);
  const result = await work(client);
  await client.query('commit');
  return result;
}
