import type { Json } from '@formwork/kernel';
import { EntitySchema } from 'typeorm';

/** The unpublished work on an app. It may be invalid: it is somebody's work in progress. */
export interface DraftRow {
  app: string;
  definition: Json;
  /** From 1, one more with every save: a save names the one it saw. */
  revision: number;
  /** The published revision that it started from; null for a new app. */
  based_on: number | null;
  updated_at: Date;
  updated_by: string | null;
}

/** `formwork.drafts`. */
export const DraftsTable = new EntitySchema<DraftRow>({
  name: 'draft',
  tableName: 'drafts',
  schema: 'formwork',
  columns: {
    app: { type: 'text', primary: true },
    definition: { type: 'json' },
    revision: { type: 'int' },
    based_on: { type: 'int', nullable: true },
    updated_at: { type: 'timestamptz' },
    updated_by: { type: 'uuid', nullable: true },
  },
});
