import type { ScenarioDefinition } from '@formwork/definition';
import type { Engine } from '../engine.ts';
import { SYSTEM, type Principal } from '../people/principal.ts';
import { isPlainObject } from '../records/parse-record.ts';
import { ScenarioFailed } from './scenario-failed.ts';

/** Names that stand for the platform itself unless a persona has them. */
const platformNames: ReadonlySet<string> = new Set(['admin', 'system']);

/** One scenario while it runs: its people, and the records that it gave names to. */
export interface ScenarioSession {
  readonly engine: Engine;
  readonly app: string;
  readonly aliases: Map<string, string>;
  /** Throws `ScenarioFailed` for a persona that is not declared. */
  principal(name: string): Promise<Principal>;
  /** The id behind an alias. Throws `ScenarioFailed` when no earlier step made it. */
  resolveAlias(alias: string): string;
  /** Values with `{"ref"}` and `{"find"}` replaced by ids. */
  resolveValues(values: unknown): Promise<unknown>;
}

/** Creates the personas and opens the session. */
export async function openSession(engine: Engine, app: string, scenario: ScenarioDefinition): Promise<ScenarioSession> {
  const people = await createPersonas(engine, app, scenario);
  const aliases = new Map<string, string>();
  const resolveAlias = (alias: string): string => {
    const id = aliases.get(alias);
    if (id === undefined) throw new ScenarioFailed(`No earlier step made a record "${alias}".`);
    return id;
  };
  const session: ScenarioSession = {
    engine,
    app,
    aliases,
    principal: async (name) => {
      const userId = people.get(name);
      if (userId !== undefined) return engine.people.principal(userId);
      if (platformNames.has(name)) return SYSTEM;
      throw new ScenarioFailed(`There is no persona "${name}".`);
    },
    resolveAlias,
    resolveValues: async (values) => {
      if (Array.isArray(values)) return Promise.all(values.map((value) => session.resolveValues(value)));
      if (!isPlainObject(values)) return values;
      const keys = Object.keys(values);
      if (keys.length === 1 && typeof values['ref'] === 'string')
        return people.get(values['ref']) ?? resolveAlias(values['ref']);
      if (keys.length === 1 && isPlainObject(values['find'])) return findRecord(session, values['find']);
      const entries = await Promise.all(keys.map(async (key) => [key, await session.resolveValues(values[key])]));
      return Object.fromEntries(entries);
    },
  };
  return session;
}

async function createPersonas(
  engine: Engine,
  app: string,
  scenario: ScenarioDefinition,
): Promise<ReadonlyMap<string, string>> {
  const departments = new Map<string, string>();
  const department = async (path: string): Promise<string> => {
    const known = departments.get(path);
    if (known !== undefined) return known;
    const cut = path.lastIndexOf('/');
    const parent = cut < 0 ? null : await department(path.slice(0, cut));
    const id = await engine.people.departments.create({ name: path.slice(cut + 1), parent });
    departments.set(path, id);
    return id;
  };
  const people = new Map<string, string>();
  for (const [name, persona] of Object.entries(scenario.personas ?? {})) {
    const id = await engine.people.createUser({
      login: name,
      name,
      roles: persona.roles.map((role) => (role.includes('.') ? role : `${app}.${role}`)),
      locale: persona.locale ?? 'en',
      timeZone: 'Asia/Shanghai',
      ...(persona.department === undefined ? {} : { department: await department(persona.department) }),
    });
    people.set(name, id);
  }
  return people;
}

/** The one record of the data that fits `{entity, where}`. */
async function findRecord(session: ScenarioSession, find: Record<string, unknown>): Promise<string> {
  const [entity, app = session.app] = String(find['entity']).split('.').reverse() as [string, string?];
  const where = Object.entries((await session.resolveValues(find['where'] ?? {})) as Record<string, unknown>);
  const filter = { and: where.map(([field, value]) => ({ '==': [{ var: `record.${field}` }, value] })) };
  const { json } = await session.engine.records.list(SYSTEM, app, entity, { filter, fields: ['id'], limit: 2 });
  const { items } = JSON.parse(json) as { items: { id: string }[] };
  if (items.length !== 1)
    throw new ScenarioFailed(
      `${items.length === 0 ? 'No record' : 'More than one record'} of ${entity} fits ${JSON.stringify(Object.fromEntries(where))}.`,
    );
  return items[0]!.id;
}
