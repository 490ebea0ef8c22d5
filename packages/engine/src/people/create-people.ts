import { isId, newId } from '@formwork/kernel';
import type { Model } from '@formwork/definition';
import pg from 'pg';
import { inTransaction } from '../platform/in-transaction.ts';
import { once } from '../records/idempotency.ts';
import { createDepartments } from './departments.ts';
import { FirstAdministratorTaken, LastAdministrator, LoginTaken, PersonMissing, RoleUnknown } from './people.errors.ts';
import type { NewPerson, People, Person, PersonChanges, PersonSummary } from './people.ts';
import { SYSTEM } from './principal.ts';
import { refuseUnknown } from './refuse-unknown.ts';
import type { PrincipalCache } from './principal-cache.ts';

const personColumns = `u.id, u.login, u.name, u.email, u.department, u.active, u.design, u.administer, u.locale,
  u.time_zone as "timeZone", u.theme,
  array(select app || '.' || role from formwork.role_assignments where user_id = u.id order by app, role) as roles`;

/** What People stands on. */
export interface PeoplePorts {
  readonly pool: pg.Pool;
  readonly cache: PrincipalCache;
  readonly model: () => Model;
}

/** The people of a database. */
export function createPeople({ pool, cache, model }: PeoplePorts): People {
  const announce = async (userId: string, client: pg.ClientBase | pg.Pool = pool): Promise<void> => {
    await client.query(`select pg_notify('formwork_people', $1)`, [userId]);
    cache.forget(userId);
  };

  return {
    principal: (userId) => cache.principal(userId),
    departments: createDepartments(pool, announce),
    findCredentials: async (login) => {
      const { rows } = await pool.query<{ id: string; passwordHash: string | null }>({
        name: 'fw_credentials',
        text: `select id, password_hash as "passwordHash" from formwork.users
               where lower(login) = lower($1) and active and deleted_at is null`,
        values: [login],
      });
      return rows[0];
    },
    findPerson: async (userId) => {
      if (!isId(userId)) return undefined;
      const { rows } = await pool.query<Person>(`select ${personColumns} from formwork.users u where u.id = $1`, [
        userId,
      ]);
      return rows[0];
    },
    listPeople: async () => {
      const { rows } = await pool.query<Person>(
        `select ${personColumns} from formwork.users u where u.deleted_at is null order by u.name, u.id`,
      );
      return rows;
    },
    search: async (text, limit) => {
      const { rows } = await pool.query<PersonSummary>(
        `select id, name, email, department from formwork.users
         where active and deleted_at is null and (name ilike $1 or login ilike $1 or email ilike $1)
         order by name, id limit $2`,
        [`%${text.replaceAll(/[\\%_]/g, '\\$&')}%`, Math.max(1, Math.min(limit, 100))],
      );
      return rows;
    },
    createUser: (person, { by, idempotency } = { by: SYSTEM }) =>
      inTransaction(pool, (client) => once(client, by, idempotency, () => insertPerson(client, person, model()))),
    createFirstAdministrator: (person) =>
      inTransaction(pool, async (client) => {
        await client.query('lock table formwork.users in share row exclusive mode');
        const found = await client.query('select 1 from formwork.users where administer and active limit 1');
        if (found.rowCount !== 0) throw FirstAdministratorTaken({});
        return insertPerson(client, { ...person, administer: true }, model());
      }),
    hasAdministrator: async () => {
      const { rowCount } = await pool.query('select 1 from formwork.users where administer and active limit 1');
      return rowCount !== 0;
    },
    updateUser: async (userId, changes, basis) => {
      const isDone = await inTransaction(pool, async (client) => {
        if (changes.administer === false || changes.active === false) await keepAnAdministrator(client, userId);
        if (!(await updatePerson(client, userId, changes, basis?.passwordHash))) return false;
        if (changes.passwordHash !== undefined || changes.active === false) await endEverything(client, userId);
        await announce(userId, client);
        return true;
      });
      cache.forget(userId);
      return isDone;
    },
    setRoles: async (userId, roles) => {
      await inTransaction(pool, async (client) => {
        const bumped = await client.query(
          'update formwork.users set epoch = epoch + 1, updated_at = formwork.now() where id = $1',
          [requireId(userId)],
        );
        if (bumped.rowCount === 0) throw PersonMissing({});
        await client.query('delete from formwork.role_assignments where user_id = $1', [userId]);
        await assignRoles(client, userId, roles, model());
        await announce(userId, client);
      });
      cache.forget(userId);
    },
  };
}

