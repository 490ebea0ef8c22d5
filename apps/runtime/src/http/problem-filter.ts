import { FormworkError } from '@formwork/kernel';
import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { BodyInvalid, RouteUnknown, Unavailable, Unexpected } from './http.errors.ts';

/** SQLSTATE classes and system errors that mean "not reachable now", as against a fault of ours. */
const UNAVAILABLE = /^(08|57P0[123]|53)|^(ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT)$/;

/** What the caller is told: code, sentence, mend, findings. Never a stack, SQL or a path. */
export function toFormworkError(error: unknown, request: { method: string; url: string }): FormworkError {
  if (error instanceof FormworkError) return error;
  if (error instanceof HttpException) {
    if (error.getStatus() === 404) return RouteUnknown({ method: request.method, path: request.url.split('?')[0]! });
    if (error.getStatus() < 500) return unreadable(error.getStatus(), error.message, error);
  }
  const coded = error as { statusCode?: number; code?: string; message?: string };
  if (typeof coded.statusCode === 'number' && coded.statusCode < 500) {
    return unreadable(coded.statusCode, coded.message ?? 'it is malformed', error);
  }
  if (typeof coded.code === 'string' && UNAVAILABLE.test(coded.code)) return Unavailable({}, { cause: error });
  if (coded.message?.includes('timeout exceeded when trying to connect') === true)
    return Unavailable({}, { cause: error });
  return Unexpected({}, { cause: error });
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
