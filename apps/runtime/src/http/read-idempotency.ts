import type { IdempotencyRequest } from '@formwork/engine';
import type { FastifyRequest } from 'fastify';
import { QueryInvalid } from './http.errors.ts';

/** The `Idempotency-Key` of a POST with what it protects, ready to be spread into a write's options. */
export function readIdempotency(request: FastifyRequest): { idempotency?: IdempotencyRequest } {
  const key = request.headers['idempotency-key'];
  if (key === undefined) return {};
  if (typeof key !== 'string' || key.length === 0 || key.length > 200) {
    throw QueryInvalid({ parameter: 'Idempotency-Key', reason: 'must have 1 to 200 characters' });
  }
  return { idempotency: { key, route: `${request.method} ${request.url.split('?')[0]!}`, body: request.body ?? null } };
}
