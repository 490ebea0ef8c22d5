import { isId, newId } from '@formwork/kernel';
import type { ClientBase, Pool } from 'pg';
import { inTransaction } from '../platform/in-transaction.ts';
import { once } from '../records/idempotency.ts';
import { DepartmentLoop, DepartmentMissing } from './people.errors.ts';
import type { KeyedRequest } from './keyed-request.ts';
import { SYSTEM } from './principal.ts';
import { refuseUnknown } from './refuse-unknown.ts';

/** A node of the organisation's tree. */
export interface Department {
  readonly id: string;
  readonly name: string;
  readonly parent: string | null;
  readonly head: string | null;
}

/** The organisation's tree. */
export interface Departments {
  list(): Promise<Department[]>;
  /** Throws `FW_PEOPLE_DEPARTMENT_MISSING` for an unknown parent, `FW_PEOPLE_MISSING` for an unknown head. */
  create(
    department: { readonly name: string; readonly parent?: string | null; readonly head?: string | null },
    request?: KeyedRequest,
  ): Promise<string>;
  /** Throws `FW_PEOPLE_DEPARTMENT_MISSING`, or `FW_PEOPLE_DEPARTMENT_LOOP` for a parent below itself. */
  update(
    id: string,
    changes: { readonly name?: string; readonly parent?: string | null; readonly head?: string | null },
  ): Promise<void>;
}

const loops = `
  with recursive above as (
    select id, parent from formwork.departments where id = $2
    union
    select d.id, d.parent from formwork.departments d join above a on d.id = a.parent
  )
  select 1 from above where id = $1`;

async function insertDepartment(
  client: ClientBase,
  { name, parent = null, head = null }: Parameters<Departments['create']>[0],
): Promise<string> {
  const id = newId();
  await client
    .query('insert into formwork.departments (id, name, parent, head) values ($1, $2, $3, $4)', [
      id,
      name,
      parent,
      head,
    ])
    .catch((error: unknown) => {
      throw refuseUnknown(error);
    });
  return id;
}

/** The departments of a database; `announce` tells every server that people have changed. */
export function createDepartments(pool: Pool, announce: (userId: string) => Promise<void>): Departments {
  return {
    list: async () => {
      const { rows } = await pool.query<Department>(
        'select id, name, parent, head from formwork.departments where deleted_at is null order by name, id',
      );
      return rows;
    },
    create: async (department, { by, idempotency } = { by: SYSTEM }) => {
      const id = await inTransaction(pool, (client) =>
        once(client, by, idempotency, () => insertDepartment(client, department)),
      );
      await announce('*');
      return id;
    },
    update: async (id, changes) => {
      if (!isId(id)) throw DepartmentMissing({});
      const client = await pool.connect();
      try {
        await client.query('begin');
        await client.query('lock table formwork.departments in share row exclusive mode');
        if (changes.parent && (await client.query(loops, [id, changes.parent])).rowCount !== 0)
          throw DepartmentLoop({});
        const { rowCount } = await client.query(
          `update formwork.departments set name = coalesce($2, name),
             parent = case when $3 then $4::uuid else parent end, head = case when $5 then $6::uuid else head end,
             version = version + 1, updated_at = formwork.now() where id = $1`,
          [
            id,
            changes.name ?? null,
            changes.parent !== undefined,
            changes.parent ?? null,
            changes.head !== undefined,
            changes.head ?? null,
          ],
        );
        if (rowCount === 0) throw DepartmentMissing({});
        await client.query('commit');
      } catch (error) {
        await client.query('rollback').catch(() => undefined);
        throw refuseUnknown(error);
      } finally {
        client.release();
      }
      await announce('*');
    },
  };
}
