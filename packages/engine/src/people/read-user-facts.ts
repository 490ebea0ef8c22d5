import type { Pool } from 'pg';
import type { UserFacts } from './principal.ts';

/** One statement: the person, the roles, and the departments from the own one down. */
const text = `
  with recursive below as (
    select d.id from formwork.departments d join formwork.users u on u.department = d.id where u.id = $1
    union
    select d.id from formwork.departments d join below b on d.parent = b.id
  )
  select u.id, u.login, u.name, u.email, u.department, u.locale, u.time_zone as "timeZone", u.design, u.administer,
    u.epoch,
    array(select id::text from below order by id) as departments,
    array(select app || '.' || role from formwork.role_assignments where user_id = u.id order by app, role) as roles
  from formwork.users u where u.id = $1 and u.active and u.deleted_at is null`;

/** The facts of an active person, or `undefined`. */
export async function readUserFacts(pool: Pool, userId: string): Promise<UserFacts | undefined> {
  const { rows } = await pool.query<UserFacts>({ name: 'fw_user_facts', text, values: [userId] });
  const facts = rows[0];
  return facts === undefined
    ? undefined
    : Object.freeze({
        ...facts,
        departments: Object.freeze(facts.departments),
        roles: Object.freeze(facts.roles),
      });
}
