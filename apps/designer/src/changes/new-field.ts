import { designerFields } from '@formwork/catalog/designer';
import { fieldModels } from '@formwork/catalog/models';
import {
  type AppDefinition,
  type Edit,
  type EntityDefinition,
  type FieldDefinition,
  type FormDefinition,
  systemFieldNames,
  validateDefinition,
} from '@formwork/definition';
import { draftContext, entityFile, formItemFor, lineEntities, linesOf } from './app-parts.ts';
import { nameFrom } from './name-from.ts';

/** What a person says about a new field. */
export interface FieldWish {
  readonly label: string;
  readonly locale: string;
  readonly type: string;
  /** What it points at, where its kind points at something. */
  readonly target?: string;
  /** Also on the entity's first form and list. */
  readonly isPlaced: boolean;
  readonly index?: number;
}

/** The edit that adds a field, and its name. A field of lines gets an entity for them, too. */
export function newFieldEdit(
  definition: AppDefinition,
  entity: EntityDefinition,
  wish: FieldWish,
): { readonly edit: Edit; readonly name: string } {
  const taken = new Set([...entity.fields.map((each) => each.name), ...systemFieldNames]);
  const name = nameFrom(wish.label, taken, 'field');
  const label = wish.label === '' ? {} : { label: { [wish.locale]: wish.label } };
  const start = soundField(definition, entity, name, wish);
  const { field, child } = withOwnLines(definition, entity, { ...start, ...label });
  const edits: Edit[] = [];
  if (child !== undefined) edits.push({ kind: 'add-object', file: entityFile(child), content: child });
  edits.push({
    kind: 'insert-item',
    file: entityFile(entity),
    path: '/fields',
    index: wish.index ?? entity.fields.length,
    value: field,
  });
  if (wish.isPlaced) {
    const next = child === undefined ? definition : { ...definition, entities: [...definition.entities, child] };
    edits.push(...placeEdits(next, entity.name, field));
  }
  return { edit: { kind: 'batch', edits }, name };
}

/** A valid field of the wanted kind, as its designer facet starts it. */
export function startField(
  definition: AppDefinition,
  entity: EntityDefinition,
  name: string,
  wish: { readonly type: string; readonly target?: string },
): FieldDefinition {
  const others = definition.entities.filter((each) => each.name !== entity.name).map((each) => each.name);
  const entities = [...(wish.target === undefined ? [] : [wish.target]), ...others, entity.name];
  const lines = entity.fields
    .filter((field) => linesOf(definition, entity.name, field) !== undefined)
    .map((field) => field.name);
  return designerFields.resolve(wish.type).sample(name, { entities, lines });
}

/** As `startField`; a sample whose expression does not fit another entity points at the field's own entity. */
export function soundField(
  definition: AppDefinition,
  entity: EntityDefinition,
  name: string,
  wish: { readonly type: string; readonly target?: string },
): FieldDefinition {
  const start = startField(definition, entity, name, wish);
  const context = draftContext(definition, entity.name);
  const hasRule = fieldModels
    .find(start.type)
    ?.references?.(start, context)
    .some((each) => each.kind === 'rule');
  if (hasRule !== true || wish.target !== undefined || isSound(definition, entity, start)) return start;
  return startField(definition, entity, name, { ...wish, target: entity.name });
}

function isSound(definition: AppDefinition, entity: EntityDefinition, field: FieldDefinition): boolean {
  const others = entity.fields.filter((each) => each.name !== field.name);
  const entities = definition.entities.map((each) =>
    each.name === entity.name ? { ...entity, fields: [...others, field] } : each,
  );
  const at = `/fields/${others.length}/`;
  return !validateDefinition({ ...definition, entities }, fieldModels).issues.some(
    (each) => each.severity === 'error' && each.file === entityFile(entity) && each.path.startsWith(at),
  );
}

/** Lines belong to one parent alone, so a new field of lines brings its own entity. */
function withOwnLines(
  definition: AppDefinition,
  entity: EntityDefinition,
  field: FieldDefinition,
): { field: FieldDefinition; child?: EntityDefinition } {
  const model = fieldModels.find(field.type);
  const shape = model?.storage(field, draftContext(definition, entity.name));
  if (shape?.shape !== 'child-table') return { field };
  const wanted = shape.entity.slice(shape.entity.indexOf('.') + 1);
  const isFree =
    wanted !== entity.name &&
    wanted !== field.name &&
    definition.entities.some((each) => each.name === wanted) &&
    !lineEntities(definition).has(wanted) &&
    !definition.forms.some((each) => each.entity === wanted);
  if (isFree) return { field };
  const taken = new Set(definition.entities.map((each) => each.name));
  const name = nameFrom(`${entity.name}_${field.name.replace(/s$/, '')}`, taken, 'line');
  const child: EntityDefinition = {
    name,
    ...(field.label === undefined ? {} : { label: field.label }),
    fields: [{ name: 'item', type: 'text', label: { en: 'Item', 'zh-CN': '项目' }, required: true }],
  };
  return { field: { ...field, entity: name }, child };
}

/** The edits that put a field at the end of the entity's first form and first list, where it is not there yet. */
export function placeEdits(definition: AppDefinition, entity: string, field: FieldDefinition): Edit[] {
  const edits: Edit[] = [];
  const form = definition.forms.find((each) => each.entity === entity);
  if (form !== undefined && !placedFields(form).has(field.name)) edits.push(placeOnForm(definition, form, field));
  const view = definition.views.find((each) => each.entity === entity);
  const isScalar = fieldModels.find(field.type)?.isScalar !== false;
  if (view !== undefined && isScalar && view.columns.length < 8) {
    const file = `views/${view.name}.json`;
    const index = view.columns.length;
    edits.push({ kind: 'insert-item', file, path: '/columns', index, value: { field: field.name } });
  }
  return edits;
}

/** Into the last section of the form, or after everything where the field is a table of lines. */
export function placeOnForm(definition: AppDefinition, form: FormDefinition, field: FieldDefinition): Edit {
  const item = formItemFor(definition, form.entity, field);
  const last = form.layout.findLastIndex((each) => each.kind === 'section');
  const section = form.layout[last];
  const file = `forms/${form.name}.json`;
  if (item.kind === 'field' && section?.kind === 'section') {
    return { kind: 'insert-item', file, path: `/layout/${last}/items`, index: section.items.length, value: item };
  }
  return { kind: 'insert-item', file, path: '/layout', index: form.layout.length, value: item };
}

/** The names of the fields that a form shows. */
export function placedFields(form: FormDefinition): Set<string> {
  const names = new Set<string>();
  const visit = (node: unknown): void => {
    if (Array.isArray(node)) node.forEach(visit);
    else if (typeof node === 'object' && node !== null) {
      const item = node as { kind?: string; field?: string; items?: unknown; tabs?: unknown };
      if ((item.kind === 'field' || item.kind === 'lines') && item.field !== undefined) names.add(item.field);
      visit(item.items);
      visit(item.tabs);
    }
  };
  visit(form.layout);
  return names;
}
