import type { Access, AccessFacts, AccessUser } from '@formwork/access';
import type { EntityModel, Model } from '@formwork/definition';
import { hasErrors, type Issue } from '@formwork/kernel';
import type { RuleEnv } from '@formwork/rules';
import type { StatementRunner, StorageModel } from '@formwork/storage';
import type { Principal } from '../people/principal.ts';
import type { DatabaseClock } from '../platform/database-clock.ts';
import type { Live } from '../platform/live.ts';
import { RecordInvalid } from './record.errors.ts';
import type { RecordEvent } from './record-observer.ts';
import { type Moment, ruleEnvironment, timeZoneOf, userOf } from './rule-environment.ts';

/** One command while it runs: who asks, what is live, on which connection, at which moment. */
export interface Command {
  readonly runner: StatementRunner;
  readonly live: Live;
  readonly model: Model;
  readonly storage: StorageModel;
  readonly principal: Principal;
  readonly access: Access;
  readonly moment: Moment;
  /** Whom statements are bound to. */
  readonly caller: { readonly user: AccessUser | null; readonly timeZone: string };
  /** What has happened so far; told to the observer once it is kept. */
  readonly events: RecordEvent[];
  /** A preview collects its findings here and goes on; without it the first refusal ends the command. */
  readonly findings?: Issue[];
}

/** Starts a command. */
export function openCommand(
  live: Live,
  clock: DatabaseClock,
  principal: Principal,
  runner: StatementRunner,
  findings?: Issue[],
): Command {
  const now = clock.estimate().toISOString();
  const timeZone = timeZoneOf(principal);
  return {
    runner,
    live,
    model: live.published.model,
    storage: live.storage,
    principal,
    access: live.accessOf(principal),
    moment: { now, today: civilDate(now, timeZone) },
    caller: { user: principal.kind === 'system' ? null : userOf(principal), timeZone },
    events: [],
    ...(findings === undefined ? {} : { findings }),
  };
}

/** The environment of expressions in this command. */
export function environment(command: Command, variables: Readonly<Record<string, unknown>>): RuleEnv {
  return ruleEnvironment(command.principal, command.moment, variables);
}

/** A record's facts as access asks for them. */
export function accessFacts(
  command: Command,
  record: Readonly<Record<string, unknown>>,
  parent?: Readonly<Record<string, unknown>>,
): AccessFacts {
  return {
    record,
    ...(parent === undefined ? {} : { parent }),
    user: userOf(command.principal),
    ...command.moment,
  };
}

/** Ends the command when there are errors; a preview only notes them. */
export function refuse(command: Command, issues: readonly Issue[]): void {
  if (command.findings !== undefined) command.findings.push(...issues);
  else if (hasErrors(issues)) throw RecordInvalid({ count: issues.length }, { issues });
}

/** The entity behind the lines of a field. */
export function childEntity(
  model: Model,
  shape: EntityModel['fields'] extends ReadonlyMap<string, infer F> ? F : never,
): EntityModel | undefined {
  return shape.shape.shape === 'child-table' ? model.entities.get(shape.shape.entity) : undefined;
}

const formatters = new Map<string, Intl.DateTimeFormat>();

function civilDate(instant: string, timeZone: string): string {
  if (timeZone === 'UTC') return instant.slice(0, 10);
  let formatter = formatters.get(timeZone);
  if (formatter === undefined) {
    formatter = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
    formatters.set(timeZone, formatter);
  }
  return formatter.format(new Date(instant));
}
