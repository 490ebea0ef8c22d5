import { pointer } from '@formwork/kernel';
import type { EntityModel, FieldInstance } from '../model/model.ts';
import { isRuleJson } from '../model/rule-place.ts';
import { type LintContext, ownEntity } from './lint-context.ts';

/** What an entity says that its schema cannot check: options of fields, titles, unique rules, periods, lines. */
export function lintEntities(context: LintContext): void {
  for (const definition of context.definition.entities) {
    const entity = ownEntity(context, definition.name);
    if (entity === undefined) continue;
    definition.fields.forEach((field, place) => {
      const instance = entity.fields.get(field.name);
      if (instance !== undefined && !instance.isSystem) lintField(context, entity, instance, place);
    });
    lintTitle(context, entity);
    lintKeys(context, entity);
    lintPeriods(context, entity);
    lintLines(context, entity);
  }
}

/** The file of an entity of the app. */
export function entityFile(entity: EntityModel): string {
  return `entities/${entity.name}.json`;
}

function lintField(context: LintContext, entity: EntityModel, field: FieldInstance, place: number): void {
  const { report, index } = context;
  const file = entityFile(entity);
  const { definition, model } = field;
  const fieldContext = index.entities.get(entity.id)!.context;
  for (const issue of model.lint?.(definition, fieldContext) ?? []) {
    const path = pointer('fields', place) + issue.path;
    report(issue.severity, issue.code, file, path, issue.message, issue.hint);
  }
  for (const key of ['required', 'unique', 'default', 'searchable'] as const) {
    const isComputed = model.isComputed === true && (key === 'required' || key === 'default');
    if ((model.allows?.[key] !== false && !isComputed) || !(key in definition) || definition[key] === false) continue;
    const message = `"${key}" means nothing for a field of the type "${model.id}".`;
    report(
      'error',
      'FW_DEFINITION_OPTION_MEANINGLESS',
      file,
      pointer('fields', place, key),
      message,
      `Take "${key}" away.`,
    );
  }
  if (field.definition.required === true && definition.default === null && !isRuleJson(definition.default)) {
    const message = `"${field.name}" is required, but its default is null.`;
    report(
      'error',
      'FW_DEFINITION_DEFAULT_INVALID',
      file,
      pointer('fields', place, 'default'),
      message,
      'Take the default away.',
    );
  }
}

function lintTitle({ report }: LintContext, entity: EntityModel): void {
  const { titleField } = entity;
  if (titleField === undefined) {
    if (entity.definition.titleField !== undefined || entity.referencedBy.length === 0) return;
    const message = `Records of "${entity.name}" have no title: pickers and links show their ids.`;
    report('info', 'FW_DEFINITION_TITLE_MISSING', entityFile(entity), '', message, 'Add "titleField".');
  } else if (titleField.model.isScalar === false) {
    const message = `"${titleField.name}" cannot be a title: it holds several records.`;
    report(
      'error',
      'FW_DEFINITION_TITLE_INVALID',
      entityFile(entity),
      '/titleField',
      message,
      'Choose a text or a number.',
    );
  }
}

/** Unique rules and indexes are about columns. */
function lintKeys(context: LintContext, entity: EntityModel): void {
  const { report } = context;
  const { unique = [], indexes = [], fields } = entity.definition;
  const check = (name: string, path: string, noun: string): void => {
    const field = entity.fields.get(name);
    if (field === undefined || isColumn(field)) return;
    const message = `"${name}" is not kept in a column of its own, so it cannot be part of ${noun}.`;
    report('error', 'FW_DEFINITION_KEY_COMPUTED', entityFile(entity), path, message, 'Use fields that are stored.');
  };
  unique.forEach((names, place) =>
    names.forEach((name, index) => check(name, pointer('unique', place, index), 'a unique rule')),
  );
  indexes.forEach((names, place) =>
    names.forEach((name, index) => check(name, pointer('indexes', place, index), 'an index')),
  );
  lintRepeated(context, entity, 'unique', unique, 'a unique rule');
  lintRepeated(context, entity, 'indexes', indexes, 'an index');
  fields.forEach((field, place) => {
    if (field.unique === true) check(field.name, pointer('fields', place, 'unique'), 'a unique rule');
  });
}

