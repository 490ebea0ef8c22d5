import type { AppDefinition } from '@formwork/definition';
import { EntitySchema } from 'typeorm';

/** One published definition of an app; never changed afterwards. */
export interface AppVersionRow {
  app: string;
  /** From 1, one more with every publish. */
  revision: number;
  definition: AppDefinition;
  /** The definition's own semantic version. */
  version: string;
  note: string;
  /** SHA-256 of the canonical definition, in hex. */
  hash: string;
  /** What changed since the revision before, as sentences. */
  changes: string[];
  published_at: Date;
  /** User id; null when the command line published it. */
  published_by: string | null;
}

/** `formwork.app_versions`. The definition is `json`, not `jsonb`: the order of its keys is kept. */
export const AppVersionsTable = new EntitySchema<AppVersionRow>({
  name: 'app_version',
  tableName: 'app_versions',
  schema: 'formwork',
  columns: {
    app: { type: 'text', primary: true },
    revision: { type: 'int', primary: true },
    definition: { type: 'json' },
    version: { type: 'text' },
    note: { type: 'text', default: '' },
    hash: { type: 'text' },
    changes: { type: 'json' },
    published_at: { type: 'timestamptz' },
    published_by: { type: 'uuid', nullable: true },
  },
});
