import type { AppDefinition, ScenarioDefinition, ScenarioStep } from '@formwork/definition';
import type { Engine, EngineOptions } from '../engine.ts';
import { describeStep } from './describe-step.ts';
import { createCoverageMeter } from './measure-coverage.ts';
import { runStep } from './run-step.ts';
import { type ScenarioDatabases, openScenarioDatabases } from './scenario-databases.ts';
import { ScenariosInterrupted } from './scenario.errors.ts';
import { ScenarioFailed } from './scenario-failed.ts';
import type { ScenarioFailure, ScenarioPhase, ScenarioReport, ScenarioResult } from './scenario-report.ts';
import { openSession } from './scenario-session.ts';
import type { ScenarioRequest, Scenarios } from './scenarios.ts';

/** What running scenarios stands on. */
export interface ScenarioPorts {
  /** A role that may create databases. */
  readonly adminDatabaseUrl: string;
  /** Opens an engine with the same catalogue. */
  readonly open: (options: Pick<EngineOptions, 'databaseUrl' | 'observer' | 'poolSize'>) => Promise<Engine>;
  /** The definitions that are live, for apps that are depended on. */
  readonly published: () => readonly AppDefinition[];
}

/** The templates of a run: the app without data of its own, and with its reference data. */
interface Templates {
  bare(): Promise<string>;
  loaded(): Promise<string>;
}

/** The runner of scenarios. */
export function createScenarios(ports: ScenarioPorts): Scenarios {
  return {
    run: async (request) => {
      const databases = await openScenarioDatabases(ports.adminDatabaseUrl);
      // What runs on the databases fails when they go, which ends the run at once.
      const callOff = (): void => void databases.close();
      request.signal?.addEventListener('abort', callOff);
      try {
        return await runAll(ports, databases, request);
      } catch (error) {
        throw request.signal?.aborted === true ? ScenariosInterrupted({}, { cause: error }) : error;
      } finally {
        request.signal?.removeEventListener('abort', callOff);
        await databases.close();
      }
    },
  };
}

async function runAll(
  ports: ScenarioPorts,
  databases: ScenarioDatabases,
  request: ScenarioRequest,
): Promise<ScenarioReport> {
  const startedMs = Date.now();
  const { definition } = request;
  const app = definition.app.name;
  const chosen = definition.scenarios.filter((each) => request.only?.includes(each.name) ?? true);
  const meter = createCoverageMeter();
  const templates = makeTemplates(ports, databases, request);
  const results: ScenarioResult[] = [];
  let coverage = meter.read({ apps: new Map(), entities: new Map(), roles: new Map() }, app);
  for (const scenario of chosen) {
    if (request.signal?.aborted === true) throw ScenariosInterrupted({});
    const url = await databases.create(await (scenario.datasets === undefined ? templates.loaded() : templates.bare()));
    const engine = await ports.open({ databaseUrl: url, observer: meter, poolSize: 12 });
    try {
      results.push(await runScenario(engine, app, scenario));
      coverage = meter.read(engine.model, app);
    } finally {
      await engine.close();
      await databases.drop(url);
    }
    request.onProgress?.(results.length, chosen.length);
  }
  const passed = results.filter((result) => result.ok).length;
  const durationMs = Date.now() - startedMs;
  return { app, passed, failed: results.length - passed, durationMs, scenarios: results, coverage };
}

function makeTemplates(ports: ScenarioPorts, databases: ScenarioDatabases, request: ScenarioRequest): Templates {
  const { definition } = request;
  const app = definition.app.name;
  const others = (request.others ?? ports.published()).filter((each) => each.app.name !== app);
  const build = async (from: string | undefined, work: (engine: Engine) => Promise<unknown>): Promise<string> => {
    const url = await databases.create(from);
    const engine = await ports.open({ databaseUrl: url, poolSize: 3 });
    try {
      await work(engine);
    } finally {
      await engine.close();
    }
    return url;
  };
  let bare: Promise<string> | undefined;
  let loaded: Promise<string> | undefined;
  const templates: Templates = {
    bare: () =>
      (bare ??= build(undefined, async (engine) => {
        for (const each of inDependencyOrder([...others, definition]))
          await engine.definitions.publish({
            definition: each,
            datasets: each.app.name === app ? 'none' : 'reference',
          });
      })),
    loaded: () =>
      (loaded ??= templates.bare().then((from) => build(from, (engine) => engine.datasets.loadApp(app, 'reference')))),
  };
  return templates;
}

/** What is depended on comes first; apps that need each other keep their order. */
export function inDependencyOrder(definitions: readonly AppDefinition[]): readonly AppDefinition[] {
  const byName = new Map(definitions.map((each) => [each.app.name, each]));
  const ordered = new Set<AppDefinition>();
  const visit = (definition: AppDefinition, above: ReadonlySet<AppDefinition>): void => {
    if (ordered.has(definition) || above.has(definition)) return;
    for (const { app } of definition.app.depends ?? []) {
      const needed = byName.get(app);
      if (needed !== undefined) visit(needed, new Set([...above, definition]));
    }
    ordered.add(definition);
  };
  for (const definition of definitions) visit(definition, new Set());
  return [...ordered];
}

async function runScenario(engine: Engine, app: string, scenario: ScenarioDefinition): Promise<ScenarioResult> {
  const startedMs = Date.now();
  const failure = await findFailure(engine, app, scenario);
  return {
    name: scenario.name,
    label: scenario.label,
    ok: failure === undefined,
    durationMs: Date.now() - startedMs,
    ...(failure === undefined ? {} : { failure }),
  };
}

const phases: readonly ScenarioPhase[] = ['given', 'when', 'then'];

async function findFailure(
  engine: Engine,
  app: string,
  scenario: ScenarioDefinition,
): Promise<ScenarioFailure | undefined> {
  let at: { phase: ScenarioPhase; index: number; step: string } = { phase: 'given', index: 0, step: 'preparation' };
  try {
    if (scenario.clock !== undefined) await engine.clock.moveTo(new Date(scenario.clock));
    for (const name of scenario.datasets ?? []) await loadDataset(engine, app, name);
    const session = await openSession(engine, app, scenario);
    for (const phase of phases)
      for (const [index, step] of (scenario[phase] ?? []).entries()) {
        at = { phase, index, step: describeStep(step as ScenarioStep) };
        await runStep(session, step);
      }
    return undefined;
  } catch (error) {
    const failed =
      error instanceof ScenarioFailed
        ? error
        : new ScenarioFailed(error instanceof Error ? error.message : String(error), { cause: error });
    return {
      ...at,
      message: failed.message,
      differences: failed.differences,
      ...(failed.error === undefined ? {} : { error: failed.error }),
    };
  }
}

async function loadDataset(engine: Engine, app: string, name: string): Promise<void> {
  const dataset = engine.model.apps.get(app)?.definition.datasets.find((each) => each.name === name);
  if (dataset === undefined) throw new ScenarioFailed(`The app has no dataset "${name}".`);
  await engine.datasets.load(app, dataset);
}
