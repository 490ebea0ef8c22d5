import { accessReads } from '@formwork/access';
import type { EntityModel } from '@formwork/definition';
import type { TypedRule } from '@formwork/rules';
import { lateStoredFields } from '@formwork/storage';
import { type Command, childEntity } from './command.ts';

const writtenLater: ReadonlySet<string> = new Set(['created_at', 'updated_at', 'parent', 'position']);

/** True when the path is a value of the record itself that whoever writes it has at hand. */
export function isOwnValue(entity: EntityModel, path: readonly string[]): boolean {
  const [root, name = '', ...rest] = path;
  if (root === 'user') return rest.length === 0;
  if (root === 'now' || root === 'today') return true;
  if (root !== 'record' || writtenLater.has(name)) return false;
  const field = entity.fields.get(name);
  if (field?.shape.shape === 'columns') return true;
  return field?.shape.shape === 'column' && rest.length === 0;
}

/** True when the expression can be answered from the record's own values. */
export function isOwnRule(entity: EntityModel, rule: TypedRule): boolean {
  return !rule.readsData && rule.reads.every((path) => isOwnValue(entity, path));
}

/**
 * True when one statement is enough for a write: nothing that decides about it or follows from it lies outside the
 * record's own values. For an update: nothing that is checked needs a value that is not given.
 */
export function isWrittenAtOnce(
  command: Command,
  entity: EntityModel,
  action: 'create' | 'update',
  given: readonly string[],
): boolean {
  if (lateStoredFields(entity).length > 0 || hasDependentLines(command, entity)) return false;
  if (action === 'create') {
    const grants = command.access.entity(entity.id).grants('create');
    return (
      entity.validations.every(({ rule }) => isOwnRule(entity, rule)) &&
      accessReads(grants).every((path) => isOwnValue(entity, path)) &&
      grants.every((grant) => ![grant.when, grant.check].some((rule) => rule?.readsData === true))
    );
  }
  return entity.validations.every(({ rule }) => isSettledBy(entity, rule, given)) && !isLockedAnywhere(entity, given);
}

/** True when a rule reads only given values, or none of them and nothing that could depend on them. */
function isSettledBy(entity: EntityModel, rule: TypedRule, given: readonly string[]): boolean {
  if (!isOwnRule(entity, rule)) return false;
  const read = rule.reads.filter(([root]) => root === 'record').map(([, name]) => name!);
  return read.every((name) => given.includes(name)) || !read.some((name) => given.includes(name));
}

function isLockedAnywhere(entity: EntityModel, given: readonly string[]): boolean {
  const states = [...(entity.lifecycle?.states.values() ?? [])].filter((state) => state.locked === true);
  return states.some((state) => given.some((name) => !(state.editable ?? []).includes(name)));
}

/** True when lines keep formulas, or have rules, that this record's values may decide about. */
function hasDependentLines(command: Command, entity: EntityModel): boolean {
  return [...entity.fields.values()].some((field) => {
    const child = childEntity(command.model, field);
    if (child === undefined) return false;
    const rules = [
      ...child.validations.map(({ rule }) => rule),
      ...lateStoredFields(child).flatMap((stored) => stored.rule ?? []),
    ];
    return rules.some(
      (rule) => rule.readsData || rule.reads.some(([root, name]) => root === 'parent' || name === 'parent'),
    );
  });
}
