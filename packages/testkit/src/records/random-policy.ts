import type { Action, GrantDefinition, GrantScope, RoleDefinition } from '@formwork/definition';
import type { RandomSource } from '../rules/random-source.ts';

const CONDITIONS: Readonly<Record<string, readonly unknown[]>> = {
  account: [
    { '==': [{ var: 'record.region' }, 'east'] },
    { '>': [{ var: 'record.rating' }, 2] },
    { '!': { in: [{ var: 'record.region' }, ['north', 'west']] } },
    { '==': [{ var: 'record.created_by' }, { var: 'user.id' }] },
  ],
  deal: [
    { '!=': [{ var: 'record.stage' }, 'secret'] },
    { '<=': [{ var: 'record.amount' }, 100] },
    { '==': [{ var: 'record.account.region' }, 'east'] },
    { or: [{ isNull: { var: 'record.closes_on' } }, { '>': [{ var: 'record.account.rating' }, 1] }] },
    { in: [{ var: 'record.owner_department' }, { var: 'user.departments' }] },
  ],
  deal_item: [{ '>': [{ var: 'record.price' }, 5] }, { '!=': [{ var: 'record.label' }, 'b'] }],
};

const FIELDS: Readonly<Record<string, readonly string[]>> = {
  account: ['name', 'region', 'rating', 'owner'],
  deal: ['title', 'stage', 'amount', 'closes_on', 'account', 'items', 'worth', 'score', 'owner', 'created_by'],
  deal_item: ['label', 'price'],
};

const SCOPES: readonly GrantScope[] = ['own', 'department', 'department_and_below'];

/** Up to three roles with grants of every sort: scopes, conditions, field sets, with and without grants on lines. */
export function randomPolicy(random: RandomSource): RoleDefinition[] {
  const count = 1 + random.below(3);
  return Array.from({ length: count }, (_, index) => ({
    name: `role_${index}`,
    grants: [
      ...randomGrants(random, 'deal', 1 + random.below(3)),
      ...randomGrants(random, 'account', random.below(3)),
      ...(random.chance(0.35) ? randomGrants(random, 'deal_item', 1 + random.below(2)) : []),
    ],
  }));
}

function randomGrants(random: RandomSource, entity: string, count: number): GrantDefinition[] {
  return Array.from({ length: count }, () => {
    const actions: Action[] = ['read'];
    if (random.chance(0.7)) actions.push('aggregate');
    if (random.chance(0.5)) actions.push('update');
    return {
      entity,
      actions,
      ...(entity !== 'deal_item' && random.chance(0.4) ? { scope: random.pick(SCOPES) } : {}),
      ...(random.chance(0.4) ? { when: random.pick(CONDITIONS[entity]!) } : {}),
      ...(random.chance(0.25) ? { check: random.pick(CONDITIONS[entity]!) } : {}),
      ...(random.chance(0.5) ? { fields: randomFields(random, FIELDS[entity]!) } : {}),
    };
  });
}

function randomFields(random: RandomSource, names: readonly string[]): NonNullable<GrantDefinition['fields']> {
  const some = (): string[] => names.filter(() => random.chance(0.4));
  const sets = random.chance(0.6) ? { hide: some() } : { show: some() };
  return random.chance(0.3) ? { ...sets, readOnly: some() } : sets;
}