async function insertPerson(client: pg.ClientBase, person: NewPerson, model: Model): Promise<string> {
  const id = newId();
  try {
    await client.query(
      `insert into formwork.users (id, login, name, email, department, password_hash, design, administer, locale, time_zone)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      [
        id,
        person.login,
        person.name,
        person.email ?? '',
        person.department ?? null,
        person.passwordHash ?? null,
        person.design ?? false,
        person.administer ?? false,
        person.locale ?? 'en',
        person.timeZone ?? 'UTC',
      ],
    );
  } catch (error) {
    if (error instanceof pg.DatabaseError && error.constraint === 'users_login')
      throw LoginTaken({ login: person.login }, { cause: error });
    throw refuseUnknown(error);
  }
  await assignRoles(client, id, person.roles ?? [], model);
  return id;
}

/** Columns by key: a closed table, so that no column name ever comes from outside. */
const changeable: Readonly<Record<keyof PersonChanges, string>> = {
  name: 'name',
  email: 'email',
  department: 'department',
  active: 'active',
  design: 'design',
  administer: 'administer',
  locale: 'locale',
  timeZone: 'time_zone',
  theme: 'theme',
  passwordHash: 'password_hash',
};

/** Throws `FW_PEOPLE_LAST_ADMINISTRATOR` when nobody but this person could administer; of two at once one is told. */
async function keepAnAdministrator(client: pg.ClientBase, userId: string): Promise<void> {
  const { rows } = await client.query<{ id: string }>(
    `select id from formwork.users where administer and active and deleted_at is null and password_hash is not null
     order by id for no key update`,
  );
  if (rows.length === 1 && rows[0]!.id === userId) throw LastAdministrator({});
}

/** Whoever knew the old password, or holds a token, is out. */
async function endEverything(client: pg.ClientBase, userId: string): Promise<void> {
  await client.query('delete from formwork.sessions where user_id = $1', [userId]);
  await client.query('delete from formwork.api_tokens where user_id = $1', [userId]);
}

/** False when the password is not `basis` any more. */
async function updatePerson(
  client: pg.ClientBase,
  userId: string,
  changes: PersonChanges,
  basis: string | undefined,
): Promise<boolean> {
  const sets: string[] = [];
  const values: unknown[] = [requireId(userId), basis ?? null];
  for (const [key, column] of Object.entries(changeable) as [keyof PersonChanges, string][]) {
    if (changes[key] === undefined) continue;
    values.push(changes[key]);
    sets.push(`${column} = $${values.length}`);
  }
  const { rowCount } = await client
    .query(
      `update formwork.users set ${[...sets, 'epoch = epoch + 1', 'version = version + 1', 'updated_at = formwork.now()'].join(', ')}
       where id = $1 and ($2::text is null or password_hash = $2)`,
      values,
    )
    .catch((error: unknown) => {
      throw refuseUnknown(error);
    });
  if (rowCount === 0 && basis === undefined) throw PersonMissing({});
  return rowCount !== 0;
}

async function assignRoles(
  client: pg.ClientBase,
  userId: string,
  roles: readonly string[],
  model: Model,
): Promise<void> {
  const unknown = roles.find((role) => !model.roles.has(role));
  if (unknown !== undefined) throw RoleUnknown({ role: unknown });
  await client.query(
    `insert into formwork.role_assignments (user_id, app, role)
     select $1, split_part(r, '.', 1), split_part(r, '.', 2) from unnest($2::text[]) r on conflict do nothing`,
    [userId, roles],
  );
}

function requireId(userId: string): string {
  if (!isId(userId)) throw PersonMissing({});
  return userId;
}
