import type { FieldModel, FieldModels } from '../kinds/field-model.ts';
import type { FieldDefinition } from '../schema/entity.ts';
import type { FormDefinition, FormItem, FormLines } from '../schema/form.ts';
import { type FormLayout, type LayoutBlock, compileLayout } from './compile-layout.ts';

/** What a form needs to know about an entity: its fields in order, and those of its lines. */
export interface FormEntity {
  readonly fields: readonly FieldDefinition[];
  /** Fields that the reader may not write, besides those that are computed. */
  readonly readOnly?: ReadonlySet<string>;
  /** The entity of a lines field; `undefined` when the reader may not see it. */
  lines?(field: string): FormEntity | undefined;
}

/** How one field stands on the form. */
export interface FormFieldOptions {
  readonly field: FieldDefinition;
  /** Nobody types it in, or this reader may not. */
  readonly readOnly: boolean;
}

/** A form as any JSON Schema client can use it. */
export interface CompiledForm {
  /** JSON Schema (2020-12) of what may be submitted. Fields that are empty are null. */
  readonly schema: Readonly<Record<string, unknown>>;
  /** Layout and field options as data: `ui:layout`, and per field `ui:options` with a `FormFieldOptions`. */
  readonly uiSchema: FormUiSchema;
  /** Every field on the form, in the order of reading. */
  readonly fields: readonly string[];
}

/** The uiSchema of a compiled form. */
export interface FormUiSchema {
  readonly 'ui:layout': FormLayout;
  readonly 'ui:order': readonly string[];
  readonly [field: string]: unknown;
}

/**
 * Compiles a form over an entity. Pure; the server and the browser get the same result from the same definitions.
 * Fields that the entity does not have (or does not show) are left out, with the blocks that become empty.
 */
export function compileForm(form: FormDefinition, entity: FormEntity, models: FieldModels): CompiledForm {
  const byName = new Map(entity.fields.map((field) => [field.name, field]));
  const layout = compileLayout(form.layout, (name) => byName.has(name));
  const columns = linesOf(layout);
  const fields = fieldsOf(layout);
  const properties: Record<string, unknown> = {};
  const uiSchema: Record<string, unknown> = {};
  const required: string[] = [];
  for (const name of fields) {
    const field = byName.get(name)!;
    const model = models.resolve(field.type);
    const readOnly = model.isComputed === true || entity.readOnly?.has(name) === true;
    const lines = columns.get(name);
    const child = lines === undefined ? undefined : entity.lines?.(name);
    if (lines === undefined || child === undefined) properties[name] = fieldSchema(field, model, readOnly);
    else properties[name] = linesSchema(field, model, lines, child, models);
    if (field.required === true && !readOnly) required.push(name);
    uiSchema[name] = { 'ui:options': { field, readOnly } satisfies FormFieldOptions };
  }
  return {
    schema: {
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      type: 'object',
      properties,
      ...(required.length === 0 ? {} : { required }),
      additionalProperties: false,
    },
    uiSchema: { ...uiSchema, 'ui:layout': layout, 'ui:order': fields },
    fields,
  };
}

/** A value of the field, or null where the field may be empty; anything where nobody types it in. */
function fieldSchema(field: FieldDefinition, model: FieldModel, readOnly: boolean): Record<string, unknown> {
  if (readOnly) return { readOnly: true };
  const schema = model.valueSchema(field);
  return field.required === true ? schema : { anyOf: [schema, { type: 'null' }] };
}

function linesSchema(
  field: FieldDefinition,
  model: FieldModel,
  lines: FormLines,
  child: FormEntity,
  models: FieldModels,
): Record<string, unknown> {
  const byName = new Map(child.fields.map((each) => [each.name, each]));
  const properties: Record<string, unknown> = { id: { type: 'string' } };
  const required: string[] = [];
  for (const column of lines.columns) {
    const columnField = byName.get(column.field);
    if (columnField === undefined) continue;
    const columnModel = models.resolve(columnField.type);
    const readOnly = columnModel.isComputed === true || child.readOnly?.has(column.field) === true;
    properties[column.field] = fieldSchema(columnField, columnModel, readOnly);
    if (columnField.required === true && !readOnly) required.push(column.field);
  }
  const { items: _, ...list } = model.valueSchema(field);
  return {
    ...list,
    items: { type: 'object', properties, ...(required.length === 0 ? {} : { required }), additionalProperties: false },
  };
}

function fieldsOf(layout: FormLayout): string[] {
  const fields = new Set<string>();
  eachItem(layout, (item) => {
    if (item.kind === 'field' || item.kind === 'lines') fields.add(item.field);
  });
  return [...fields];
}

function linesOf(layout: FormLayout): Map<string, FormLines> {
  const lines = new Map<string, FormLines>();
  eachItem(layout, (item) => {
    if (item.kind === 'lines') lines.set(item.field, item);
  });
  return lines;
}

function eachItem(blocks: readonly LayoutBlock[], visit: (item: FormItem) => void): void {
  for (const { item, children } of blocks) {
    visit(item);
    for (const child of children) eachItem(child.blocks, visit);
  }
}
