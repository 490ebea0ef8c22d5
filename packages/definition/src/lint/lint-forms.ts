import { pointer } from '@formwork/kernel';
import { extendScope } from '../model/build-scope.ts';
import type { EntityModel, FieldInstance } from '../model/model.ts';
import { BOOLEAN, isRuleJson } from '../model/rule-place.ts';
import { candidateType, eachFormItem } from '../reference/collect-forms-and-views.ts';
import type { FormDefinition, FormField, FormItem, FormLines } from '../schema/form.ts';
import { type LintContext, ownEntity } from './lint-context.ts';

/** Conditions of forms are typed; a field stands once; what a record needs can be filled in. */
export function lintForms(context: LintContext): void {
  for (const form of context.definition.forms) {
    const entity = ownEntity(context, form.entity);
    if (entity === undefined) continue;
    const file = `forms/${form.name}.json`;
    const seen = new Set<string>();
    eachFormItem(form.layout, '/layout', (item, path) => {
      lintItem(context, entity, item, file, path);
      if (item.kind !== 'field' && item.kind !== 'lines') return;
      if (seen.has(item.field)) {
        const message = `"${item.field}" stands on the form twice.`;
        context.report('error', 'FW_DEFINITION_FORM_FIELD_TWICE', file, `${path}/field`, message, 'Take one away.');
      }
      seen.add(item.field);
    });
    lintRequired(context, form, entity, seen, file);
  }
}

function lintItem(context: LintContext, entity: EntityModel, item: FormItem, file: string, path: string): void {
  if (item.kind === 'tabs') {
    item.tabs.forEach((tab, place) =>
      condition(context, entity, tab.visibleWhen, file, `${path}/tabs/${place}/visibleWhen`),
    );
    return;
  }
  condition(context, entity, item.visibleWhen, file, `${path}/visibleWhen`);
  if (item.kind !== 'field' && item.kind !== 'lines') return;
  condition(context, entity, item.readOnlyWhen, file, `${path}/readOnlyWhen`);
  const field = entity.fields.get(item.field);
  if (field === undefined) return;
  const isLines = field.shape.shape === 'child-table';
  if (isLines !== (item.kind === 'lines')) {
    const message = isLines ? `"${item.field}" holds lines, which need a table.` : `"${item.field}" holds no lines.`;
    const hint = `Use an item of the kind "${isLines ? 'lines' : 'field'}".`;
    context.report('error', 'FW_DEFINITION_FORM_ITEM_KIND', file, `${path}/kind`, message, hint);
  } else if (item.kind === 'lines') {
    lintColumns(context, item, field, file, path);
  } else {
    lintFormField(context, entity, item, field, file, path);
  }
}

function lintFormField(
  context: LintContext,
  entity: EntityModel,
  item: FormField,
  field: FieldInstance,
  file: string,
  path: string,
): void {
  condition(context, entity, item.requiredWhen, file, `${path}/requiredWhen`);
  optionsCondition(context, entity, field, item.optionsWhen, file, `${path}/optionsWhen`);
  if (item.default === undefined || item.default === null) return;
  const place = { app: entity.app, file, path: `${path}/default` };
  if (isRuleJson(item.default)) {
    context.typer.type(item.default, entity.scope, field.type, place);
    return;
  }
  const parsed = field.model.parse(item.default, field.definition);
  if (parsed.ok) return;
  const message = `The default of "${field.name}" is no value of the field: ${parsed.issue.message}`;
  const at = place.path + (parsed.issue.path ?? '');
  context.report('error', 'FW_DEFINITION_DEFAULT_INVALID', file, at, message, parsed.issue.hint);
}

function lintColumns(context: LintContext, item: FormLines, field: FieldInstance, file: string, path: string): void {
  const child = field.shape.shape === 'child-table' ? context.model.entities.get(field.shape.entity) : undefined;
  if (child === undefined) return;
  const names = new Set<string>();
  item.columns.forEach((column, place) => {
    const at = `${path}/columns/${place}`;
    for (const key of ['visibleWhen', 'requiredWhen', 'readOnlyWhen'] as const) {
      condition(context, child, column[key], file, `${at}/${key}`);
    }
    const own = child.fields.get(column.field);
    if (own !== undefined) optionsCondition(context, child, own, column.optionsWhen, file, `${at}/optionsWhen`);
    if (names.has(column.field)) {
      const message = `The column "${column.field}" stands twice.`;
      context.report('error', 'FW_DEFINITION_FORM_FIELD_TWICE', file, `${at}/field`, message, 'Take one away.');
    }
    names.add(column.field);
  });
  item.totals?.forEach((name, place) => {
    const type = child.fields.get(name)?.type;
    if (type === undefined || type.kind === 'number') return;
    const message = `"${name}" is no number, so it has no total.`;
    context.report('error', 'FW_DEFINITION_FORM_TOTAL', file, `${path}/totals/${place}`, message, 'Take it away.');
  });
}

function condition(context: LintContext, entity: EntityModel, json: unknown, file: string, path: string): void {
  if (json !== undefined) context.typer.type(json, entity.scope, BOOLEAN, { app: entity.app, file, path });
}

function optionsCondition(
  context: LintContext,
  entity: EntityModel,
  field: FieldInstance,
  json: unknown,
  file: string,
  path: string,
): void {
  if (json === undefined) return;
  const option = candidateType(field.type);
  if (option === undefined) {
    const message = `"${field.name}" does not refer to records, so there is nothing to choose from.`;
    context.report('error', 'FW_DEFINITION_OPTIONS_WHEN', file, path, message, 'Take "optionsWhen" away.');
    return;
  }
  context.typer.type(json, extendScope(entity.scope, { option }), BOOLEAN, { app: entity.app, file, path });
}

function lintRequired(
  { report }: LintContext,
  form: FormDefinition,
  entity: EntityModel,
  shown: ReadonlySet<string>,
  file: string,
): void {
  for (const field of entity.fields.values()) {
    const isFilled = field.defaultValue !== undefined || field.model.isComputed === true;
    if (field.isSystem || field.definition.required !== true || isFilled || shown.has(field.name)) continue;
    const message = `The form "${form.name}" does not show "${field.name}", which a record of "${entity.name}" needs.`;
    const hint = 'Add the field, or give it a default; otherwise nothing can be created with this form.';
    report('warning', 'FW_DEFINITION_FORM_REQUIRED_MISSING', file, pointer('layout'), message, hint);
  }
}
