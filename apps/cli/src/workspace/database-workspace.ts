import type { AppDefinition } from '@formwork/definition';
import { type Engine, SYSTEM, openEngine } from '@formwork/engine';
import { hasErrors, isId } from '@formwork/kernel';
import { AppInvalid, AppMissing, PersonUnknown } from '../cli.errors.ts';
import { reachDatabase, withoutPassword } from './reach-database.ts';
import type { DefinitionChoice, PublishedDefinition, Workspace } from './workspace.ts';

/** A workspace through its database, with all rights. Opening it brings the platform's own tables up to date. */
export async function openDatabaseWorkspace(url: string): Promise<Workspace & { readonly engine: Engine }> {
  const engine = await reachDatabase(url, () => openEngine({ databaseUrl: url, poolSize: 4 }));
  const { definitions } = engine;
  const where = withoutPassword(url);
  return {
    engine,
    where,
    list: () => Promise.resolve([...engine.published.apps.keys()]),
    read: (app, choice = {}) => readDefinition(engine, where, app, choice),
    validate: (definition) => Promise.resolve(definitions.validate(definition).issues),
    plan: (definition, allow) => definitions.plan(definition, { allow }),
    publish: async (definition, request) => (await definitions.publish({ definition, ...request })).revision,
    planRemoval: (app, allow) => definitions.removal.plan(app, { allow }),
    remove: (app, request) => definitions.removal.remove(app, request),
    restore: async (app) => (await definitions.removal.restore(app)).revision,
    parked: () => definitions.parked.list(),
    purge: async (ids) => void (await definitions.parked.purge(ids)),
    test: async (app, scenario) => {
      const { definition } = await readDefinition(engine, where, app, {});
      return engine.scenarios.run({ definition, ...(scenario === undefined ? {} : { only: [scenario] }) });
    },
    explain: async ({ user, app, entity, ...question }) => {
      const about = user === undefined ? SYSTEM : await engine.people.principal(await findPerson(engine, user));
      return engine.explain(SYSTEM, about, app, entity, question);
    },
    [Symbol.asyncDispose]: () => engine.close(),
  };
}

async function readDefinition(
  engine: Engine,
  where: string,
  app: string,
  { revision, draft }: DefinitionChoice,
): Promise<PublishedDefinition> {
  if (draft === true) return { definition: await readDraft(engine, where, app), revision: null };
  if (revision !== undefined) return { definition: await engine.definitions.version(app, revision), revision };
  const live = engine.definitions.find(app);
  if (live === undefined) throw AppMissing({ app, where });
  return live;
}

/** A draft is saved valid or not; only one that reads as a definition can be taken away. */
async function readDraft(engine: Engine, where: string, app: string): Promise<AppDefinition> {
  const draft = await engine.definitions.drafts.find(app);
  if (draft === undefined) throw AppMissing({ app: `${app} (draft)`, where });
  const { definition, issues } = engine.definitions.validate(draft.definition);
  if (definition !== undefined) return definition;
  const errors = issues.filter((issue) => hasErrors([issue])).length;
  throw AppInvalid({ path: `${where} (draft of ${app})`, errors }, { issues });
}

async function findPerson(engine: Engine, user: string): Promise<string> {
  if (isId(user)) return user;
  const found = await engine.people.findCredentials(user);
  if (found === undefined) throw PersonUnknown({ user });
  return found.id;
}
