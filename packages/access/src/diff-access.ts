import { type Action, type Model, actions } from '@formwork/definition';
import { canonicalJson } from '@formwork/kernel';
import { describeRule } from '@formwork/rules';
import type { Access, AccessGrant, EntityAccess, FieldRule } from './access.ts';
import { compileAccess } from './compile-access.ts';

/** Something that holders of a role can do after a publish and could not before, or the other way round. */
export interface AccessChange {
  /** Qualified role. */
  readonly role: string;
  readonly gain: boolean;
  readonly entity: string;
  readonly text: string;
}

/** What each role gains and loses between two models, in words. Equal models give an empty list. */
export function diffAccess(before: Model, after: Model): readonly AccessChange[] {
  const roles = [...new Set([...before.roles.keys(), ...after.roles.keys()])].sort();
  const entities = [...new Set([...before.entities.keys(), ...after.entities.keys()])].sort();
  return roles.flatMap((role) => {
    const was = compileAccess(before, [role]);
    const is = compileAccess(after, [role]);
    return entities.flatMap((entity) => diffEntity(role, entity, was, is));
  });
}

function diffEntity(role: string, id: string, before: Access, after: Access): AccessChange[] {
  const was = before.model.entities.has(id) ? before.entity(id) : undefined;
  const is = after.model.entities.has(id) ? after.entity(id) : undefined;
  const change = (gain: boolean, text: string): AccessChange => ({ role, gain, entity: id, text });
  const rows = actions.flatMap((action) => diffRows(id, action, was, is, change));
  if (was === undefined || is === undefined) return rows;
  return [...rows, ...diffFields(id, was, is, change), ...diffTransitions(id, before, after, change)];
}

type MakeChange = (gain: boolean, text: string) => AccessChange;

function diffRows(
  id: string,
  action: Action,
  was: EntityAccess | undefined,
  is: EntityAccess | undefined,
  change: MakeChange,
): AccessChange[] {
  const before = reach(was, action);
  const after = reach(is, action);
  if (before.key === after.key) return [];
  if (after.size === 0) return [change(false, `can no longer ${action} ${id}`)];
  if (before.size === 0) return [change(true, `can ${action} ${id}${after.words}`)];
  if (after.size === 2) return [change(true, `can ${action} every ${id}, not only some`)];
  if (before.size === 2) return [change(false, `can ${action} ${id} only${after.words}`)];
  const text = `can ${action} other records of ${id} than before:${after.words}`;
  return [change(true, text), change(false, text)];
}

/** How far an action goes: 0 nothing, 1 some records, 2 all. */
function reach(access: EntityAccess | undefined, action: Action): { size: 0 | 1 | 2; key: string; words: string } {
  const rule = access?.rows(action) ?? false;
  if (rule === false) return { size: 0, key: 'none', words: '' };
  const conditions = access!.grants(action).map(conditionOf);
  const checks = canonicalJson(conditions.map((each) => each.check));
  if (rule === true && action !== 'create') return { size: 2, key: `all${checks}`, words: '' };
  const words = conditions.map((each) => each.words).filter((text) => text !== '');
  return {
    size: rule === true ? 2 : 1,
    key: canonicalJson(conditions.map((each) => each.key).sort()),
    words: words.length === 0 ? '' : ` where ${[...new Set(words)].join(', or ')}`,
  };
}

function conditionOf(grant: AccessGrant): { key: string; check: unknown; words: string } {
  const parts = [
    ...(grant.scope === 'all' ? [] : [`scope is ${grant.scope.replaceAll('_', ' ')}`]),
    ...(grant.when === undefined ? [] : [describeRule(grant.when.source)]),
    ...(grant.check === undefined ? [] : [`after the write ${describeRule(grant.check.source)}`]),
    ...(grant.parents === undefined ? [] : ['the parent record is reached']),
  ];
  const parents = grant.parents?.map((each) => conditionOf(each).key).sort();
  const key = canonicalJson([grant.scope, grant.when?.source ?? null, grant.check?.source ?? null, parents ?? null]);
  return { key, check: grant.check?.source ?? null, words: parts.join(' and ') };
}

const WIDTH = { never: 0, always: 2 } as const;

function diffFields(id: string, was: EntityAccess, is: EntityAccess, change: MakeChange): AccessChange[] {
  const names = [...is.entity.fields.keys()].filter((name) => was.entity.fields.has(name));
  const compare = (verb: string, allows: boolean, rule: (access: EntityAccess, name: string) => FieldRule) =>
    names.flatMap((name) => {
      if (!allows) return [];
      const before = width(rule(was, name));
      const after = width(rule(is, name));
      if (before === after) return [];
      const extent = after === 0 ? 'no longer ' : '';
      const some = after === 1 ? ' on some records' : '';
      return [change(after > before, `can ${extent}${verb} ${id}.${name}${some}`)];
    });
  const both = (action: Action): boolean => was.rows(action) !== false && is.rows(action) !== false;
  return [
    ...compare('read', both('read'), (access, name) => access.readField(name)),
    ...compare('write', both('update'), (access, name) => access.writeField(name, 'update')),
  ];
}

function width(rule: FieldRule): number {
  return typeof rule === 'string' ? WIDTH[rule] : 1;
}

function diffTransitions(id: string, before: Access, after: Access, change: MakeChange): AccessChange[] {
  const names = new Set([
    ...(before.model.entities.get(id)?.lifecycle?.transitions.keys() ?? []),
    ...(after.model.entities.get(id)?.lifecycle?.transitions.keys() ?? []),
  ]);
  return [...names].flatMap((name) => {
    const was = before.transition(id, name).length > 0;
    const is = after.transition(id, name).length > 0;
    if (was === is) return [];
    return [change(is, is ? `can press ${name} on ${id}` : `can no longer press ${name} on ${id}`)];
  });
}
