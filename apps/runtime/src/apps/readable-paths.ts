import type { Access } from '@formwork/access';
import type { EntityModel, FieldInstance, Model } from '@formwork/definition';
import { variablesOf } from '@formwork/rules';

/** Where an expression of a screen stands: its entity, and the entity of the candidates of a pick list. */
export interface RulePlace {
  readonly entity: EntityModel;
  /** Qualified id of the entity that `option` is of. */
  readonly option?: string;
}

/** Tells which paths and expressions of a definition a person may know of: those that name nothing hidden. */
export interface ReadablePaths {
  /** Whether every step of a path such as `customer.region` may be read on some records. */
  hasPath(entity: EntityModel, path: string): boolean;
  /** Whether every variable of an expression may be; an absent expression is. */
  hasRule(rule: unknown, place: RulePlace): boolean;
}

const OPEN_ROOTS = new Set(['user', 'now', 'today']);

/** The paths that a set of roles may know of. */
export function readablePaths(model: Model, access: Access): ReadablePaths {
  const walk = (start: EntityModel | undefined, names: readonly string[]): boolean => {
    if (start === undefined) return false;
    let at: EntityModel | undefined = start;
    for (const name of names.filter((each) => each !== '[]')) {
      // What follows a plain value is a part of it, such as the amount of money.
      if (at === undefined) return true;
      const field: FieldInstance | undefined = at.fields.get(name);
      if (field === undefined || access.entity(at.id).readField(name) === 'never') return false;
      const target = targetOf(field);
      at = target === undefined ? undefined : model.entities.get(target);
    }
    return true;
  };
  const variable = ({ entity, option }: RulePlace, [root = '', ...names]: readonly string[]): boolean => {
    if (OPEN_ROOTS.has(root)) return true;
    if (root === 'record' || root === 'outer') return walk(entity, names);
    if (root === 'parent') return walk(model.entities.get(entity.parent?.entity ?? ''), names);
    if (root === 'option') return option === undefined || walk(model.entities.get(option), names);
    if (!root.startsWith('@')) return false;
    const name = root.slice(1);
    return walk(model.entities.get(`${entity.app}.${name}`) ?? model.entities.get(name), names);
  };
  return {
    hasPath: (entity, path) => walk(entity, path.split('.')),
    hasRule: (rule, place) => rule === undefined || variablesOf(rule).every((path) => variable(place, path)),
  };
}

/** The entity whose records or lines a field leads to. */
function targetOf(field: FieldInstance): string | undefined {
  if (field.shape.shape === 'child-table') return field.shape.entity;
  return field.type.kind === 'reference' ? field.type.entity : undefined;
}
