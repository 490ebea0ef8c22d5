import type { LoadJob, LoadResult } from '../load/job.ts';
import type { LoadProcess } from '../load/load-process.ts';
import type { RunningSystem } from '../systems/run-system.ts';
import { readCpu } from './cpu.ts';

/** One window of one system. */
export interface Sample {
  readonly rps: number;
  readonly p99: number;
  /** Microseconds of CPU per request. */
  readonly serverCpu: number;
  readonly postgresCpu: number;
}

/** Connections of the load generator. */
export const CONNECTIONS = 32;
/** A window lasts for so many latencies at least. */
const LATENCIES = 10;

/** What a window needs besides its load. */
export interface WindowPorts {
  readonly load: LoadProcess;
  readonly postmasterPid: number;
}

/** Runs one window and counts CPU until its last answer; throws when a request failed. */
export async function runWindow(ports: WindowPorts, system: RunningSystem, job: LoadJob): Promise<Sample> {
  const before = readCpu(system.pid, ports.postmasterPid);
  const result: LoadResult = await ports.load.run(job);
  const after = readCpu(system.pid, ports.postmasterPid);
  if (result.failed > 0)
    throw new Error(`${system.name}: ${result.failed} requests failed, the first with ${result.firstFailure}.`);
  return {
    rps: result.completed / result.seconds,
    p99: result.p99,
    serverCpu: (after.server - before.server) / result.completed,
    postgresCpu: (after.postgres - before.postgres) / result.completed,
  };
}

/** How many requests fill a window of so many seconds, and ten latencies of every connection. */
export function amountFor(rps: number, seconds: number): number {
  const amount = Math.max(CONNECTIONS * LATENCIES, Math.round(rps * seconds));
  return Math.ceil(amount / CONNECTIONS) * CONNECTIONS;
}
