import type { EntityModel, FieldInstance, Model } from '@formwork/definition';
import type { AccessGrant, EntityAccess, FieldRule, RowRule } from './access.ts';
import { isUnconditional } from './entity-grants.ts';
import { editsField, showsField } from './grant-fields.ts';

/** What deciding about a field needs of the rest of the access. */
export interface FieldSurroundings {
  readonly model: Model;
  readonly find: (entity: string) => EntityAccess | undefined;
}

/** Which of the grants allow it, folded: all rows, some rows, none. */
export function foldGrants(all: readonly AccessGrant[], allowing: readonly AccessGrant[]): FieldRule {
  if (allowing.length === 0) return 'never';
  if (allowing.length === all.length || allowing.some(isUnconditional)) return 'always';
  return Object.freeze([...allowing]);
}

/**
 * Whether a field may be read. A computed field is readable through a grant only when everything that it is made of is:
 * on the same record through the same grant, elsewhere through the caller's grants there.
 */
export function readRule(
  entity: EntityModel,
  field: FieldInstance,
  grants: readonly AccessGrant[],
  around: FieldSurroundings,
): FieldRule {
  const inputs = inputsOf(entity, field, around.model);
  const isFrozen = field.shape.shape === 'derived' && field.shape.stored;
  if (inputs.elsewhere.some((input) => !isReadable(input, isFrozen, around))) return 'never';
  const own = around.find(entity.id);
  const allowing = grants.filter(
    (grant) =>
      showsField(grant, entity, field.name) &&
      inputs.own.every((name) => {
        const rule = own?.readField(name) ?? 'never';
        return rule === 'always' || (rule !== 'never' && rule.some((each) => each.key === grant.key));
      }),
  );
  return foldGrants(grants, allowing);
}

/** Whether a field may be written. */
export function writeRule(field: string, grants: readonly AccessGrant[]): FieldRule {
  return foldGrants(
    grants,
    grants.filter((grant) => editsField(grant, field)),
  );
}

interface Inputs {
  /** Fields of the same record. */
  readonly own: readonly string[];
  readonly elsewhere: readonly { readonly entity: string; readonly field: string; readonly isLine: boolean }[];
}

const NONE: Inputs = { own: [], elsewhere: [] };

function inputsOf(entity: EntityModel, field: FieldInstance, model: Model): Inputs {
  const own = new Set<string>();
  const elsewhere: { entity: string; field: string; isLine: boolean }[] = [];
  const walk = (start: EntityModel, path: readonly string[], isOwn: boolean): void => {
    let at = start;
    let isLine = false;
    path.forEach((name, index) => {
      if (name === '[]') return;
      const step = at.fields.get(name);
      if (step === undefined) return;
      if (isOwn && index === 0) own.add(name);
      else elsewhere.push({ entity: at.id, field: name, isLine });
      const target = model.entities.get(targetOf(step) ?? '');
      if (target === undefined) return;
      isLine = step.shape.shape === 'child-table';
      at = target;
    });
  };
  const read = (path: readonly string[], record: EntityModel, isOwn: boolean): void => {
    const [root = '', ...rest] = path;
    if (root === 'record' || root === 'outer')
      walk(root === 'outer' ? entity : record, rest, isOwn || root === 'outer');
    if (root === 'parent' && record.parent !== undefined) walk(model.entities.get(record.parent.entity)!, rest, false);
    const other = root.startsWith('@') ? model.entities.get(root.slice(1)) : undefined;
    if (other !== undefined) walk(other, rest, false);
  };
  const { shape } = field;
  if (shape.shape === 'derived') {
    for (const path of field.rule?.reads ?? []) read(path, entity, true);
    return { own: [...own], elsewhere };
  }
  if (shape.shape !== 'rollup') return NONE;
  const counted = rolledUp(entity, field, model);
  if (counted === undefined) return NONE;
  if ('lines' in shape.over) own.add(shape.over.lines);
  const isLine = 'lines' in shape.over;
  elsewhere.push({ entity: counted.id, field: 'by' in shape.over ? shape.over.by : 'id', isLine });
  if (shape.of !== undefined) walk(counted, shape.of.split('.'), false);
  for (const path of field.where?.reads ?? []) read(path, counted, false);
  return { own: [...own], elsewhere };
}

/** The entity whose records a rollup counts, or `undefined`. */
export function rolledUp(entity: EntityModel, field: FieldInstance, model: Model): EntityModel | undefined {
  if (field.shape.shape !== 'rollup') return undefined;
  const { over } = field.shape;
  if ('entity' in over) return model.entities.get(over.entity) ?? model.entities.get(`${entity.app}.${over.entity}`);
  const lines = entity.fields.get(over.lines)?.shape;
  return lines?.shape === 'child-table' ? model.entities.get(lines.entity) : undefined;
}

function targetOf(field: FieldInstance): string | undefined {
  if (field.shape.shape === 'child-table') return field.shape.entity;
  return field.type.kind === 'reference' && field.name !== 'id' ? field.type.entity : undefined;
}

/**
 * Live values are computed with the caller's eyes, so an input that is visible on some rows will do. A stored value was
 * computed with nobody's: it is only as open as inputs that are always visible.
 */
function isReadable(
  input: { entity: string; field: string; isLine: boolean },
  isFrozen: boolean,
  around: FieldSurroundings,
): boolean {
  const access = around.find(input.entity);
  if (access === undefined) return false;
  const rows: RowRule = access.rows('read');
  const field = access.readField(input.field);
  if (rows === false || field === 'never') return false;
  if (!isFrozen) return true;
  return field === 'always' && (rows === true || (input.isLine && access.isVisibleWithParent));
}
