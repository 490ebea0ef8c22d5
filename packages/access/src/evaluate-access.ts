import type { Action } from '@formwork/definition';
import { type RuleEnv, type TypedRule, compileRule } from '@formwork/rules';
import type { AccessGrant, EntityAccess, FieldRule, RowRule } from './access.ts';

/** Facts about the person who asks, named as the variable `user` of expressions. */
export interface AccessUser {
  readonly id: string;
  readonly department: string | null;
  /** Own department and all below. */
  readonly departments: readonly string[];
  readonly [fact: string]: unknown;
}

/** One record and who asks, as wire JSON. For lines, `parent` is the parent record. */
export interface AccessFacts {
  readonly record: Readonly<Record<string, unknown>>;
  readonly parent?: Readonly<Record<string, unknown>>;
  readonly user: AccessUser;
  readonly now: string;
  readonly today: string;
}

/** How a grant is asked. */
export interface AdmitOptions {
  /** The record as it is after a write: `check` counts in place of `when`. */
  readonly isAfter?: boolean;
  /** The parent's write was authorised in the same command, so lines need not ask again. */
  readonly isParentAuthorized?: boolean;
}

const functions = new WeakMap<TypedRule, (env: RuleEnv) => unknown>();

/** True only when the condition is true; unknown is not granted. */
export function holds(rule: TypedRule, facts: AccessFacts): boolean {
  const evaluate = functions.get(rule) ?? compileRule(rule);
  functions.set(rule, evaluate);
  return evaluate(facts as unknown as RuleEnv) === true;
}

/** Whether the scope of a grant reaches the record. */
export function reaches(grant: AccessGrant, facts: AccessFacts): boolean {
  const { record, user } = facts;
  switch (grant.scope) {
    case 'all':
      return true;
    case 'own':
      return idOf(record['owner']) === user.id.toLowerCase();
    case 'department': {
      const department = idOf(record['owner_department']);
      return department !== null && department === user.department?.toLowerCase();
    }
    case 'department_and_below': {
      const department = idOf(record['owner_department']);
      return department !== null && user.departments.some((each) => each.toLowerCase() === department);
    }
  }
}

/** Whether a grant admits a record. The SQL of storage says the same of the same record. */
export function admits(grant: AccessGrant, facts: AccessFacts, options: AdmitOptions = {}): boolean {
  if (!reaches(grant, facts)) return false;
  const condition = options.isAfter === true ? (grant.check ?? grant.when) : grant.when;
  if (condition !== undefined && !holds(condition, facts)) return false;
  if (grant.parents === undefined || options.isParentAuthorized === true) return true;
  const { parent } = facts;
  return parent !== undefined && grant.parents.some((each) => admits(each, { ...facts, record: parent }));
}

/** Whether a rule admits a record. */
export function admitsRow(rule: RowRule, facts: AccessFacts): boolean {
  return typeof rule === 'boolean' ? rule : rule.some((grant) => admits(grant, facts));
}

/** Whether a field may be read or written on a record that is otherwise admitted. */
export function admitsField(rule: FieldRule, facts: AccessFacts): boolean {
  return typeof rule === 'string' ? rule === 'always' : rule.some((grant) => admits(grant, facts));
}

function idOf(value: unknown): string | null {
  const id = typeof value === 'object' && value !== null ? (value as { readonly id?: unknown }).id : value;
  return typeof id === 'string' ? id.toLowerCase() : null;
}

/** Whether an action on a record, or on one field of it, is allowed: by brute force over the record's facts. */
export function evaluateAccess(access: EntityAccess, action: Action, facts: AccessFacts, field?: string): boolean {
  if (!admitsRow(access.rows(action), facts)) return false;
  if (field === undefined) return true;
  if (action === 'create' || action === 'update') return admitsField(access.writeField(field, action), facts);
  return admitsRow(access.rows('read'), facts) && admitsField(access.readField(field), facts);
}
