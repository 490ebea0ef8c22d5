import { systemAccess } from '@formwork/access';
import type { EntityModel, LifecycleModel } from '@formwork/definition';
import { hasErrors, type Issue, type Json } from '@formwork/kernel';
import type { RecordFacts } from '@formwork/storage';
import {
  availableTransitions,
  type LifecycleOutcome,
  MAX_AUTOMATIC_TRANSITIONS,
  reduceLifecycle,
} from '@formwork/workflow';
import { type Command, refuse } from './command.ts';
import { factPaths } from './fact-paths.ts';
import { findRecord, type FoundRecord, refuseStale } from './find-record.ts';
import { fitValue } from './fill-defaults.ts';
import { lifecycleFacts, lifecycleNeeds } from './lifecycle-of-record.ts';
import { loadFacts } from './load-facts.ts';
import { parseRecord } from './parse-record.ts';
import { fieldRefused } from './record-issues.ts';
import {
  RecordInvalid,
  TransitionLoop,
  TransitionMissing,
  TransitionOvertaken,
  TransitionRefused,
} from './record.errors.ts';
import type { RecordTransition, RecordValues } from './records.ts';
import { refreshStored } from './save-lines.ts';
import { writeFields } from './update-record.ts';
import { validateRecord } from './validate-record.ts';
import { explainRefusals } from './write-refusals.ts';

type Moved = Extract<LifecycleOutcome, { kind: 'moved' }>;

/** A transition that somebody presses. */
export interface Press {
  readonly transition: string;
  readonly values: RecordValues;
  readonly version?: number;
}

/**
 * Takes a transition in the caller's transaction: lock, facts, reduce, write state, effects and history, then the
 * automatic transitions that follow. Two people at once: the lock lets one go first, the other is told. Gives the version.
 */
export async function moveRecord(command: Command, entity: EntityModel, id: string, press: Press): Promise<number> {
  const { lifecycle } = entity;
  if (lifecycle === undefined) throw TransitionMissing({ transition: press.transition });
  const needs = lifecycleNeeds(command, entity, lifecycle);
  const found = await findRecord(command, entity, id, needs);
  const input = parseInput(command, entity, lifecycle, press);
  const paths = factPaths(command, entity, needs);
  const facts = await withInput(command, entity, id, found, input, () => loadFacts(command, entity, id, paths));
  const outcome = reduceLifecycle(
    lifecycle,
    await lifecycleFacts(command, entity, lifecycle, facts, { before: found.facts.record, input }),
    { kind: 'press', transition: press.transition, input: Object.keys(press.values) },
  );
  if (outcome.kind === 'refused') throw refusal(command, entity, press, outcome, found);
  await refuseStale(command, entity, id, found, press.version);
  if (outcome.kind === 'settled') throw new TypeError('A press never settles.');
  let version = await take(command, entity, id, outcome, input);
  const taken = [press.transition];
  for (;;) {
    const now = await loadFacts(command, entity, id, paths);
    const next = reduceLifecycle(lifecycle, await lifecycleFacts(command, entity, lifecycle, now!), { kind: 'settle' });
    noteChoice(command, entity, next);
    if (next.kind !== 'moved') break;
    taken.push(next.transition);
    if (taken.length > MAX_AUTOMATIC_TRANSITIONS + 1) throw TransitionLoop({ transitions: taken });
    version = await take(command, entity, id, next, {});
  }
  const after = await loadFacts(command, entity, id, paths);
  refuse(command, await validateRecord(command, entity, after!));
  return version;
}

/** The transitions that the person could take on a record, and what stands in the way of each. */
export async function readTransitions(command: Command, entity: EntityModel, id: string): Promise<RecordTransition[]> {
  const { lifecycle } = entity;
  if (lifecycle === undefined) {
    await findRecord(command, entity, id, { actions: ['read'] }, { isLocking: false });
    return [];
  }
  const needs = lifecycleNeeds(command, entity, lifecycle);
  const { facts } = await findRecord(command, entity, id, needs, { isLocking: false });
  const asked = await lifecycleFacts(command, entity, lifecycle, facts);
  return availableTransitions(lifecycle, asked).map(({ definition, allowed, reasons }) => ({
    ...definition,
    allowed,
    reasons,
  }));
}

