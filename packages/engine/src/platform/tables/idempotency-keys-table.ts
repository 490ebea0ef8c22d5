import { EntitySchema } from 'typeorm';

/** A POST that was answered: the same key gets the same answer and no second effect. */
export interface IdempotencyKeyRow {
  /** Who asked: a user id, or `system`. */
  principal: string;
  key: string;
  route: string;
  /** SHA-256 of the canonical body, in hex. */
  body_hash: string;
  /** JSON text of the answer, byte for byte. */
  response: string;
  created_at: Date;
}

/** `formwork.idempotency_keys`. */
export const IdempotencyKeysTable = new EntitySchema<IdempotencyKeyRow>({
  name: 'idempotency_key',
  tableName: 'idempotency_keys',
  schema: 'formwork',
  columns: {
    principal: { type: 'text', primary: true },
    key: { type: 'text', primary: true },
    route: { type: 'text' },
    body_hash: { type: 'text' },
    response: { type: 'text' },
    created_at: { type: 'timestamptz' },
  },
});
