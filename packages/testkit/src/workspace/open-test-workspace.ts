import { type Engine, openEngine, type Principal } from '@formwork/engine';
import { createTestDatabase } from '../database/test-database.ts';
import { sampleApp } from '../sample-app/sample-app.ts';

/** A workspace of a test: the sample app is published, and three people have its roles. */
export interface TestWorkspace extends AsyncDisposable {
  readonly engine: Engine;
  readonly url: string;
  readonly clerk: Principal;
  readonly manager: Principal;
  readonly viewer: Principal;
  /** The id of a record by one of its values. */
  idOf(entity: string, field: string, value: unknown): Promise<string>;
}

/** Opens a workspace on a fresh database. */
export async function openTestWorkspace(): Promise<TestWorkspace> {
  const database = await createTestDatabase();
  const engine = await openEngine({ databaseUrl: database.url, poolSize: 10 });
  await engine.definitions.publish({ definition: sampleApp() });
  const person = async (name: string, role: string): Promise<Principal> =>
    engine.people.principal(await engine.people.createUser({ login: name, name, roles: [`shop.${role}`] }));
  return {
    engine,
    url: database.url,
    clerk: await person('wang', 'clerk'),
    manager: await person('li', 'manager'),
    viewer: await person('zhao', 'viewer'),
    idOf: async (entity, field, value) => {
      const { json } = await engine.records.list({ kind: 'system' }, 'shop', entity, {
        filter: { '==': [{ var: `record.${field}` }, value] },
      });
      return (JSON.parse(json) as { items: { id: string }[] }).items[0]!.id;
    },
    [Symbol.asyncDispose]: async () => {
      await engine.close();
      await database.drop();
    },
  };
}