/** The fields that come with a transition are the transition's to take: whoever may press it may fill them in. */
function parseInput(
  command: Command,
  entity: EntityModel,
  lifecycle: LifecycleModel,
  press: Press,
): Record<string, Json> {
  const asked = lifecycle.transitions.get(press.transition)?.definition.input ?? [];
  const known = Object.fromEntries(Object.entries(press.values).filter(([name]) => asked.includes(name)));
  const { model } = command;
  const { record, issues } = parseRecord(entity, known, { model, access: systemAccess(model), action: 'update' });
  if (hasErrors(issues)) throw RecordInvalid({ count: issues.length }, { issues });
  return Object.fromEntries(record.values);
}

/** The record's facts as they are with the input: written, read, and taken back, so that history sees one change. */
async function withInput(
  command: Command,
  entity: EntityModel,
  id: string,
  found: FoundRecord,
  input: Readonly<Record<string, Json>>,
  read: () => Promise<RecordFacts | undefined>,
): Promise<RecordFacts> {
  if (Object.keys(input).length === 0) return found.facts;
  const run = (text: string) => command.runner.query({ text, values: [], rowMode: 'array' });
  await run('savepoint input');
  await explainRefusals(command, undefined, entity, () =>
    writeFields(command, entity, id, input, { action: 'update' }),
  );
  const facts = await read();
  await run('rollback to savepoint input');
  return facts!;
}

async function take(
  command: Command,
  entity: EntityModel,
  id: string,
  moved: Moved,
  input: Readonly<Record<string, Json>>,
): Promise<number> {
  const values: Record<string, Json> = { ...input };
  const issues: Issue[] = [];
  for (const effect of moved.effects) {
    const field = entity.fields.get(effect.field)!;
    const fitted = fitValue(field, effect.value);
    if ('issue' in fitted) issues.push(fieldRefused([effect.field], fitted.issue));
    else values[effect.field] = fitted.value;
  }
  if (issues.length > 0) throw RecordInvalid({ count: issues.length }, { issues });
  values[entity.lifecycle!.definition.field] = moved.to;
  const note = { action: 'transition', transition: moved.transition };
  const version = await explainRefusals(command, undefined, entity, () =>
    writeFields(command, entity, id, values, note),
  );
  await refreshStored(command, entity, id);
  command.events.push(
    { kind: 'transition', entity: entity.id, transition: moved.transition },
    { kind: 'state', entity: entity.id, state: moved.to },
  );
  return version;
}

/** The guards that kept automatic transitions from happening, and those of the one that was taken in their place. */
function noteChoice(command: Command, entity: EntityModel, outcome: LifecycleOutcome): void {
  if (outcome.kind === 'refused' || outcome.passedOver.length === 0) return;
  const taken = outcome.kind === 'moved' ? entity.lifecycle?.transitions.get(outcome.transition) : undefined;
  const chosen = taken?.guards.map(({ definition }) => definition.name) ?? [];
  const choice = outcome.kind === 'moved' ? [{ transition: outcome.transition, guards: chosen }] : [];
  for (const { transition, guards } of [...outcome.passedOver, ...choice])
    for (const rule of guards) command.events.push({ kind: 'decided', entity: entity.id, transition, rule });
}

function refusal(
  command: Command,
  entity: EntityModel,
  press: Press,
  refused: Extract<LifecycleOutcome, { kind: 'refused' }>,
  found: FoundRecord,
): Error {
  const { transition } = press;
  const { issues } = refused;
  switch (refused.reason) {
    case 'unknown':
      return TransitionMissing({ transition }, { issues });
    case 'overtaken': {
      const state = found.facts.record[entity.lifecycle!.definition.field] as string | null;
      return TransitionOvertaken({ transition, state }, { issues });
    }
    case 'input':
      return RecordInvalid({ count: issues.length }, { issues });
    case 'refused':
      for (const issue of issues)
        command.events.push({ kind: 'decided', entity: entity.id, transition, rule: issue.code });
      return TransitionRefused({ transition }, { issues });
  }
}
