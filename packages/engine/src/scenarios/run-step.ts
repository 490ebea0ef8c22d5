import type { ScenarioStep } from '@formwork/definition';
import type { WrittenRecord } from '../records/records.ts';
import { compareExpected } from './compare-expected.ts';
import { describeStep } from './describe-step.ts';
import { expectedError, runRefused } from './expect-error.ts';
import { ScenarioFailed } from './scenario-failed.ts';
import type { ScenarioSession } from './scenario-session.ts';

type Values = Record<string, unknown>;

/** Runs one step and checks what it says of the outcome. Throws `ScenarioFailed` when that is not so. */
export async function runStep(session: ScenarioSession, step: ScenarioStep): Promise<void> {
  if ('advance' in step) return advance(session, step.advance);
  if ('parallel' in step) return runParallel(session, step.parallel as readonly ScenarioStep[], step.succeed);
  const expected = expectedError(step);
  if (expected !== undefined) return runRefused(expected, () => act(session, step));
  let outcome: unknown;
  try {
    outcome = await act(session, step);
  } catch (error) {
    if (error instanceof ScenarioFailed) throw error;
    throw new ScenarioFailed(error instanceof Error ? error.message : String(error), { cause: error });
  }
  if ('expect' in step && step.expect !== undefined) {
    const differences = compareExpected(await session.resolveValues(step.expect), outcome);
    if (differences.length > 0) throw new ScenarioFailed('The record is not as expected.', { differences });
  }
}

type ActingStep = Exclude<ScenarioStep, { advance: string } | { parallel: unknown[] }>;

async function act(session: ScenarioSession, step: ActingStep): Promise<unknown> {
  const { records } = session.engine;
  const app = step.app ?? session.app;
  const principal = await session.principal(step.as);
  const id = (): string => session.resolveAlias((step as { id: string }).id);
  const values = async (): Promise<Values> =>
    (await session.resolveValues((step as { values?: Values }).values ?? {})) as Values;
  if ('create' in step) {
    const written = await records.create(principal, app, step.create, await values());
    if (step.id !== undefined) session.aliases.set(step.id, written.id);
    return recordOf(written);
  }
  if ('update' in step) {
    const version = step.version === undefined ? {} : { version: step.version };
    const options = { ...version, lines: 'all' } as const;
    return recordOf(await records.update(principal, app, step.update, id(), await values(), options));
  }
  if ('delete' in step) return records.remove(principal, app, step.delete, id());
  if ('restore' in step) return recordOf(await records.restore(principal, app, step.restore, id()));
  if ('read' in step) {
    const request = step.expand === undefined ? {} : { expand: step.expand };
    return JSON.parse(
      (await records.read(principal, app, step.read, id(), withLines(session, app, step.read, request))).json,
    );
  }
  if ('transition' in step)
    return recordOf(
      await records.transition(principal, app, step.entity, id(), step.transition, await values(), { lines: 'all' }),
    );
  return query(session, step, app);
}

/** What a scenario reads has the record's lines, without being asked. */
function withLines(
  session: ScenarioSession,
  app: string,
  entity: string,
  request: { readonly expand?: readonly string[] },
): { readonly expand: readonly string[] } {
  const fields = session.engine.model.entities.get(`${app}.${entity}`)?.fields.values() ?? [];
  const lines = [...fields].filter((field) => field.shape.shape === 'child-table').map((field) => field.name);
  return { expand: [...new Set([...(request.expand ?? []), ...lines])] };
}

async function query(
  session: ScenarioSession,
  step: Extract<ScenarioStep, { query: string }>,
  app: string,
): Promise<void> {
  const { query: entity, expectItems, expectCount, expectAbsent } = step;
  const filter = step.filter === undefined ? {} : { filter: await session.resolveValues(step.filter) };
  const { json } = await session.engine.records.list(await session.principal(step.as), app, entity, {
    ...filter,
    ...(step.sort === undefined ? {} : { sort: step.sort }),
    ...(step.fields === undefined ? {} : { fields: step.fields }),
    limit: 500,
    count: 'exact',
  });
  const { items, total } = JSON.parse(json) as { items: Values[]; total?: { value: number } };
  const differences = [
    ...(expectCount === undefined ? [] : compareExpected(expectCount, total?.value ?? items.length, ['count'])),
    ...(expectItems === undefined ? [] : compareExpected(await session.resolveValues(expectItems), items, ['items'])),
    ...(expectAbsent ?? [])
      .filter((field) => items.some((item) => Object.hasOwn(item, field)))
      .map((field) => ({ path: `/items/${field}`, expected: 'absent', actual: 'present' })),
  ];
  if (differences.length > 0) throw new ScenarioFailed('The list is not as expected.', { differences });
}

async function runParallel(
  session: ScenarioSession,
  steps: readonly ScenarioStep[],
  succeed: number | undefined,
): Promise<void> {
  const outcomes = await Promise.allSettled(steps.map((step) => runStep(session, step)));
  const failures = outcomes.flatMap((outcome, index) =>
    outcome.status === 'rejected' ? [{ step: steps[index]!, reason: outcome.reason as unknown }] : [],
  );
  const succeeded = steps.length - failures.length;
  if (succeed !== undefined) {
    if (succeeded !== succeed)
      throw new ScenarioFailed(`${succeeded} of the steps succeeded; ${succeed} were expected to.`, {
        differences: failures.map(({ step, reason }) => ({
          path: '',
          expected: describeStep(step),
          actual: reason instanceof Error ? reason.message : String(reason),
        })),
      });
    return;
  }
  const first = failures[0];
  if (first !== undefined) throw first.reason;
}

async function advance(session: ScenarioSession, to: string): Promise<void> {
  const { clock } = session.engine;
  if (/^-?P/.test(to)) await clock.advance(to);
  else await clock.moveTo(new Date(to));
}

function recordOf(written: WrittenRecord): unknown {
  return JSON.parse(written.json);
}
