import { createHash } from 'node:crypto';
import { canonicalJson } from '@formwork/kernel';
import type { ClientBase } from 'pg';
import { authorOf, type Principal } from '../people/principal.ts';
import { IdempotencyMismatch } from './record.errors.ts';
import type { IdempotencyRequest } from './records.ts';

/**
 * Runs an effect once per principal and key, within the caller's transaction: the answer is kept with the effect or
 * neither is. Of many at once the first holds the key; the others wait for it and get its answer.
 */
export async function once<T>(
  client: ClientBase,
  principal: Principal,
  request: IdempotencyRequest | undefined,
  effect: () => Promise<T>,
): Promise<T> {
  if (request === undefined) return effect();
  const who = authorOf(principal) ?? 'system';
  const bodyHash = createHash('sha256').update(canonicalJson(request.body)).digest('hex');
  const claimed = await client.query(
    `insert into formwork.idempotency_keys (principal, key, route, body_hash, response, created_at)
     values ($1, $2, $3, $4, '', formwork.now()) on conflict (principal, key) do nothing`,
    [who, request.key, request.route, bodyHash],
  );
  if (claimed.rowCount === 0) return answerOf<T>(client, who, request, bodyHash);
  const result = await effect();
  await client.query(`update formwork.idempotency_keys set response = $3 where principal = $1 and key = $2`, [
    who,
    request.key,
    JSON.stringify(result),
  ]);
  return result;
}

async function answerOf<T>(client: ClientBase, who: string, request: IdempotencyRequest, bodyHash: string): Promise<T> {
  const { rows } = await client.query<{ route: string; body_hash: string; response: string }>(
    'select route, body_hash, response from formwork.idempotency_keys where principal = $1 and key = $2',
    [who, request.key],
  );
  const kept = rows[0];
  if (kept === undefined || kept.route !== request.route || kept.body_hash !== bodyHash) throw IdempotencyMismatch({});
  return JSON.parse(kept.response) as T;
}
