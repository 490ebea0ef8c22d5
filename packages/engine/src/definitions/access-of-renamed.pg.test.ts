import { describe, expect, test } from '@jest/globals';
import { fieldModels } from '@formwork/catalog/models';
import { type ReferenceTarget, renameInDefinitions } from '@formwork/definition';
import { sampleApp } from '@formwork/testkit';
import { openTestWorkspace } from '@formwork/testkit/workspace';

const ORDER = 'shop.sales_order';

describe('the plan of a rename', () => {
  test.each<[string, ReferenceTarget]>([
    ['an entity', { kind: 'entity', entity: ORDER }],
    ['a field', { kind: 'field', entity: ORDER, name: 'sales_rep' }],
    ['an option', { kind: 'option', entity: ORDER, field: 'priority', name: 'urgent' }],
    ['a state', { kind: 'option', entity: ORDER, field: 'status', name: 'draft' }],
    ['a transition', { kind: 'transition', app: 'shop', workflow: 'order_lifecycle', name: 'submit' }],
    ['a lifecycle', { kind: 'workflow', app: 'shop', name: 'order_lifecycle' }],
    ['a role', { kind: 'role', app: 'shop', name: 'clerk' }],
  ])('says of %s that nobody gains or loses access', async (_name, target) => {
    await using workspace = await openTestWorkspace();
    const renamed = renameInDefinitions([sampleApp()], fieldModels, target, 'renamed');
    expect(renamed.issues).toEqual([]);
    const plan = await workspace.engine.definitions.plan(renamed.definitions[0]!);
    expect(plan.changes).not.toEqual([]);
    expect(plan.access).toEqual([]);
  });

  test('tells what a renamed role gains and loses beside its name', async () => {
    await using workspace = await openTestWorkspace();
    const { definitions } = workspace.engine;
    const renamed = renameInDefinitions(
      [sampleApp()],
      fieldModels,
      { kind: 'role', app: 'shop', name: 'viewer' },
      'guest',
    );
    const app = renamed.definitions[0]!;
    const roles = app.roles.map((role) =>
      role.name !== 'guest' ? role : { ...role, grants: role.grants.filter((grant) => grant.entity !== 'customer') },
    );
    const { access } = await definitions.plan({ ...app, roles });
    expect(access.map(({ role, gain, people }) => ({ role, gain, people }))).toContainEqual({
      role: 'shop.guest',
      gain: false,
      people: 1,
    });
    expect(access.every(({ gain }) => !gain)).toBe(true);
  });
});
