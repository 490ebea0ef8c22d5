import type { Pool } from 'pg';

/** How often old keys are cleared away. In milliseconds. */
const everyMs = 3_600_000;

/** Clears keys of requests that nobody repeats any more, now and every hour, until the returned function is called. */
export function purgeIdempotencyKeys(pool: Pool): () => void {
  const purge = async (): Promise<void> => {
    await pool.query(
      `delete from formwork.idempotency_keys where created_at < least(formwork.now(), pg_catalog.now()) - interval '7 days'`,
    );
  };
  const run = (): void => void purge().catch(() => undefined);
  run();
  const timer = setInterval(run, everyMs);
  timer.unref();
  return () => clearInterval(timer);
}
