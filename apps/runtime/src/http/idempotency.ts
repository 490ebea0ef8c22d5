import type { IdempotencyRequest } from '@formwork/engine';
import { type ExecutionContext, createParamDecorator } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { QueryInvalid } from './http.errors.ts';

/** The key under which a request has its effect once, or nothing. */
export interface IdempotencyOption {
  readonly idempotency?: IdempotencyRequest;
}

/** The `Idempotency-Key` of a write with what it protects, ready to be spread into a write's options. */
export function readIdempotency(request: FastifyRequest): IdempotencyOption {
  const key = request.headers['idempotency-key'];
  if (key === undefined) return {};
  if (typeof key !== 'string' || key.length === 0 || key.length > 200) {
    throw QueryInvalid({ parameter: 'Idempotency-Key', reason: 'must have 1 to 200 characters' });
  }
  const basis = request.headers['if-match'];
  const body = basis === undefined ? (request.body ?? null) : { basis, body: request.body ?? null };
  return { idempotency: { key, route: `${request.method} ${request.url.split('?')[0]!}`, body } };
}

/** Parameter decorator: the key of the request. */
export const Idempotency = createParamDecorator((_: unknown, context: ExecutionContext): IdempotencyOption =>
  readIdempotency(context.switchToHttp().getRequest<FastifyRequest>()),
);
