import { EntitySchema } from 'typeorm';

/** A signed-in browser. Only the hash of its cookie is kept. */
export interface SessionRow {
  /** SHA-256 of the cookie's secret, in hex. */
  token_hash: string;
  user_id: string;
  csrf_token: string;
  created_at: Date;
  seen_at: Date;
  expires_at: Date;
  user_agent: string;
  address: string;
}

/** `formwork.sessions`. */
export const SessionsTable = new EntitySchema<SessionRow>({
  name: 'session',
  tableName: 'sessions',
  schema: 'formwork',
  columns: {
    token_hash: { type: 'text', primary: true },
    user_id: { type: 'uuid' },
    csrf_token: { type: 'text' },
    created_at: { type: 'timestamptz' },
    seen_at: { type: 'timestamptz' },
    expires_at: { type: 'timestamptz' },
    user_agent: { type: 'text', default: '' },
    address: { type: 'text', default: '' },
  },
});
