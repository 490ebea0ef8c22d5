import type { StatementRunner } from '@formwork/storage';
import pg from 'pg';

/** Runs single short statements, several of them on their way at once on one connection. */
export interface Pipelines extends StatementRunner {
  close(): Promise<void>;
}

/** How pipelines are laid out. */
export interface PipelineSettings {
  readonly lanes: number;
  /** Statements on their way on one lane; where all lanes have so many, the pool answers. */
  readonly depth: number;
  /** After so long a statement that waits for a row gives up with 55P03, so that those behind it go on. */
  readonly lockTimeoutMs: number;
}

/** How long a lane that could not be opened is left alone. */
const pauseMs = 1_000;

interface Lane {
  client?: pg.Client;
  opening?: Promise<void>;
  /** Before this moment of `performance.now()` it is not tried again. */
  notBeforeMs: number;
  underWay: number;
}

/** The stream of a connection, which pg's types leave out. */
interface Corkable {
  cork(): void;
  uncork(): void;
}

/**
 * Opens connections whose statements travel in pipelines: what arrives in one turn of the event loop is sent with one
 * write, and the server begins the next statement without waiting for this process. Waiting for a connection of its
 * own costs a single record a third of its CPU time (docs/benchmarks.md). A lane answers in order, and each statement
 * is a transaction of its own. While a lane is not open the pool answers.
 */
export function openPipelines(url: string, pool: StatementRunner, settings: PipelineSettings): Pipelines {
  const lanes: Lane[] = Array.from({ length: settings.lanes }, () => ({ notBeforeMs: 0, underWay: 0 }));
  let isClosed = false;
  const hold = createHolder();
  return {
    query: async (query) => {
      const lane = leastBusy(lanes);
      if (lane.client === undefined && !isClosed) tryOpen(lane, url, settings);
      if (lane.client === undefined || lane.underWay >= settings.depth) return pool.query(query);
      hold((lane.client as unknown as { connection: { stream: Corkable } }).connection.stream);
      lane.underWay += 1;
      try {
        return await lane.client.query(query as pg.QueryArrayConfig);
      } finally {
        lane.underWay -= 1;
      }
    },
    close: async () => {
      isClosed = true;
      await Promise.all(lanes.flatMap((lane) => lane.opening ?? []));
      const clients = lanes.flatMap((lane) => lane.client ?? []);
      await Promise.all(clients.map((client) => client.end().catch(() => undefined)));
    },
  };
}

/** Keeps what is written to streams back until the end of this turn of the event loop. */
function createHolder(): (stream: Corkable) => void {
  const held = new Set<Corkable>();
  const release = (): void => {
    for (const stream of held) stream.uncork();
    held.clear();
  };
  return (stream) => {
    if (held.has(stream)) return;
    if (held.size === 0) setImmediate(release);
    held.add(stream);
    stream.cork();
  };
}

function leastBusy(lanes: readonly Lane[]): Lane {
  let best = lanes[0]!;
  for (const lane of lanes) if (lane.underWay < best.underWay) best = lane;
  return best;
}

function tryOpen(lane: Lane, url: string, settings: PipelineSettings): void {
  if (lane.opening !== undefined || performance.now() < lane.notBeforeMs) return;
  lane.opening = openLane(lane, url, settings).finally(() => delete lane.opening);
}

/** Connects a lane; never throws. */
async function openLane(lane: Lane, url: string, { lockTimeoutMs }: PipelineSettings): Promise<void> {
  const client = new pg.Client({
    connectionString: url,
    application_name: 'formwork',
    keepAlive: true,
    pipeline: true,
    lock_timeout: lockTimeoutMs,
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
  }
}
