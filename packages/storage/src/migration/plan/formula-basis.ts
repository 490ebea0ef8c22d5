import type { EntityModel, FieldInstance, Model } from '@formwork/definition';
import { type RuleNode, type TypedRule, rewriteVariables } from '@formwork/rules';
import { fieldColumns } from '../shape/field-columns.ts';

/** What named things were called before a publish. */
export interface FormerNames {
  /** Of an entity, by qualified id. */
  entity(id: string): string;
  /** Of a field; a name that nothing had when the field is new. */
  field(entity: EntityModel, name: string): string;
  /** True when records that are there get another value of the field by the publish. */
  isRevalued(entity: EntityModel, name: string): boolean;
}

/** The names of a definition in its own words: for the side that is live. */
export const presentNames: FormerNames = {
  entity: (id) => id,
  field: (_entity, name) => name,
  isRevalued: () => false,
};

interface Surroundings {
  readonly model: Model;
  readonly names: FormerNames;
  readonly visited: ReadonlySet<FieldInstance>;
}

/**
 * Everything that the value of a computed field hangs on, under the names before a publish: its expression, those of
 * the computed fields that it reads, the types of columns, calendars. Equal bases mean that no record gets another value.
 */
export function formulaBasis(model: Model, names: FormerNames, field: FieldInstance): unknown {
  return basisOf({ model, names, visited: new Set() }, field);
}

function basisOf(around: Surroundings, field: FieldInstance): unknown {
  if (around.visited.has(field)) return 'itself';
  const inner = { ...around, visited: new Set([...around.visited, field]) };
  const entity = around.model.entities.get(field.entity)!;
  const { shape } = field;
  if (shape.shape === 'derived')
    return { column: shape.column, ...(field.rule === undefined ? {} : ruleBasis(inner, entity, field.rule)) };
  if (shape.shape === 'rollup') {
    const child = countedEntity(around.model, entity, shape.over);
    const lines = 'lines' in shape.over ? around.names.field(entity, shape.over.lines) : undefined;
    const by = 'by' in shape.over && child !== undefined ? around.names.field(child, shape.over.by) : undefined;
    return {
      column: shape.column,
      aggregate: shape.aggregate,
      over: [lines, by, child === undefined ? undefined : around.names.entity(child.id)],
      of:
        shape.of === undefined || child === undefined
          ? null
          : pathBasis(inner, child, ['record', ...shape.of.split('.')]),
      where: field.where === undefined || child === undefined ? null : ruleBasis(inner, child, field.where),
    };
  }
  return [around.names.isRevalued(entity, field.name), ...fieldColumns(field).map((column) => column.type)];
}

function ruleBasis(around: Surroundings, entity: EntityModel, rule: TypedRule): object {
  return {
    rule: rewriteVariables(rule.source, (path) => walk(around, entity, path).names),
    reads: rule.reads.map((path) => pathBasis(around, entity, path)),
    calendars: calendarsOf(rule.node).map(({ name: _name, ...days }) => days),
  };
}

function pathBasis(around: Surroundings, entity: EntityModel, path: readonly string[]): unknown {
  const { names, fields } = walk(around, entity, path);
  return [names, ...fields.map((field) => basisOf(around, field))];
}

/** Follows a path from a record of an entity: its former names, and the fields on its way. */
function walk(
  { model, names }: Surroundings,
  start: EntityModel,
  [root = '', ...rest]: readonly string[],
): { readonly names: readonly string[]; readonly fields: readonly FieldInstance[] } {
  let entity = rootEntity(model, start, root);
  const former = [root.startsWith('@') && entity !== undefined ? `@${names.entity(entity.id)}` : root];
  const fields: FieldInstance[] = [];
  for (const name of rest) {
    const field = entity?.fields.get(name);
    if (name !== '[]') entity = field === undefined ? undefined : targetOf(model, field);
    former.push(field === undefined ? name : names.field(model.entities.get(field.entity)!, name));
    if (field !== undefined) fields.push(field);
  }
  return { names: former, fields };
}

function rootEntity(model: Model, start: EntityModel, root: string): EntityModel | undefined {
  if (root === 'record' || root === 'before' || root === 'outer') return start;
  if (root === 'parent') return model.entities.get(start.parent?.entity ?? '');
  return root.startsWith('@') ? findEntity(model, start.app, root.slice(1)) : undefined;
}

function targetOf(model: Model, field: FieldInstance): EntityModel | undefined {
  if (field.shape.shape === 'child-table') return model.entities.get(field.shape.entity);
  return field.type.kind === 'reference' ? model.entities.get(field.type.entity) : undefined;
}

function countedEntity(
  model: Model,
  entity: EntityModel,
  over: { readonly lines: string } | { readonly entity: string; readonly by: string },
): EntityModel | undefined {
  if ('entity' in over) return findEntity(model, entity.app, over.entity);
  const lines = entity.fields.get(over.lines);
  return lines === undefined ? undefined : targetOf(model, lines);
}

function findEntity(model: Model, app: string, name: string): EntityModel | undefined {
  return model.entities.get(name) ?? model.entities.get(`${app}.${name}`);
}

function calendarsOf(node: RuleNode): NonNullable<Extract<RuleNode, { kind: 'call' }>['calendar']>[] {
  switch (node.kind) {
    case 'call':
      return [...(node.calendar === undefined ? [] : [node.calendar]), ...node.args.flatMap(calendarsOf)];
    case 'list':
      return node.items.flatMap(calendarsOf);
    case 'each':
      return [node.list, ...(node.body === undefined ? [] : [node.body])].flatMap(calendarsOf);
    case 'lookup':
      return [...Object.values(node.match), ...(node.asOf === undefined ? [] : [node.asOf])].flatMap(calendarsOf);
    case 'exists':
      return calendarsOf(node.where);
    default:
      return [];
  }
}
