import { EntitySchema } from 'typeorm';

/** A token that a program signs in with: `fwk_<id>_<secret>`. Only the hash of the secret is kept. */
export interface ApiTokenRow {
  id: string;
  user_id: string;
  name: string;
  /** SHA-256 of the secret, in hex. */
  secret_hash: string;
  created_at: Date;
  /** Civil date after which it is dead, or null. */
  expires_on: string | null;
  used_at: Date | null;
}

/** `formwork.api_tokens`. */
export const ApiTokensTable = new EntitySchema<ApiTokenRow>({
  name: 'api_token',
  tableName: 'api_tokens',
  schema: 'formwork',
  columns: {
    id: { type: 'text', primary: true },
    user_id: { type: 'uuid' },
    name: { type: 'text' },
    secret_hash: { type: 'text' },
    created_at: { type: 'timestamptz' },
    expires_on: { type: 'date', nullable: true },
    used_at: { type: 'timestamptz', nullable: true },
  },
});