/** A list of fields names each once, and no two lists say the same. */
function lintRepeated(
  { report }: LintContext,
  entity: EntityModel,
  key: 'unique' | 'indexes',
  lists: readonly (readonly string[])[],
  noun: string,
): void {
  const seen = new Set<string>();
  const tell = (path: string, message: string): void =>
    report('error', 'FW_DEFINITION_KEY_REPEATED', entityFile(entity), path, message, 'Take one of them away.');
  lists.forEach((names, place) => {
    names.forEach((name, index) => {
      if (names.indexOf(name) < index) tell(pointer(key, place, index), `"${name}" stands twice in ${noun}.`);
    });
    const same = key === 'unique' ? names.toSorted().join() : names.join();
    if (seen.has(same)) tell(pointer(key, place), `There is ${noun} over ${names.join(', ')} already.`);
    seen.add(same);
  });
}

/** True when the field's value stands in the record's row. */
export function isColumn(field: FieldInstance): boolean {
  const { shape } = field.shape;
  return (
    shape === 'column' ||
    shape === 'columns' ||
    shape === 'sequence' ||
    (field.shape.shape === 'derived' && field.shape.stored)
  );
}

function lintPeriods({ report }: LintContext, entity: EntityModel): void {
  const { effective } = entity.definition;
  if (effective === undefined) return;
  const file = entityFile(entity);
  for (const key of ['from', 'to'] as const) {
    const field = entity.fields.get(effective[key]);
    if (field === undefined || (field.type.kind === 'date' && field.shape.shape === 'column')) continue;
    const message = `"${field.name}" is not a date, so no period can be made of it.`;
    report(
      'error',
      'FW_DEFINITION_PERIOD_INVALID',
      file,
      `/effective/${key}`,
      message,
      'Use a field of the type date.',
    );
  }
  if (effective.from === effective.to) {
    const message = 'A period needs two fields: its first and its last day.';
    report('error', 'FW_DEFINITION_PERIOD_INVALID', file, '/effective/to', message, 'Name another date field.');
  }
  effective.key.forEach((name, place) => {
    if (name === effective.from || name === effective.to) {
      const message = `"${name}" is a day of the period, so it cannot say which periods belong together.`;
      report('error', 'FW_DEFINITION_PERIOD_INVALID', file, `/effective/key/${place}`, message, 'Name another field.');
    }
    const field = entity.fields.get(name);
    if (field === undefined || field.shape.shape === 'column') return;
    const message = `"${name}" is not kept in one column, so it cannot be part of the key.`;
    report(
      'error',
      'FW_DEFINITION_KEY_COMPUTED',
      file,
      `/effective/key/${place}`,
      message,
      'Use fields that are stored.',
    );
  });
}

/** A child has one parent; no entity is its own line; at most two levels below the top. */
function lintLines(context: LintContext, entity: EntityModel): void {
  const { report, model } = context;
  entity.definition.fields.forEach((field, place) => {
    const shape = entity.fields.get(field.name)?.shape;
    if (shape?.shape !== 'child-table') return;
    const child = model.entities.get(shape.entity);
    if (child === undefined) return;
    const path = pointer('fields', place, 'entity');
    const file = entityFile(entity);
    if (child.parent?.entity !== entity.id || child.parent.field !== field.name) {
      const message = `Records of "${child.name}" are lines of "${child.parent?.entity}" already: lines have one parent.`;
      report(
        'error',
        'FW_DEFINITION_LINES_TWO_PARENTS',
        file,
        path,
        message,
        'Make an entity of its own for these lines.',
      );
    } else if (depthOf(context, entity) >= 2) {
      const message = `"${entity.name}" is itself two levels of lines deep, or its own line.`;
      report(
        'error',
        'FW_DEFINITION_LINES_TOO_DEEP',
        file,
        path,
        message,
        'Use at most two levels of lines, without a circle.',
      );
    }
  });
}

function depthOf({ model }: LintContext, entity: EntityModel): number {
  let depth = 0;
  for (let at = entity.parent; at !== undefined && depth < 5; at = model.entities.get(at.entity)?.parent) depth += 1;
  return depth;
}
