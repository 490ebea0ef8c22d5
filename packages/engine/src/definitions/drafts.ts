import type { Json } from '@formwork/kernel';
import type { Pool } from 'pg';
import { DefinitionMissing, DraftOvertaken } from './definition.errors.ts';

/** The unpublished work on an app. */
export interface Draft {
  readonly definition: Json;
  readonly revision: number;
  /** The published revision that it started from; null for a new app. */
  readonly basedOn: number | null;
  readonly updatedAt: Date;
  readonly updatedBy: string | null;
}

/** Drafts of definitions: one per app, saved as often as somebody types, valid or not. */
export interface Drafts {
  find(app: string): Promise<Draft | undefined>;
  list(): Promise<ReadonlyMap<string, Omit<Draft, 'definition'>>>;
  /**
   * Saves; `revision` is the one that the writer saw (absent for the first save). Gives the new revision.
   * Throws `FW_DEFINITION_DRAFT_OVERTAKEN` when somebody saved meanwhile: of many at once exactly one succeeds.
   */
  save(app: string, definition: Json, saw: { readonly revision?: number; readonly by: string | null }): Promise<number>;
  /** Throws `FW_DEFINITION_MISSING` when there is none. */
  discard(app: string): Promise<void>;
}

const columns = `revision, based_on as "basedOn", updated_at as "updatedAt", updated_by as "updatedBy"`;

/** The drafts of a database. */
export function createDrafts(pool: Pool): Drafts {
  return {
    find: async (app) => {
      const { rows } = await pool.query<Draft>(`select definition, ${columns} from formwork.drafts where app = $1`, [
        app,
      ]);
      return rows[0];
    },
    list: async () => {
      const { rows } = await pool.query<{ app: string } & Omit<Draft, 'definition'>>(
        `select app, ${columns} from formwork.drafts`,
      );
      return new Map(rows.map(({ app, ...draft }) => [app, draft]));
    },
    save: async (app, definition, saw) => {
      const text = JSON.stringify(definition);
      const { rows } =
        saw.revision === undefined
          ? await pool.query<{ revision: number }>(
              `insert into formwork.drafts (app, definition, revision, based_on, updated_at, updated_by)
               values ($1, $2::json, 1, (select revision from formwork.apps where name = $1), formwork.now(), $3)
               on conflict (app) do nothing returning revision`,
              [app, text, saw.by],
            )
          : await pool.query<{ revision: number }>(
              `update formwork.drafts set definition = $2::json, revision = revision + 1,
                 updated_at = formwork.now(), updated_by = $3 where app = $1 and revision = $4 returning revision`,
              [app, text, saw.by, saw.revision],
            );
      if (rows[0] !== undefined) return rows[0].revision;
      const now = await pool.query<{ revision: number }>('select revision from formwork.drafts where app = $1', [app]);
      throw DraftOvertaken({ app, revision: now.rows[0]?.revision ?? null });
    },
    discard: async (app) => {
      const { rowCount } = await pool.query('delete from formwork.drafts where app = $1', [app]);
      if (rowCount === 0) throw DefinitionMissing({ app, what: 'draft' });
    },
  };
}
