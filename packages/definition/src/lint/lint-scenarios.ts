import { pointer } from '@formwork/kernel';
import { suggestName } from '../nearest-name.ts';
import { BOOLEAN } from '../model/rule-place.ts';
import type { ScenarioDefinition } from '../schema/scenario.ts';
import { isJsonObject } from '../structure/json-schema.ts';
import type { LintContext } from './lint-context.ts';

/** Personas that every scenario has without naming them. */
const BUILT_IN = ['admin', 'system'];

/** Steps are done by known personas to records that an earlier step has named, at times that exist. */
export function lintScenarios(context: LintContext): void {
  for (const scenario of context.definition.scenarios) {
    const file = `scenarios/${scenario.name}.json`;
    const { clock } = scenario;
    if (clock !== undefined && !isInstant(clock)) {
      const message = `"${clock.slice(0, 60)}" is no instant with an offset.`;
      context.report(
        'error',
        'FW_DEFINITION_INSTANT_INVALID',
        file,
        '/clock',
        message,
        'Write it as 2026-03-02T09:00:00+08:00.',
      );
    }
    const aliases = new Set<string>();
    for (const part of ['given', 'when', 'then'] as const) {
      scenario[part]?.forEach((step, place) => lintStep(context, scenario, step, file, pointer(part, place), aliases));
    }
  }
}

function lintStep(
  context: LintContext,
  scenario: ScenarioDefinition,
  step: unknown,
  file: string,
  path: string,
  aliases: Set<string>,
): void {
  if (!isJsonObject(step)) return;
  if (Array.isArray(step['parallel'])) {
    step['parallel'].forEach((each: unknown, place) =>
      lintStep(context, scenario, each, file, `${path}/parallel/${place}`, aliases),
    );
    return;
  }
  if (typeof step['advance'] === 'string') lintAdvance(context, step['advance'], file, `${path}/advance`);
  if (typeof step['as'] === 'string') lintPersona(context, scenario, step['as'], file, `${path}/as`);
  const known = new Set([...aliases, ...Object.keys(scenario.personas ?? {})]);
  lintRefs(context, step['values'], file, `${path}/values`, known);
  if (typeof step['id'] === 'string') {
    if (typeof step['create'] === 'string') aliases.add(step['id']);
    else if (!aliases.has(step['id'])) reportAlias(context, step['id'], file, `${path}/id`, aliases);
  }
  lintFilter(context, step, file, path);
}

function lintPersona(context: LintContext, scenario: ScenarioDefinition, as: string, file: string, path: string): void {
  const known = [...Object.keys(scenario.personas ?? {}), ...BUILT_IN];
  if (known.includes(as)) return;
  const message = `There is no persona "${as}" in this scenario.`;
  context.report('error', 'FW_DEFINITION_PERSONA_UNKNOWN', file, path, message, suggestName(as, known, 'persona'));
}

function lintRefs(
  context: LintContext,
  value: unknown,
  file: string,
  path: string,
  aliases: ReadonlySet<string>,
): void {
  if (Array.isArray(value)) {
    value.forEach((each: unknown, place) => lintRefs(context, each, file, path + pointer(place), aliases));
  } else if (isJsonObject(value)) {
    const { ref } = value;
    if (typeof ref === 'string' && Object.keys(value).length === 1) {
      if (!aliases.has(ref)) reportAlias(context, ref, file, `${path}/ref`, aliases);
      return;
    }
    for (const [key, child] of Object.entries(value)) lintRefs(context, child, file, path + pointer(key), aliases);
  }
}

function reportAlias(
  context: LintContext,
  name: string,
  file: string,
  path: string,
  aliases: ReadonlySet<string>,
): void {
  const message = `No earlier step creates a record as "${name}".`;
  const hint =
    aliases.size === 0 ? 'Give "id" to the step that creates it.' : suggestName(name, [...aliases], 'record');
  context.report('error', 'FW_DEFINITION_ALIAS_UNKNOWN', file, path, message, hint);
}

function lintFilter(context: LintContext, step: Readonly<Record<string, unknown>>, file: string, path: string): void {
  const { query, filter, app } = step;
  if (typeof query !== 'string' || filter === undefined || 'expectError' in step) return;
  const owner = typeof app === 'string' ? app : context.definition.app.name;
  const entity = context.model.entities.get(`${owner}.${query}`);
  if (entity === undefined) return;
  const place = { app: context.definition.app.name, file, path: `${path}/filter` };
  context.typer.type(filter, entity.scope, BOOLEAN, place);
}

const DURATION = /^P(?=.)(?:\d+Y)?(?:\d+M)?(?:\d+W)?(?:\d+D)?(?:T(?=\d)(?:\d+H)?(?:\d+M)?(?:\d+S)?)?$/;

function lintAdvance(context: LintContext, advance: string, file: string, path: string): void {
  if (DURATION.test(advance) || isInstant(advance)) return;
  const message = `"${advance.slice(0, 60)}" is neither a duration nor an instant.`;
  context.report(
    'error',
    'FW_DEFINITION_DURATION_INVALID',
    file,
    path,
    message,
    'Write a duration such as P2D or PT4H.',
  );
}

function isInstant(text: string): boolean {
  return (
    /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/.test(text) &&
    !Number.isNaN(Date.parse(text))
  );
}
