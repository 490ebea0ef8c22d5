import pg from 'pg';

/**
 * Sees each statement before it is sent, by its number from 1; what it returns is sent instead. A rollback is not counted:
 * a publish that had to wait for a lock rolls back and begins again, and a fault there would change nothing.
 */
export type Interrupt = (place: number, text: string) => string;

/** A pool of one connection whose statements can be counted, replaced, or made the last thing that the process does. */
export function createInterruptingPool(url: string, interrupt: Interrupt): pg.Pool {
  let place = 0;
  class InterruptingClient extends pg.Client {
    constructor(config?: string | pg.ClientConfig) {
      super(config);
      const send = this.query.bind(this) as (...parameters: readonly unknown[]) => unknown;
      this.query = ((first: unknown, ...rest: readonly unknown[]) => {
        const text = typeof first === 'string' ? first : (first as { text: string }).text;
        if (text === 'rollback') return send(first, ...rest);
        place += 1;
        const instead = interrupt(place, text);
        return instead === text ? send(first, ...rest) : send(instead);
      }) as typeof this.query;
    }
  }
  const pool = new pg.Pool({ connectionString: url, max: 1, Client: InterruptingClient });
  pool.on('error', () => undefined);
  return pool;
}
