import type { Pool } from 'pg';

/** How old the measured distance to the database's clock may be. In milliseconds. */
const measuredForMs = 10_000;

/** The clock that SQL reads: the database's own, plus an offset that scenarios set. */
export interface DatabaseClock {
  /** The instant that a transaction which starts now would read. */
  now(): Promise<Date>;
  /** The same without asking: this machine's clock corrected by the distance that was measured last. */
  estimate(): Date;
  /** Moves the clock so that it reads `instant` now; it goes on running from there. */
  moveTo(instant: Date): Promise<void>;
  /** Moves the clock by an ISO 8601 duration such as `P2D` or `-PT4H`, as PostgreSQL reads intervals. */
  advance(duration: string): Promise<void>;
  /** Stops measuring. */
  stop(): void;
}

/** The clock of a database that has the platform's tables, measured once. */
export async function openDatabaseClock(pool: Pool): Promise<DatabaseClock> {
  let distanceMs = 0;
  const measure = async (): Promise<Date> => {
    const askedMs = Date.now();
    const { rows } = await pool.query<{ now: Date }>('select formwork.now() as now');
    distanceMs = rows[0]!.now.getTime() - (askedMs + Date.now()) / 2;
    return rows[0]!.now;
  };
  await measure();
  const timer = setInterval(() => void measure().catch(() => undefined), measuredForMs);
  timer.unref();
  return {
    now: measure,
    estimate: () => new Date(Date.now() + distanceMs),
    moveTo: async (instant) => {
      await pool.query('update formwork.clock set "offset" = $1::timestamptz - pg_catalog.now()', [instant]);
      await measure();
    },
    advance: async (duration) => {
      await pool.query('update formwork.clock set "offset" = "offset" + $1::interval', [duration]);
      await measure();
    },
    stop: () => clearInterval(timer),
  };
}
