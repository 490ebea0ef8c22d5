import type { PublishPlan, PublishStep } from '@formwork/engine';
import { hasErrors, type Issue } from '@formwork/kernel';
import { presentIssues } from './print-issues.ts';
import type { Terminal } from './terminal.ts';

/** Whether publishing would be refused as things are: a step nobody allowed, or records that do not fit. */
export function isRefused(plan: PublishPlan): boolean {
  return hasErrors(plan.issues) || plan.steps.some((step) => !step.allowed);
}

/** Steps that are dangerous and that nobody has named yet. What is ambiguous is settled as its finding says instead. */
function stepsToAllow(plan: PublishPlan): readonly PublishStep[] {
  return plan.steps.filter((step) => step.class === 'destructive' && !step.allowed);
}

/** Findings of a plan, without those that only say that a step is to be allowed. */
function findingsOf(plan: PublishPlan): readonly Issue[] {
  const asked = new Set(stepsToAllow(plan).map(({ id }) => id));
  return plan.issues.filter((issue) => !asked.has(String(issue.details?.['step'])));
}

/** A plan for people: what changes, what happens in the database, who gains and loses. `withDdl` adds the statements. */
export function presentPlan(plan: PublishPlan, { paint }: Pick<Terminal, 'paint'>, withDdl = false): string {
  const from = plan.from === null ? 'not published yet' : `revision ${plan.from} is live`;
  const lines = [paint.strong(`${plan.app}: ${from}`), ''];
  lines.push(
    ...section(
      'Changes',
      plan.changes.map((change) => change.text),
      'Nothing changes in the definition.',
    ),
  );
  const steps = plan.steps.flatMap((step) => presentStep(step, paint, withDdl));
  lines.push(...section('In the database', steps, 'Nothing to do in the database.'));
  const access = plan.access.map(
    (effect) =>
      `${effect.gain ? paint.good('+') : paint.bad('-')} ${effect.text} (${effect.people} ${effect.people === 1 ? 'person' : 'people'})`,
  );
  if (access.length > 0) lines.push(...section('Access', access, ''));
  const findings = findingsOf(plan);
  if (findings.length > 0) lines.push('Findings', presentIssues(findings, { paint }));
  const asked = stepsToAllow(plan);
  if (asked.length > 0) {
    lines.push(paint.bad(`${asked.length} ${asked.length === 1 ? 'step needs' : 'steps need'} permission:`));
    lines.push(...asked.map((step) => `  --allow ${step.id}`), '');
  }
  return lines.join('\n');
}

function presentStep(step: PublishStep, paint: Terminal['paint'], withDdl: boolean): string[] {
  const tone = { safe: paint.good, 'needs-backfill': paint.warn, destructive: paint.bad, ambiguous: paint.bad };
  const rows = step.rows === null || step.rows === 0 ? '' : ` (${step.rows} ${step.rows === 1 ? 'row' : 'rows'})`;
  const refusal = step.class === 'ambiguous' ? ', see the findings' : ', not allowed yet';
  const mark = step.class === 'safe' ? '' : step.allowed ? ', allowed' : refusal;
  return [
    `${tone[step.class](`[${step.class}${mark}]`)} ${step.text}${rows} ${paint.faint(step.id)}`,
    ...(withDdl ? step.ddl.flatMap((text) => text.split('\n')).map((line) => paint.faint(`    ${line}`)) : []),
    ...(withDdl ? step.locks.map((lock) => paint.faint(`    lock: ${lock}`)) : []),
  ];
}

function section(title: string, lines: readonly string[], empty: string): string[] {
  return [title, ...(lines.length === 0 ? [empty] : lines).map((line) => `  ${line}`), ''];
}
