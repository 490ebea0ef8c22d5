import { pointer } from '@formwork/kernel';
import type { DatasetDefinition } from '../schema/dataset.ts';
import type { ScenarioDefinition } from '../schema/scenario.ts';
import type { LifecycleDefinition } from '../schema/lifecycle.ts';
import { isJsonObject } from '../structure/json-schema.ts';
import { recordVariables } from './collect-entity.ts';
import { collectRule, optionsOf } from './collect-rule.ts';
import type { ReferenceCollector } from './reference-collector.ts';
import type { ReferenceUse } from './reference-use.ts';

/** What a dataset's file names: its entity and key, and every field and option in its records. */
export function collectDataset(dataset: DatasetDefinition, out: ReferenceCollector): void {
  const entity = out.addEntity(dataset.entity, '/entity', 'dataset');
  out.addFields(entity, dataset.key, '/key', 'dataset');
  dataset.records.forEach((record, place) =>
    collectValues(record, pointer('records', place), entity, 'records', out, 0),
  );
}

/** The fields and options in the values of a record, through lines, and through references given by their fields. */
function collectValues(
  values: unknown,
  path: string,
  entity: string,
  use: ReferenceUse,
  out: ReferenceCollector,
  depth: number,
): void {
  if (!isJsonObject(values) || depth > 8) return;
  for (const [key, value] of Object.entries(values)) {
    const at = path + pointer(key);
    out.addField(entity, key, at, use, { slot: 'key' });
    const type = out.index.fieldType(entity, key);
    if (use === 'scenario' && isAlias(value)) continue;
    if (isJsonObject(value) && isJsonObject(value['find'])) collectFind(value['find'], `${at}/find`, use, out, depth);
    else if (type?.kind === 'reference') collectValues(value, at, type.entity, use, out, depth + 1);
    else if (type?.kind === 'list' && type.of.kind === 'record' && Array.isArray(value)) {
      const child = type.of.entity;
      value.forEach((line, place) => collectValues(line, at + pointer(place), child, use, out, depth + 1));
    } else if (type?.kind === 'list' && type.of.kind === 'reference' && Array.isArray(value)) {
      const target = type.of.entity;
      value.forEach((each: unknown, place) => collectReferred(each, at + pointer(place), target, use, out, depth + 1));
    } else if (typeof value === 'string') {
      addOption(value, at, entity, key, use, out);
    } else if (Array.isArray(value)) {
      value.forEach((each: unknown, place) => {
        if (typeof each === 'string') addOption(each, at + pointer(place), entity, key, use, out);
      });
    }
  }
}

/** One record of a list of references, given by its fields, found by them, or made before. */
function collectReferred(
  value: unknown,
  path: string,
  entity: string,
  use: ReferenceUse,
  out: ReferenceCollector,
  depth: number,
): void {
  if (use === 'scenario' && isAlias(value)) return;
  if (isJsonObject(value) && isJsonObject(value['find'])) collectFind(value['find'], `${path}/find`, use, out, depth);
  else collectValues(value, path, entity, use, out, depth);
}

/** `{"ref": alias}`: a record that an earlier step of the scenario made, or a persona. */
function isAlias(value: unknown): boolean {
  return isJsonObject(value) && typeof value['ref'] === 'string' && Object.keys(value).length === 1;
}

function addOption(
  value: string,
  path: string,
  entity: string,
  field: string,
  use: ReferenceUse,
  out: ReferenceCollector,
): void {
  if (optionsOf(out, { entity, field }).includes(value)) {
    out.add({ kind: 'option', entity, field, name: value }, path, use);
  }
}

/** `{"find": {"entity": "customer", "where": {"code": "C001"}}}`: `where` is field values, or an expression. */
function collectFind(
  find: Readonly<Record<string, unknown>>,
  path: string,
  use: ReferenceUse,
  out: ReferenceCollector,
  depth: number,
): void {
  if (typeof find['entity'] !== 'string') return;
  const entity = out.addEntity(find['entity'], `${path}/entity`, use);
  const where = find['where'];
  const fields = out.index.entities.get(entity)?.fields;
  const isValues = isJsonObject(where) && Object.keys(where).every((key) => fields?.has(key) === true);
  if (isValues) collectValues(where, `${path}/where`, entity, use, out, depth + 1);
  else collectRule(where, `${path}/where`, { variables: recordVariables(out.index, entity) }, use, out);
}

