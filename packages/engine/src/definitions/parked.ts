import { dropParked, type Parked, readParked, withPublishLock } from '@formwork/storage';
import type { ClientBase, Pool } from 'pg';
import { ParkedMissing } from './definition.errors.ts';

/** What was taken out of use and is kept aside, and the one way to be rid of it. */
export interface ParkedThings {
  /** With age, rows and size; reads what it measures. */
  list(): Promise<readonly Parked[]>;
  /**
   * Drops what is named, for good: all of it or nothing. Only what is parked can be named.
   * Throws `FW_DEFINITION_PARKED_MISSING` and `FW_STORAGE_PURGE_BLOCKED`.
   */
  purge(ids: readonly string[]): Promise<readonly Parked[]>;
}

/** The parked things of a workspace, reached with the role that may run DDL. */
export function createParked(adminPool: Pool): ParkedThings {
  return {
    list: async () => {
      const client = await adminPool.connect();
      try {
        await client.query('begin transaction isolation level repeatable read read only');
        return await readParked(client);
      } finally {
        await client.query('rollback').catch(() => undefined);
        client.release();
      }
    },
    purge: (ids) =>
      withPublishLock(adminPool, async (client) => {
        const parked = new Map((await readParked(client)).map((each) => [each.id, each]));
        const missing = ids.filter((id) => !parked.has(id));
        if (missing.length > 0) throw ParkedMissing({ ids: missing });
        const named = [...new Set(ids)].map((id) => parked.get(id)!);
        for (const each of named) {
          await dropParked(client, each);
          if (each.kind === 'app') await forgetApp(client, each.app);
        }
        return named;
      }),
  };
}

/** A purged app leaves nothing that a later app of its name would inherit. An app that is live again keeps its own. */
async function forgetApp(client: ClientBase, app: string): Promise<void> {
  const { rowCount } = await client.query('select 1 from formwork.apps where name = $1', [app]);
  if (rowCount !== 0) return;
  for (const table of ['role_assignments', 'saved_views', 'drafts', 'publish_jobs', 'app_versions'])
    await client.query(`delete from formwork.${table} where app = $1`, [app]);
}
