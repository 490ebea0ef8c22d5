import { pointerSegments } from '@formwork/kernel';
import { suggestName } from '../nearest-name.ts';
import { PLATFORM_APP } from '../model/system-entities.ts';
import { collectReferences } from '../reference/collect-references.ts';
import { optionsOf } from '../reference/collect-rule.ts';
import { type Reference, type ReferenceTarget, targetApp, targetKey, targetName } from '../reference/reference.ts';
import type { LintContext } from './lint-context.ts';

/** Names that nothing has, wherever they stand outside expressions; and other apps that are used but not declared. */
export function lintReferences(context: LintContext): void {
  const { definition, definitions, models, index } = context;
  const app = definition.app.name;
  const own = collectReferences(definitions, models, { index }).filter((reference) => reference.app === app);
  const declared = declaredTargets(context);
  const depends = new Set([app, PLATFORM_APP, ...(definition.app.depends ?? []).map((each) => each.app)]);
  const told = new Set<string>();
  for (const reference of own) {
    const owner = targetApp(reference.target);
    if (reference.use !== 'scenario' && !depends.has(owner) && !told.has(`${reference.file}${reference.path}`)) {
      told.add(`${reference.file}${reference.path}`);
      reportUndeclared(context, reference, owner);
    } else if (
      !isInRule(reference) &&
      !declared.has(targetKey(reference.target)) &&
      !isExpectedToFail(context, reference)
    ) {
      reportUnknown(context, reference);
    }
  }
  lintDepends(context);
}

function declaredTargets({ definitions, index }: LintContext): ReadonlySet<string> {
  const keys = new Set<string>();
  const add = (target: ReferenceTarget): unknown => keys.add(targetKey(target));
  for (const entity of index.entities.values()) {
    add({ kind: 'entity', entity: entity.id });
    for (const field of entity.fields.keys()) {
      add({ kind: 'field', entity: entity.id, name: field });
      for (const name of optionsOf({ index }, { entity: entity.id, field })) {
        add({ kind: 'option', entity: entity.id, field, name });
      }
    }
  }
  for (const definition of definitions) {
    const app = definition.app.name;
    for (const { name } of definition.forms) add({ kind: 'form', app, name });
    for (const { name } of definition.views) add({ kind: 'view', app, name });
    for (const { name } of definition.roles) add({ kind: 'role', app, name });
    for (const { name } of definition.rules) add({ kind: 'calendar', app, name });
    for (const { name } of definition.datasets) add({ kind: 'dataset', app, name });
    for (const { name } of definition.scenarios) add({ kind: 'scenario', app, name });
    for (const workflow of definition.workflows) {
      add({ kind: 'workflow', app, name: workflow.name });
      const governed = { entity: `${app}.${workflow.entity}`, field: workflow.field };
      for (const { name } of workflow.states) add({ kind: 'option', ...governed, name });
      for (const { name } of workflow.transitions) add({ kind: 'transition', app, workflow: workflow.name, name });
    }
  }
  return keys;
}

const RULE_USES: ReadonlySet<string> = new Set(['formula', 'formCondition', 'grantCondition', 'default']);
const RULE_PATHS = /\/(?:assert|value|filter)(?:\/|$)/;
const MIXED_USES: ReadonlySet<string> = new Set(['validation', 'guard', 'effect', 'viewFilter']);

/** Expressions are typed, which finds their unknown names with better words. */
function isInRule({ use, path }: Reference): boolean {
  if (RULE_USES.has(use)) return true;
  return (
    (MIXED_USES.has(use) && RULE_PATHS.test(path)) ||
    (use === 'scenario' && /^\/\w+\/\d+\/(?:parallel\/\d+\/)?filter/.test(path))
  );
}

