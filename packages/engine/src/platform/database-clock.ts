import type { Pool } from 'pg';

/** The clock that SQL reads: the database's own, plus an offset that scenarios set. */
export interface DatabaseClock {
  /** The instant that a transaction which starts now would read. */
  now(): Promise<Date>;
  /** Moves the clock so that it reads `instant` now; it goes on running from there. */
  moveTo(instant: Date): Promise<void>;
  /** Moves the clock by an ISO 8601 duration such as `P2D` or `-PT4H`, as PostgreSQL reads intervals. */
  advance(duration: string): Promise<void>;
}

/** The clock of a database that has the platform's tables. */
export function createDatabaseClock(pool: Pool): DatabaseClock {
  return {
    now: async () => {
      const { rows } = await pool.query<{ now: Date }>('select formwork.now() as now');
      return rows[0]!.now;
    },
    moveTo: async (instant) => {
      await pool.query('update formwork.clock set "offset" = $1::timestamptz - pg_catalog.now()', [instant]);
    },
    advance: async (duration) => {
      await pool.query('update formwork.clock set "offset" = "offset" + $1::interval', [duration]);
    },
  };
}
