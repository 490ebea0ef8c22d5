import { describe, expect, test } from '@jest/globals';
import { FormworkError } from '@formwork/kernel';
import { openEngine } from '../open-engine.ts';
import { openTestWorkspace } from '@formwork/testkit/workspace';

const codeOf = (run: Promise<unknown>): Promise<string> =>
  run.then(
    () => 'allowed',
    (error: unknown) => (error instanceof FormworkError ? error.code : String(error)),
  );

describe('people', () => {
  test('of fifty first administrators at once exactly one is made', async () => {
    await using workspace = await openTestWorkspace();
    const { people } = workspace.engine;
    const codes = await Promise.all(
      Array.from({ length: 50 }, (_, index) =>
        codeOf(people.createFirstAdministrator({ login: `root${index}`, name: 'Root' })),
      ),
    );
    expect(codes.filter((code) => code === 'allowed')).toHaveLength(1);
    expect(new Set(codes)).toEqual(new Set(['allowed', 'FW_PEOPLE_FIRST_ADMINISTRATOR_TAKEN']));
  });

  test('lose a role on every server within a second', async () => {
    await using workspace = await openTestWorkspace();
    await using other = await openEngine({ databaseUrl: workspace.url, poolSize: 2 });
    const id = await workspace.engine.people.createUser({ login: 'anna', name: 'Anna', roles: ['shop.manager'] });
    const list = async (engine: typeof other): Promise<string> =>
      codeOf(engine.records.list(await engine.people.principal(id), 'shop', 'customer', {}));
    expect([await list(workspace.engine), await list(other)]).toEqual(['allowed', 'allowed']);
    await workspace.engine.people.setRoles(id, []);
    expect(await list(workspace.engine)).toBe('FW_RECORD_ENTITY_MISSING');
    const revokedMs = Date.now();
    while ((await list(other)) === 'allowed') expect(Date.now() - revokedMs).toBeLessThan(1_000);
    await workspace.engine.people.updateUser(id, { active: false });
    expect(await codeOf(workspace.engine.people.principal(id))).toBe('FW_PEOPLE_MISSING');
  });

  test('reach the departments below their own, and a department never stands below itself', async () => {
    await using workspace = await openTestWorkspace();
    const { people } = workspace.engine;
    const top = await people.departments.create({ name: 'Sales' });
    const north = await people.departments.create({ name: 'North', parent: top });
    const id = await people.createUser({ login: 'bo', name: 'Bo', department: top });
    const principal = await people.principal(id);
    expect(principal).toMatchObject({ user: { departments: [top, north].sort() } });
    expect(await codeOf(people.departments.update(top, { parent: north }))).toBe('FW_PEOPLE_DEPARTMENT_LOOP');
  });

  test('have logins that differ in more than letter case, and only roles that exist', async () => {
    await using workspace = await openTestWorkspace();
    const { people } = workspace.engine;
    expect(await codeOf(people.createUser({ login: 'WANG', name: 'Wang' }))).toBe('FW_PEOPLE_LOGIN_TAKEN');
    expect(await codeOf(people.createUser({ login: 'x', name: 'X', roles: ['shop.king'] }))).toBe(
      'FW_PEOPLE_ROLE_UNKNOWN',
    );
    expect((await people.search('wan', 10)).map((person) => person.name)).toEqual(['wang']);
  });
});