/** A scenario may name what is not there to show that it is refused. */
function isExpectedToFail({ definition }: LintContext, { use, file, path }: Reference): boolean {
  if (use !== 'scenario') return false;
  const scenario = definition.scenarios.find((each) => file === `scenarios/${each.name}.json`);
  const [part, place, inner, innerPlace] = pointerSegments(path);
  const steps: unknown = scenario?.[part as 'when'];
  let step: unknown = Array.isArray(steps) ? steps[Number(place)] : undefined;
  if (inner === 'parallel') step = (step as { parallel: unknown[] }).parallel[Number(innerPlace)];
  return typeof step === 'object' && step !== null && 'expectError' in step;
}

function reportUndeclared({ report, definitions }: LintContext, { file, path }: Reference, owner: string): void {
  const isThere = definitions.some((each) => each.app.name === owner);
  const message = `This belongs to the app "${owner}", which app.json does not name under "depends".`;
  const hint = isThere
    ? `Add {"app": "${owner}", "range": "^1.0.0"} to "depends" in app.json.`
    : `There is no app "${owner}" here; check the name.`;
  report('error', 'FW_DEFINITION_DEPENDENCY_UNDECLARED', file, path, message, hint);
}

function reportUnknown(context: LintContext, { target, file, path, use }: Reference): void {
  const name = targetName(target);
  const noun = target.kind === 'option' && use === 'lifecycleState' ? 'state' : target.kind;
  const owner = 'entity' in target && target.kind !== 'entity' ? ` of ${target.entity}` : '';
  const code = `FW_DEFINITION_${noun.toUpperCase()}_UNKNOWN`;
  const message = `There is no ${noun} "${name}"${owner}.`;
  const severity = use === 'translation' ? 'warning' : 'error';
  const hint = suggestName(name, siblings(context, target), noun);
  // A field of an entity that is not there says nothing new.
  if (target.kind === 'field' && !context.index.entities.has(target.entity)) return;
  context.report(severity, code, file, path, message, hint);
}

function siblings({ definitions, index, app }: LintContext, target: ReferenceTarget): readonly string[] {
  if (target.kind === 'entity') {
    const owner = targetApp(target);
    return [...index.entities.values()].filter((each) => each.app === owner).map((each) => each.definition.name);
  }
  if (target.kind === 'field') return [...(index.entities.get(target.entity)?.fields.keys() ?? [])];
  if (target.kind === 'option') {
    const states = app.entities.get(targetName({ kind: 'entity', entity: target.entity }))?.lifecycle?.states.keys();
    return states === undefined ? optionsOf({ index }, target) : [...states];
  }
  const definition = definitions.find((each) => each.app.name === target.app);
  if (definition === undefined) return [];
  if (target.kind === 'transition') {
    const workflow = definition.workflows.find((each) => each.name === target.workflow);
    return workflow?.transitions.map((each) => each.name) ?? [];
  }
  const lists = {
    workflow: definition.workflows,
    role: definition.roles,
    form: definition.forms,
    view: definition.views,
    calendar: definition.rules,
    dataset: definition.datasets,
    scenario: definition.scenarios,
  } as const;
  return lists[target.kind].map((each) => each.name);
}

function lintDepends({ definition, definitions, report }: LintContext): void {
  const seen = new Set<string>();
  definition.app.depends?.forEach(({ app, range }, place) => {
    const path = `/depends/${place}`;
    if (seen.has(app) || app === definition.app.name) {
      const message = app === definition.app.name ? 'The app depends on itself.' : `"${app}" is named twice.`;
      report('error', 'FW_DEFINITION_DEPENDENCY_REPEATED', 'app.json', path, message, 'Take it away.');
    }
    seen.add(app);
    if (!/^(?:[\^~]|>=)?\d+\.\d+\.\d+$/.test(range)) {
      const message = `"${range.slice(0, 40)}" is no range of versions.`;
      report('error', 'FW_DEFINITION_DEPENDENCY_RANGE', 'app.json', `${path}/range`, message, 'Write it as ^1.0.0.');
    }
    if (!definitions.some((each) => each.app.name === app)) {
      const message = `The app "${app}" is not there.`;
      report(
        'error',
        'FW_DEFINITION_DEPENDENCY_MISSING',
        'app.json',
        `${path}/app`,
        message,
        'Publish it first, or take it away.',
      );
    }
  });
}
