import { canonicalJson, pointer } from '@formwork/kernel';
import { suggestName } from '../nearest-name.ts';
import type { EntityModel, FieldInstance } from '../model/model.ts';
import { referredEntity } from '../model/referred-entity.ts';
import { isJsonObject } from '../structure/json-schema.ts';
import { type LintContext, ownEntity } from './lint-context.ts';

/** Records of datasets have known fields with values that the fields accept, and a key of their own. */
export function lintDatasets(context: LintContext): void {
  for (const dataset of context.definition.datasets) {
    const entity = ownEntity(context, dataset.entity);
    if (entity === undefined) continue;
    const file = `datasets/${dataset.name}.json`;
    const keys = new Set<string>();
    dataset.records.forEach((record, place) => {
      const path = pointer('records', place);
      lintRecord(context, entity, record, file, path, true);
      const key = canonicalJson(dataset.key.map((name) => (Object.hasOwn(record, name) ? record[name] : null)));
      if (keys.has(key)) {
        const message = `Another record has the same key ${key}.`;
        context.report('error', 'FW_DEFINITION_DATASET_KEY', file, path, message, 'Give each record a key of its own.');
      }
      keys.add(key);
    });
    dataset.key.forEach((name, place) => {
      const field = entity.fields.get(name);
      if (field === undefined || field.shape.shape === 'column') return;
      const message = `"${name}" cannot identify a record: it is not kept in one column.`;
      context.report('error', 'FW_DEFINITION_DATASET_KEY', file, `/key/${place}`, message, 'Use a stored field.');
    });
  }
}

function lintRecord(
  context: LintContext,
  entity: EntityModel,
  record: Readonly<Record<string, unknown>>,
  file: string,
  path: string,
  isWhole: boolean,
): void {
  for (const [name, value] of Object.entries(record)) {
    const field = entity.fields.get(name);
    const at = path + pointer(name);
    if (field === undefined) {
      const names = [...entity.fields.values()].filter((each) => !each.isSystem).map((each) => each.name);
      const message = `There is no field "${name.slice(0, 60)}" of ${entity.id}.`;
      context.report('error', 'FW_DEFINITION_FIELD_UNKNOWN', file, at, message, suggestName(name, names, 'field'));
    } else {
      lintValue(context, field, value, file, at, isWhole);
    }
  }
  if (!isWhole) return;
  for (const field of entity.fields.values()) {
    if (field.isSystem || field.definition.required !== true || field.defaultValue !== undefined) continue;
    const isGiven = Object.hasOwn(record, field.name) && record[field.name] !== null && record[field.name] !== '';
    if (field.model.isComputed === true || isGiven) continue;
    const message = `The record has no "${field.name}", which is required.`;
    context.report('error', 'FW_DEFINITION_DATASET_REQUIRED', file, path, message, `Add "${field.name}".`);
  }
}

function lintValue(
  context: LintContext,
  field: FieldInstance,
  value: unknown,
  file: string,
  path: string,
  isWritten: boolean,
): void {
  if (isWritten && (field.isSystem || field.model.isComputed === true)) {
    const message = `"${field.name}" is filled in by the system, so no record gives it.`;
    context.report('error', 'FW_DEFINITION_DATASET_COMPUTED', file, path, message, 'Take it away.');
    return;
  }
  if (value === null || value === '') return;
  if (field.type.kind === 'reference' && isJsonObject(value)) {
    const target = context.model.entities.get(field.type.entity);
    if (target !== undefined) lintRecord(context, target, value, file, path, false);
    return;
  }
  const referred = field.type.kind === 'list' ? referredEntity(field.type) : undefined;
  if (referred !== undefined && Array.isArray(value) && value.some(isJsonObject)) {
    const target = context.model.entities.get(referred);
    value.forEach((each: unknown, place) => {
      if (target !== undefined && isJsonObject(each))
        lintRecord(context, target, each, file, path + pointer(place), false);
    });
    return;
  }
  if (field.shape.shape === 'child-table' && Array.isArray(value)) {
    const child = context.model.entities.get(field.shape.entity);
    value.forEach((line: unknown, place) => {
      if (child !== undefined && isJsonObject(line))
        lintRecord(context, child, line, file, path + pointer(place), true);
    });
    return;
  }
  const parsed = field.model.parse(value, field.definition);
  if (parsed.ok) return;
  const at = path + (parsed.issue.path ?? '');
  const message = `"${field.name}" cannot have this value: ${parsed.issue.message}`;
  context.report('error', 'FW_DEFINITION_DATASET_VALUE', file, at, message, parsed.issue.hint);
}
