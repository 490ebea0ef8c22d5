import type { ClientBase } from 'pg';
import { isParkedName, parkedComment } from '../live/parked-name.ts';

/** The name under which the schema of a removed app is kept aside, the youngest of them; `undefined` when there is none. */
export async function findParkedSchema(client: ClientBase, app: string): Promise<string | undefined> {
  const { rows } = await client.query<{ name: string }>(
    `select nspname as name from pg_catalog.pg_namespace where obj_description(oid, 'pg_namespace') = $1
     order by nspname desc`,
    [parkedComment(app)],
  );
  return rows.map(({ name }) => name).find(isParkedName);
}
