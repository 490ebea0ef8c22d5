import type { ClientBase } from 'pg';
import { sql, toStatement } from '../../sql/sql.ts';
import type { StorageChange } from '../changes/storage-change.ts';
import { parkedName } from '../live/parked-name.ts';
import { readLiveCatalog } from '../live/read-live-catalog.ts';
import type { MigrationPlan } from '../plan/migration-plan.ts';
import { createPlanWriter } from '../plan/plan-writer.ts';
import { findParkedSchema } from '../parked/find-parked-schema.ts';

/** Plans that an app leaves the workspace: its schema is kept aside. The step has to be named. */
export async function planAppRemoval(
  client: ClientBase,
  app: string,
  allow: readonly string[],
): Promise<MigrationPlan> {
  const facts = await readFacts(client, app);
  const tables = [...facts.catalog.tables.keys()].filter((name) => !name.startsWith('_'));
  const { rows: taken } = await client.query<{ name: string }>('select nspname as name from pg_catalog.pg_namespace');
  const parkedAs = parkedName(app, facts.day, new Set(taken.map(({ name }) => name)));
  const change: StorageChange = { kind: 'park-app', schema: app, parkedAs, tables: tables.length };
  const rows = await countRows(client, app, tables);
  const writer = createPlanWriter(app, facts, new Set(allow));
  writer.add(change, { class: 'destructive', rows });
  return writer.finish().plan;
}

/** Plans that an app comes back; `undefined` when none of that name is kept aside. */
export async function planAppReturn(client: ClientBase, app: string): Promise<MigrationPlan | undefined> {
  const parkedAs = await findParkedSchema(client, app);
  if (parkedAs === undefined) return undefined;
  const writer = createPlanWriter(app, await readFacts(client, app), new Set());
  writer.add({ kind: 'restore-app', schema: app, parkedAs });
  return writer.finish().plan;
}

async function readFacts(client: ClientBase, app: string): Promise<Parameters<typeof createPlanWriter>[1]> {
  const { rows } = await client.query<{ day: string }>(`select to_char(now() at time zone 'UTC', 'YYYY-MM-DD') as day`);
  return { catalog: await readLiveCatalog(client, app), answers: new Map(), day: rows[0]!.day };
}

async function countRows(client: ClientBase, app: string, tables: readonly string[]): Promise<number> {
  if (tables.length === 0) return 0;
  const counts = tables.map((table) => sql`select count(*) as rows from ${sql.identifier(app, table)}`);
  const { text } = toStatement(
    sql`select coalesce(sum(rows), 0)::text as rows from (${sql.join(counts, ' union all ')}) counted`,
  );
  const { rows } = await client.query<{ rows: string }>(text);
  return Number(rows[0]!.rows);
}
