import type { Action } from '@formwork/definition';
import { type Explanation, type RuleEnv, explainRule } from '@formwork/rules';
import type { AccessGrant, EntityAccess } from './access.ts';
import { type AccessFacts, admits, evaluateAccess, holds, reaches } from './evaluate-access.ts';
import { editsField } from './grant-fields.ts';

/** One thing that was checked on the way to a decision. */
export interface AccessStep {
  readonly check: 'grant' | 'scope' | 'condition' | 'parent' | 'field';
  /** `order_center.clerk#0`. */
  readonly grant?: string;
  readonly result: 'pass' | 'fail';
  readonly text: string;
  /** The condition with its values. */
  readonly explanation?: Explanation;
}

/** Why somebody may or may not. */
export interface AccessExplanation {
  readonly decision: 'allow' | 'deny';
  readonly steps: readonly AccessStep[];
  /** The grants that admit it. */
  readonly grants: readonly string[];
}

/**
 * Walks the grants that enforcement walks and tells what each says; the decision is `evaluateAccess`'s own.
 * Without `facts` (a create, or "on any record") only the grants themselves are told.
 */
export function explainAccess(
  access: EntityAccess,
  action: Action,
  facts: AccessFacts | undefined,
  field?: string,
): AccessExplanation {
  const grants = access.grants(action);
  if (facts === undefined) return explainGrants(access, action, field);
  const steps = grants.flatMap((grant) => [...grantSteps(grant, facts), ...fieldSteps(access, action, grant, field)]);
  const isAllowed = evaluateAccess(access, action, facts, field);
  return {
    decision: isAllowed ? 'allow' : 'deny',
    steps: grants.length === 0 ? [noGrant(access, action)] : steps,
    grants: grants
      .filter((grant) => admits(grant, facts) && allowsField(access, action, grant, field))
      .map(({ key }) => key),
  };
}

function explainGrants(access: EntityAccess, action: Action, field: string | undefined): AccessExplanation {
  const grants = access.grants(action);
  const allowing = grants.filter((grant) => allowsField(access, action, grant, field));
  const isReached = access.rows(action) !== false;
  return {
    decision: isReached && isFieldOpen(access, action, field) ? 'allow' : 'deny',
    steps:
      grants.length === 0
        ? [noGrant(access, action)]
        : grants.flatMap((grant) => [
            pass('grant', grant, true, `Role ${grant.role} grants ${action} on ${access.entity.id}.`),
            ...fieldSteps(access, action, grant, field),
          ]),
    grants: allowing.map(({ key }) => key),
  };
}

/** Whether the field is allowed on any record at all, by the rule that enforcement follows. */
function isFieldOpen(access: EntityAccess, action: Action, field: string | undefined): boolean {
  if (field === undefined) return true;
  const isWrite = action === 'create' || action === 'update';
  return (isWrite ? access.writeField(field, action) : access.readField(field)) !== 'never';
}

function noGrant(access: EntityAccess, action: Action): AccessStep {
  const isOpen = access.rows(action) === true;
  const text = isOpen
    ? `${access.entity.id} is open to everybody for ${action}.`
    : `No role of this person grants ${action} on ${access.entity.id}.`;
  return { check: 'grant', result: isOpen ? 'pass' : 'fail', text };
}

function grantSteps(grant: AccessGrant, facts: AccessFacts): AccessStep[] {
  const steps: AccessStep[] = [pass('grant', grant, true, `Role ${grant.role} grants it on ${grant.entity}.`)];
  if (grant.scope !== 'all') {
    const words = grant.scope.replaceAll('_', ' ');
    const isReached = reaches(grant, facts);
    steps.push(
      pass('scope', grant, isReached, `The record ${isReached ? 'is' : 'is not'} within the scope "${words}".`),
    );
  }
  if (grant.when !== undefined) {
    const isHolding = holds(grant.when, facts);
    steps.push({
      ...pass('condition', grant, isHolding, `The condition of the grant ${isHolding ? 'holds' : 'does not hold'}.`),
      explanation: explainRule(grant.when, facts as unknown as RuleEnv),
    });
  }
  if (grant.parents !== undefined) {
    const { parent } = facts;
    const isAdmitted = parent !== undefined && grant.parents.some((each) => admits(each, { ...facts, record: parent }));
    steps.push(
      pass('parent', grant, isAdmitted, `The parent record is ${isAdmitted ? '' : 'not '}reached by this role.`),
    );
  }
  return steps;
}

function fieldSteps(access: EntityAccess, action: Action, grant: AccessGrant, field: string | undefined): AccessStep[] {
  if (field === undefined) return [];
  const isAllowed = allowsField(access, action, grant, field);
  const verb = isWriting(action) ? 'be written' : 'be read';
  return [
    pass('field', grant, isAllowed, `The field ${field} may ${isAllowed ? '' : 'not '}${verb} through this grant.`),
  ];
}

function allowsField(access: EntityAccess, action: Action, grant: AccessGrant, field: string | undefined): boolean {
  if (field === undefined) return true;
  if (isWriting(action)) return editsField(grant, field);
  const rule = access.readField(field);
  return typeof rule === 'string' ? rule === 'always' : rule.some((each) => each.key === grant.key);
}

function isWriting(action: Action): boolean {
  return action === 'create' || action === 'update';
}

function pass(check: AccessStep['check'], grant: AccessGrant, isPassed: boolean, text: string): AccessStep {
  return { check, grant: grant.key, result: isPassed ? 'pass' : 'fail', text };
}
