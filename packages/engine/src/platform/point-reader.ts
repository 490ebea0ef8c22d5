import type { StatementRunner } from '@formwork/storage';
import pg from 'pg';

/** Runs statements that find one row by its key, many of them at once on the same connection. */
export interface PointReader extends StatementRunner {
  close(): Promise<void>;
}

/** Enough for two cores: a lane answers in order, so only statements that never take long may use it. */
const laneCount = 8;
/** How long a lane that could not be opened is left alone. */
const pauseMs = 1_000;

interface Lane {
  client?: pg.Client;
  isOpening: boolean;
  /** Before this moment of `performance.now()` it is not tried again. */
  notBeforeMs: number;
}

/** The stream of a connection, which pg's types leave out. */
interface Corkable {
  cork(): void;
  uncork(): void;
}

/**
 * Opens a reader whose statements travel in pipelines: what arrives in one turn of the event loop is sent with one
 * write, and the server answers without waiting for the next. It costs a request a third of its CPU time to wait for
 * a connection of its own (docs/benchmarks.md, w1). While a lane is not open the pool answers.
 */
export function openPointReader(url: string, pool: StatementRunner): PointReader {
  const lanes: Lane[] = Array.from({ length: laneCount }, () => ({ isOpening: false, notBeforeMs: 0 }));
  let next = 0;
  let isClosed = false;
  const corked = new Set<Corkable>();
  const uncork = (): void => {
    for (const stream of corked) stream.uncork();
    corked.clear();
  };
  const hold = (client: pg.Client): void => {
    const { stream } = (client as unknown as { connection: { stream: Corkable } }).connection;
    if (corked.has(stream)) return;
    if (corked.size === 0) setImmediate(uncork);
    corked.add(stream);
    stream.cork();
  };
  return {
    query: (query) => {
      const lane = lanes[(next = (next + 1) % laneCount)]!;
      if (lane.client === undefined) {
        if (!isClosed) void openLane(lane, url);
        return pool.query(query);
      }
      hold(lane.client);
      return lane.client.query(query as pg.QueryArrayConfig);
    },
    close: async () => {
      isClosed = true;
      await Promise.all(
        lanes.flatMap((lane) => lane.client ?? []).map((client) => client.end().catch(() => undefined)),
      );
    },
  };
}

async function openLane(lane: Lane, url: string): Promise<void> {
  if (lane.isOpening || performance.now() < lane.notBeforeMs) return;
  lane.isOpening = true;
  const client = new pg.Client({
    connectionString: url,
    application_name: 'formwork',
    keepAlive: true,
    pipeline: true,
  });
  const drop = (): void => {
    if (lane.client === client) delete lane.client;
    lane.notBeforeMs = performance.now() + pauseMs;
  };
  client.on('error', drop);
  client.on('end', drop);
  try {
    await client.connect();
    lane.client = client;
  } catch {
    drop();
  } finally {
    lane.isOpening = false;
  }
}
