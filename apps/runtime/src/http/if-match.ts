import type { FastifyRequest } from 'fastify';
import { QueryInvalid, VersionRequired } from './http.errors.ts';
import { findRequestContext } from './request-context.ts';

/**
 * The record version that a write is based on, from `If-Match: "3"`.
 * A screen (cookie session) must send it: 428 without. A program with a token may leave it out.
 */
export function readVersion(request: FastifyRequest): number | undefined {
  const header = request.headers['if-match'];
  if (header === undefined) {
    if (findRequestContext(request)?.via === 'session') throw VersionRequired({});
    return undefined;
  }
  const match = /^(?:W\/)?"?(\d{1,9})"?$/.exec(header.trim());
  if (match === null) throw QueryInvalid({ parameter: 'If-Match', reason: 'is not a version such as "3"' });
  return Number(match[1]);
}
