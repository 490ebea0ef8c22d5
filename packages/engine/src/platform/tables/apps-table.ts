import { EntitySchema } from 'typeorm';

/** A published app and the revision that is live. */
export interface AppRow {
  name: string;
  revision: number;
  published_at: Date;
}

/** `formwork.apps`. */
export const AppsTable = new EntitySchema<AppRow>({
  name: 'app',
  tableName: 'apps',
  schema: 'formwork',
  columns: {
    name: { type: 'text', primary: true },
    revision: { type: 'int' },
    published_at: { type: 'timestamptz' },
  },
});
