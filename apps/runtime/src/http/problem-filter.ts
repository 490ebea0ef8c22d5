import { platformRefusal } from '@formwork/engine';
import { FormworkError } from '@formwork/kernel';
import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { BodyInvalid, RouteUnknown, Unavailable, Unexpected } from './http.errors.ts';

/** SQLSTATEs that mean "not now", beside those that the engine names: resources at their end, a statement that took too long. */
const EXHAUSTED = /^(53|57014)/;
/** SQLSTATEs of a character that no text of the database can hold. */
const UNSTORABLE = /^(22021|22P05)$/;
/** Longest address that an answer repeats. */
const MAX_SHOWN = 200;

/** What the caller is told: code, sentence, mend, findings. Never a stack, SQL or a path. */
export function toFormworkError(error: unknown, request: { method: string; url: string }): FormworkError {
  if (error instanceof FormworkError) return error;
  if (error instanceof HttpException) {
    if (error.getStatus() === 404) return unknownRoute(request);
    if (error.getStatus() < 500) return unreadable(error.getStatus(), error.message, error);
  }
  const coded = (error ?? {}) as { statusCode?: number; code?: string; message?: string };
  if (typeof coded.statusCode === 'number' && coded.statusCode < 500) {
    return unreadable(coded.statusCode, coded.message ?? 'it is malformed', error);
  }
  const code = typeof coded.code === 'string' ? coded.code : '';
  if (EXHAUSTED.test(code)) return Unavailable({}, { cause: error });
  if (UNSTORABLE.test(code))
    return BodyInvalid({ reason: 'a text holds a character that cannot be stored' }, { cause: error });
  return platformRefusal(error) ?? Unexpected({}, { cause: error });
}

/** Nothing answers this address. */
export function unknownRoute(request: { method: string; url: string }): FormworkError {
  return RouteUnknown({ method: request.method, path: request.url.split('?')[0]!.slice(0, MAX_SHOWN) });
}

/** A request that the server's own parsers refused: too large, not JSON, another content type. */
function unreadable(status: number, reason: string, cause: unknown): FormworkError {
  return new FormworkError({
    code: BodyInvalid.code,
    status,
    message: `The request cannot be read: ${reason.replace(/[.]$/, '')}.`,
    hint: 'Send a JSON object with the content type application/json, within the size limit.',
    cause,
  });
}

/** The one place where errors become answers: `{code, message, hint, details?, issues?, requestId}`. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  catch(error: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    sendProblem(error, request, reply);
  }
}

/** Answers a request with a problem; server faults are logged with their cause. */
export function sendProblem(error: unknown, request: FastifyRequest, reply: FastifyReply): void {
  const problem = toFormworkError(error, request);
  if (problem.status >= 500) request.log.error({ err: problem.cause ?? problem, code: problem.code }, 'request failed');
  if (problem.status === 503) void reply.header('retry-after', '2');
  const wait = problem.details['retryAfterSeconds'];
  if (problem.status === 429 && typeof wait === 'number') void reply.header('retry-after', String(wait));
  void reply
    .status(problem.status)
    .type('application/problem+json; charset=utf-8')
    .send(JSON.stringify(presentProblem(problem, request.id)));
}

/** The body of a problem response. */
export function presentProblem(problem: FormworkError, requestId: string): Record<string, unknown> {
  return {
    code: problem.code,
    message: problem.message,
    hint: problem.hint,
    ...(Object.keys(problem.details).length > 0 ? { details: problem.details } : {}),
    ...(problem.issues.length > 0 ? { issues: problem.issues } : {}),
    requestId,
  };
}
