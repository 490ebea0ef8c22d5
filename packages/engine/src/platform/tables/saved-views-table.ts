import { EntitySchema } from 'typeorm';

/** A person's own arrangement of a list: columns, widths, filter, order. */
export interface SavedViewRow {
  id: string;
  app: string;
  entity: string;
  /** Name of the view that it is based on. */
  view: string;
  name: string;
  user_id: string;
  shared: boolean;
  /** A JSON object; what it holds is the screens' business. */
  config: object;
  created_at: Date;
  updated_at: Date;
}

/** `formwork.saved_views`. */
export const SavedViewsTable = new EntitySchema<SavedViewRow>({
  name: 'saved_view',
  tableName: 'saved_views',
  schema: 'formwork',
  columns: {
    id: { type: 'uuid', primary: true },
    app: { type: 'text' },
    entity: { type: 'text' },
    view: { type: 'text' },
    name: { type: 'text' },
    user_id: { type: 'uuid' },
    shared: { type: 'boolean', default: false },
    config: { type: 'jsonb' },
    created_at: { type: 'timestamptz' },
    updated_at: { type: 'timestamptz' },
  },
});
