import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { buildApps } from '../src/build/build-apps.ts';
import { type EmbeddedPostgres, startPostgres } from '../src/postgres/start-postgres.ts';
import { removeClusterOf } from '../src/postgres/remove-cluster.ts';
import { workFolder } from '../src/repository.ts';
import { type BenchDatabase, prepareDatabase } from './data/prepare-database.ts';
import { type LoadProcess, startLoad } from './load/load-process.ts';
import { type BenchOptions, parseBenchOptions } from './measure/bench-options.ts';
import { type CaseMaterial, pageBeforeDeep, recordCases } from './measure/record-cases.ts';
import { type CasePorts, runCase } from './measure/run-case.ts';
import { runImport } from './measure/run-import.ts';
import { runPublish } from './measure/run-publish.ts';
import { firstRequest, runStarts } from './measure/run-starts.ts';
import { leaveAdvice, takeAdvice } from './measure/take-advice.ts';
import { verifySame } from './measure/verify-answers.ts';
import type { BenchReport } from './report/bench-report.ts';
import { printReport } from './report/print-report.ts';
import { summariseCase, type SummarisedCase } from './report/summarise.ts';
import { type RunningSystem, startSystem } from './systems/run-system.ts';

/*
 * `npm run bench`: the floor, a hand-written NestJS app and Formwork on one PostgreSQL, on the cases of
 * docs/benchmarks.md, each sample immediately after one of the floor.
 */
const say = (line: string): void => void process.stderr.write(`${line}\n`);

async function main(): Promise<void> {
  const options = parseBenchOptions(process.argv.slice(2));
  await buildApps(say, ['runtime']);
  const folder = path.join(workFolder, 'bench', 'postgres');
  await removeClusterOf(folder);
  const postgres = await startPostgres({ folder, database: 'bench' });
  const load = startLoad();
  try {
    say('Preparing 1,000 customers, 100,000 orders, 500,000 lines, twice …');
    const report = await measure(options, postgres, await prepareDatabase(postgres.url), load);
    process.stdout.write(`\n${printReport(report)}`);
    if (options.json !== undefined) writeFileSync(options.json, `${JSON.stringify(report, null, 2)}\n`);
  } finally {
    load.stop();
    await postgres.stop();
    await removeClusterOf(folder);
  }
}

async function measure(
  options: BenchOptions,
  postgres: EmbeddedPostgres,
  bench: BenchDatabase,
  load: LoadProcess,
): Promise<BenchReport> {
  const { agentToken, auditorToken } = bench;
  const settings = { databaseUrl: postgres.url, agentToken, auditorToken };
  const starts = options.cases.has('start')
    ? (say('Starts'), await runStarts(settings, bench.agentIds[0]!, options.starts))
    : undefined;
  const systems: RunningSystem[] = [];
  const database = new pg.Client({ connectionString: postgres.url });
  await database.connect();
  try {
    for (const name of ['floor', 'nest', 'formwork'] as const)
      systems.push(await startSystem(name, settings, firstRequest(name, bench.agentIds[0]!, bench.agentToken)));
    const [floor, nest, formwork] = systems as [RunningSystem, RunningSystem, RunningSystem];
    const tokens = { agent: bench.agentToken, auditor: bench.auditorToken, designer: bench.designerToken };
    const material = await gather(formwork, bench);
    const ports = {
      load,
      postmasterPid: postgres.pid,
      systems: { floor, nest, formwork },
      tokens,
      material,
      database,
    };
    const cases = await runCases({ ...ports, designerToken: bench.designerToken }, options);
    const publish = options.cases.has('publish')
      ? (say('Publish'),
        await runPublish(load, formwork, tokens, recordCases[0]!.requests('formwork', material), options.starts))
      : undefined;
    const imports = options.cases.has('import')
      ? (say('Import'), await runImport(postgres.url, bench.customerId, options.starts))
      : undefined;
    return {
      ...about(),
      cases,
      ...(imports === undefined ? {} : { imports }),
      ...(starts === undefined ? {} : { starts }),
      ...(publish === undefined ? {} : { publish }),
    };
  } finally {
    await Promise.all(systems.map((system) => system.stop()));
    await database.end();
  }
}

/** The cursor of the deep page comes from the page before it. */
async function gather(formwork: RunningSystem, bench: BenchDatabase): Promise<CaseMaterial> {
  const response = await fetch(formwork.url + pageBeforeDeep, {
    headers: { authorization: `Bearer ${bench.auditorToken}` },
  });
  const { nextCursor } = (await response.json()) as { nextCursor: string };
  return { agentIds: bench.agentIds, customerId: bench.customerId, deepCursor: nextCursor };
}

async function runCases(
  ports: CasePorts & { readonly designerToken: string },
  options: BenchOptions,
): Promise<SummarisedCase[]> {
  const results: SummarisedCase[] = [];
  let isAdvised = false;
  for (const one of recordCases.filter(({ name }) => options.cases.has(name))) {
    const { floor, formwork } = ports.systems;
    if (one.isAdvised === true && !isAdvised) {
      isAdvised = true;
      const proposed = await takeAdvice(formwork, ports.designerToken, ports.database);
      say(`Indexes as the plan proposes: ${proposed.map((names) => names.join(', ')).join('; ')}`);
    } else if (one.isAdvised !== true && isAdvised) {
      isAdvised = false;
      await leaveAdvice(formwork, ports.designerToken);
    }
    for (const name of ['nest', 'formwork'] as const) {
      const request = { url: floor.url, request: one.requests('floor', ports.material)[0]! };
      const system = ports.systems[name];
      await verifySame(
        one.name,
        request,
        { url: system.url, request: one.requests(name, ports.material)[0]! },
        ports.tokens[one.as],
      );
    }
    const summary = summariseCase(await runCase(ports, one, options));
    const { ratio, cpuRatio, p99Ratio } = summary.formwork;
    say(
      `${one.name} ${one.title}: ${ratio.toFixed(2)} of the floor, CPU ${cpuRatio.toFixed(2)}, p99 ${p99Ratio.toFixed(2)}; Nest ${summary.nest.ratio.toFixed(2)}`,
    );
    results.push(summary);
  }
  return results;
}

function about(): Pick<BenchReport, 'date' | 'machine' | 'command'> {
  const [cpu] = cpus();
  return {
    date: new Date().toISOString().slice(0, 16).replace('T', ' '),
    machine: `${cpus().length} cores (${cpu?.model.trim() ?? 'unknown'}), Node ${process.versions.node}, embedded PostgreSQL, fsync on`,
    command: ['npm run bench', ...(process.argv.length > 2 ? ['--', ...process.argv.slice(2)] : [])].join(' '),
  };
}

await main();
