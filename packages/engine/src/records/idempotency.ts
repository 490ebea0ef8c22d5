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
  if (!(await claim(client, principal, request, ''))) return (await findAnswer<T>(client, principal, request))!.answer;
  const result = await effect();
  await client.query(`update formwork.idempotency_keys set response = $3 where principal = $1 and key = $2`, [
    whoOf(principal),
    request.key,
    JSON.stringify(result),
  ]);
  return result;
}

/**
 * The answer that was kept for a key, or `undefined` when it is new: for effects that never run beside each other.
 * Throws `FW_RECORD_IDEMPOTENCY_MISMATCH` when the key was used for another request.
 */
export async function findAnswer<T>(
  client: ClientBase,
  principal: Principal,
  request: IdempotencyRequest,
): Promise<{ readonly answer: T } | undefined> {
  const { rows } = await client.query<{ route: string; body_hash: string; response: string }>(
    'select route, body_hash, response from formwork.idempotency_keys where principal = $1 and key = $2',
    [whoOf(principal), request.key],
  );
  const kept = rows[0];
  if (kept === undefined) return undefined;
  if (kept.route !== request.route || kept.body_hash !== hashOf(request)) throw IdempotencyMismatch({});
  return { answer: JSON.parse(kept.response) as T };
}

/** Keeps the answer of an effect with it, in its transaction. Throws `FW_RECORD_IDEMPOTENCY_MISMATCH` for a used key. */
export async function keepAnswer(
  client: ClientBase,
  principal: Principal,
  request: IdempotencyRequest,
  answer: unknown,
): Promise<void> {
  if (!(await claim(client, principal, request, JSON.stringify(answer)))) throw IdempotencyMismatch({});
}

async function claim(
  client: ClientBase,
  principal: Principal,
  request: IdempotencyRequest,
  response: string,
): Promise<boolean> {
  const { rowCount } = await client.query(
    `insert into formwork.idempotency_keys (principal, key, route, body_hash, response, created_at)
     values ($1, $2, $3, $4, $5, formwork.now()) on conflict (principal, key) do nothing`,
    [whoOf(principal), request.key, request.route, hashOf(request), response],
  );
  return rowCount === 1;
}

function whoOf(principal: Principal): string {
  return authorOf(principal) ?? 'system';
}

function hashOf(request: IdempotencyRequest): string {
  return createHash('sha256').update(canonicalJson(request.body)).digest('hex');
}
