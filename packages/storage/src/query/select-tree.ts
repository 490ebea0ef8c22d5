import type { Access } from '@formwork/access';
import { type EntityModel, type FieldInstance, referredEntity } from '@formwork/definition';
import type { Issue } from '@formwork/kernel';
import { findReadable } from './readable-field.ts';
import { invalidQuery, unknownField } from './query-issues.ts';

/** What of a record is given out: fields by name, and for those that are opened, what of their target. */
export interface SelectTree {
  readonly entity: EntityModel;
  readonly fields: readonly FieldInstance[];
  readonly expand: ReadonlyMap<string, SelectTree>;
  /** References that are not opened as `{id, title}` in place of ids. */
  readonly titles: boolean;
}

const DEEPEST = 4;
const MOST_PATHS = 20;

/** Reads `fields`, `expand` and `titles`. Without `fields`, everything readable except lines. */
export function parseSelect(
  access: Access,
  entity: EntityModel,
  request: { readonly fields?: readonly string[]; readonly expand?: readonly string[]; readonly titles?: boolean },
): { tree: SelectTree | undefined; issues: Issue[] } {
  const issues: Issue[] = [];
  const paths = request.expand ?? [];
  if (paths.length > MOST_PATHS)
    issues.push(invalidQuery('/expand', `More than ${MOST_PATHS} paths are expanded.`, 'Expand fewer paths.'));
  const steps = paths.slice(0, MOST_PATHS).flatMap((text) => {
    const path = text.split('.');
    if (path.length <= DEEPEST) return [path];
    issues.push(invalidQuery('/expand', `"${text}" goes deeper than ${DEEPEST} steps.`, 'Expand a shorter path.'));
    return [];
  });
  const names = request.fields;
  const tree = branch(access, entity, names, steps, request.titles === true, issues);
  return { tree: issues.length === 0 ? tree : undefined, issues };
}

function branch(
  access: Access,
  entity: EntityModel,
  names: readonly string[] | undefined,
  steps: readonly (readonly string[])[],
  titles: boolean,
  issues: Issue[],
): SelectTree {
  const expand = new Map<string, SelectTree>();
  for (const name of new Set(steps.map(([first = '']) => first))) {
    const field = findReadable(access, entity, name);
    const target = field === undefined ? undefined : openedEntity(access, field);
    if (field === undefined) issues.push(unknownField('/expand', name));
    else if (target === undefined)
      issues.push(invalidQuery('/expand', `"${name}" refers to no record.`, 'Expand references, people or lines.'));
    else {
      const rest = steps.filter(([first, ...more]) => first === name && more.length > 0).map(([, ...more]) => more);
      expand.set(name, branch(access, target, undefined, rest, titles, issues));
    }
  }
  const fields = selectedFields(access, entity, names, issues);
  const opened = [...expand.keys()].flatMap((name) => (fields.some((f) => f.name === name) ? [] : [name]));
  return { entity, fields: [...fields, ...opened.map((name) => entity.fields.get(name)!)], expand, titles };
}

function selectedFields(
  access: Access,
  entity: EntityModel,
  names: readonly string[] | undefined,
  issues: Issue[],
): FieldInstance[] {
  if (names === undefined) {
    return [...entity.fields.values()].filter(
      (field) => field.shape.shape !== 'child-table' && findReadable(access, entity, field.name) !== undefined,
    );
  }
  const wanted = new Set(['id', 'version', ...names].filter((name) => name !== 'version' || entity.fields.has(name)));
  return [...wanted].flatMap((name) => {
    const field = findReadable(access, entity, name);
    if (field === undefined) issues.push(unknownField('/fields', name));
    return field === undefined ? [] : [field];
  });
}

/** The entity that opening a field leads to: of a reference, a person, or lines. */
export function openedEntity(access: Access, field: FieldInstance): EntityModel | undefined {
  if (field.shape.shape === 'child-table') return access.model.entities.get(field.shape.entity);
  const target = referredEntity(field.type);
  return target === undefined || field.name === 'id' ? undefined : access.model.entities.get(target);
}

const keys = new WeakMap<SelectTree, string>();

/** Text that is equal for trees that need the same SQL. */
export function selectKey(tree: SelectTree): string {
  const known = keys.get(tree);
  if (known !== undefined) return known;
  const opened = [...tree.expand].map(([name, inner]) => `${name}(${selectKey(inner)})`);
  const key = `${tree.fields.map((field) => field.name).join()};${opened.join()};${tree.titles ? 't' : ''}`;
  keys.set(tree, key);
  return key;
}