/** What a scenario's file names. */
export function collectScenario(
  scenario: ScenarioDefinition,
  workflowsOf: (app: string) => readonly LifecycleDefinition[],
  out: ReferenceCollector,
): void {
  scenario.datasets?.forEach((name, place) => {
    out.add({ kind: 'dataset', app: out.app, name }, pointer('datasets', place), 'scenario');
  });
  for (const [persona, { roles }] of Object.entries(scenario.personas ?? {})) {
    roles.forEach((role, place) => addRole(role, pointer('personas', persona, 'roles', place), out));
  }
  for (const part of ['given', 'when', 'then'] as const) {
    scenario[part]?.forEach((step, place) => collectStep(step, pointer(part, place), workflowsOf, out));
  }
}

function addRole(role: string, path: string, out: ReferenceCollector): void {
  const dot = role.indexOf('.');
  const [app, name] = dot < 0 ? [out.app, role] : [role.slice(0, dot), role.slice(dot + 1)];
  out.add({ kind: 'role', app, name }, path, 'scenario', { start: dot + 1 });
}

const ENTITY_KEYS = ['create', 'update', 'delete', 'restore', 'read', 'query', 'entity'];

function collectStep(
  step: unknown,
  path: string,
  workflowsOf: (app: string) => readonly LifecycleDefinition[],
  out: ReferenceCollector,
): void {
  if (!isJsonObject(step)) return;
  const inner = step['parallel'];
  if (Array.isArray(inner)) {
    inner.forEach((each: unknown, place) => collectStep(each, `${path}/parallel/${place}`, workflowsOf, out));
    return;
  }
  const key = ENTITY_KEYS.find((each) => typeof step[each] === 'string');
  if (key === undefined) return;
  const app = typeof step['app'] === 'string' ? step['app'] : out.app;
  const plain = String(step[key]);
  const entity = plain.includes('.') ? plain : `${app}.${plain}`;
  out.add({ kind: 'entity', entity }, `${path}/${key}`, 'scenario', { start: plain.indexOf('.') + 1 });
  if (typeof step['transition'] === 'string') {
    const workflow = workflowsOf(entity.split('.')[0]!).find((each) => entity.endsWith(`.${each.entity}`));
    if (workflow !== undefined) {
      const target = { kind: 'transition', app: entity.split('.')[0]!, workflow: workflow.name } as const;
      out.add({ ...target, name: step['transition'] }, `${path}/transition`, 'scenario');
    }
  }
  collectStepFields(step, path, entity, out);
}

function collectStepFields(
  step: Readonly<Record<string, unknown>>,
  path: string,
  entity: string,
  out: ReferenceCollector,
): void {
  collectValues(step['values'], `${path}/values`, entity, 'scenario', out, 0);
  collectValues(step['expect'], `${path}/expect`, entity, 'scenario', out, 0);
  const items = step['expectItems'];
  if (Array.isArray(items)) {
    items.forEach((item: unknown, place) => {
      collectValues(item, `${path}/expectItems/${place}`, entity, 'scenario', out, 0);
    });
  }
  for (const key of ['fields', 'expand', 'expectAbsent']) {
    const names = step[key];
    if (!Array.isArray(names)) continue;
    names.forEach((name: unknown, place) => {
      if (typeof name === 'string') out.addFieldPath(entity, name, `${path}/${key}/${place}`, 'scenario');
    });
  }
  if (typeof step['sort'] === 'string') {
    for (const found of step['sort'].matchAll(/[a-z][a-z0-9_.]*/g)) {
      out.addFieldPath(entity, found[0], `${path}/sort`, 'scenario', found.index);
    }
  }
  if (step['filter'] !== undefined) {
    collectRule(step['filter'], `${path}/filter`, { variables: recordVariables(out.index, entity) }, 'scenario', out);
  }
}
