import { EntitySchema } from 'typeorm';

/** A link that signs somebody in once: the first administrator, or a person who was invited. */
export interface OneTimeLinkRow {
  /** SHA-256 of the link's secret, in hex. */
  token_hash: string;
  /** Whom it signs in; null makes the first administrator. */
  user_id: string | null;
  created_at: Date;
  expires_at: Date;
  used_at: Date | null;
}

/** `formwork.one_time_links`. */
export const OneTimeLinksTable = new EntitySchema<OneTimeLinkRow>({
  name: 'one_time_link',
  tableName: 'one_time_links',
  schema: 'formwork',
  columns: {
    token_hash: { type: 'text', primary: true },
    user_id: { type: 'uuid', nullable: true },
    created_at: { type: 'timestamptz' },
    expires_at: { type: 'timestamptz' },
    used_at: { type: 'timestamptz', nullable: true },
  },
});
