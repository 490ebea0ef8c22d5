import type { Engine } from '@formwork/engine';
import type { DemoPerson } from './people.ts';
import type { DemoDepartment } from './regions.ts';

/** Users and departments that are there, by login and by path. */
export interface LoadedPeople {
  readonly users: ReadonlyMap<string, string>;
  readonly departments: ReadonlyMap<string, string>;
}

/** How many people are written at the same time. */
const WRITERS = 4;

/** Creates the departments and the people that are not there yet; those who have left may not sign in. */
export async function loadPeople(
  engine: Engine,
  departments: readonly DemoDepartment[],
  people: readonly DemoPerson[],
  passwordHash: () => Promise<string>,
): Promise<LoadedPeople> {
  const byPath = await loadDepartments(engine, departments);
  const users = new Map((await engine.people.listPeople()).map((person) => [person.login, person.id]));
  const missing = people.filter((person) => !users.has(person.login));
  const hash = missing.some((person) => person.persona !== undefined) ? await passwordHash() : undefined;
  const queue = missing.values();
  const write = async (): Promise<void> => {
    for (const person of queue) users.set(person.login, await createUser(engine, person, byPath, hash));
  };
  await Promise.all(Array.from({ length: WRITERS }, write));
  for (const person of missing)
    if (person.leftOn !== null) await engine.people.updateUser(users.get(person.login)!, { active: false });
  const made = new Set(missing);
  for (const person of people)
    if (person.isHead && made.has(person))
      await engine.people.departments.update(byPath.get(person.department)!, { head: users.get(person.login)! });
  return { users, departments: byPath };
}

async function createUser(
  engine: Engine,
  person: DemoPerson,
  departments: ReadonlyMap<string, string>,
  passwordHash: string | undefined,
): Promise<string> {
  const isAdministrator = person.persona?.isAdministrator === true;
  return engine.people.createUser({
    login: person.login,
    name: person.name,
    email: person.email,
    department: departments.get(person.department)!,
    locale: person.region.locale,
    timeZone: person.region.timeZone,
    roles: person.roles,
    design: isAdministrator,
    administer: isAdministrator,
    ...(person.persona === undefined || passwordHash === undefined ? {} : { passwordHash }),
  });
}

async function loadDepartments(
  engine: Engine,
  departments: readonly DemoDepartment[],
): Promise<ReadonlyMap<string, string>> {
  const present = await engine.people.departments.list();
  const known = new Map(present.map((each) => [`${each.parent ?? ''}/${each.name}`, each.id]));
  const byPath = new Map<string, string>();
  for (const { path, name, parent } of departments) {
    const above = parent === null ? null : byPath.get(parent)!;
    const id = known.get(`${above ?? ''}/${name}`) ?? (await engine.people.departments.create({ name, parent: above }));
    byPath.set(path, id);
  }
  return byPath;
}
