import type pg from 'pg';
import type { LoadJob } from '../load/job.ts';
import type { RunningSystem, SystemName } from '../systems/run-system.ts';
import type { CaseMaterial, RecordCase } from './record-cases.ts';
import { amountFor, CONNECTIONS, runWindow, type Sample, type WindowPorts } from './run-window.ts';

/** A sample of a system beside the sample of the floor that was taken immediately before it. */
export interface Pair {
  readonly floor: Sample;
  readonly other: Sample;
}

/** The pairs of one case. */
export interface CaseResult {
  readonly name: string;
  readonly title: string;
  readonly pairs: Readonly<Record<'formwork' | 'nest', readonly Pair[]>>;
}

/** What running a case needs. */
export interface CasePorts extends WindowPorts {
  readonly systems: Readonly<Record<SystemName, RunningSystem>>;
  readonly tokens: { readonly agent: string; readonly auditor: string };
  readonly material: CaseMaterial;
  readonly database: pg.Client;
}

/** How much is measured. */
export interface CaseEffort {
  readonly rounds: number;
  /** The hand-written app is measured in every so many rounds. */
  readonly nestEvery: number;
  readonly windowSeconds: number;
  readonly warmSeconds: number;
}

/** A case whose ten latencies last longer is measured in two rounds only, and needs no warming: the database is all. */
const SLOW_SECONDS = 4;

/** Warms every system up, then measures in pairs: the floor, and at once the other. */
export async function runCase(ports: CasePorts, one: RecordCase, effort: CaseEffort): Promise<CaseResult> {
  const amounts = new Map<SystemName, number>();
  let isSlow = false;
  for (const name of ['floor', 'nest', 'formwork'] as const) {
    const first = await sample(ports, one, name, CONNECTIONS * 2);
    const seconds = amountFor(first.rps, 0) / first.rps;
    isSlow ||= seconds > SLOW_SECONDS;
    const warm = isSlow ? first : await sample(ports, one, name, amountFor(first.rps, effort.warmSeconds));
    amounts.set(name, amountFor(warm.rps, effort.windowSeconds));
  }
  const rounds = isSlow ? Math.min(2, effort.rounds) : effort.rounds;
  const pairs: Record<'formwork' | 'nest', Pair[]> = { formwork: [], nest: [] };
  const pair = async (name: 'formwork' | 'nest'): Promise<void> => {
    const floor = await sample(ports, one, 'floor', amounts.get('floor')!);
    pairs[name].push({ floor, other: await sample(ports, one, name, amounts.get(name)!) });
  };
  for (let round = 0; round < rounds; round += 1) {
    await pair('formwork');
    if (round % effort.nestEvery === 0) await pair('nest');
  }
  return { name: one.name, title: one.title, pairs };
}

async function sample(ports: CasePorts, one: RecordCase, name: SystemName, amount: number): Promise<Sample> {
  const system = ports.systems[name];
  const requests = one.requests(name, ports.material);
  const job: LoadJob = {
    url: system.url,
    token: ports.tokens[one.as],
    connections: CONNECTIONS,
    amount,
    requests,
    ...(one.isUpdate === true ? { versions: name === 'formwork' ? await versionsOf(ports, requests) : {} } : {}),
  };
  return runWindow(ports, system, job);
}

async function versionsOf(ports: CasePorts, requests: LoadJob['requests']): Promise<Record<string, number>> {
  const byId = new Map(requests.map(({ path }) => [path.slice(path.lastIndexOf('/') + 1), path]));
  const { rows } = await ports.database.query<{ id: string; version: number }>(
    'select id, version from bench.sales_order where id = any($1)',
    [[...byId.keys()]],
  );
  return Object.fromEntries(rows.map(({ id, version }) => [byId.get(id)!, version]));
}
