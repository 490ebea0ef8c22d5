import type { Principal } from '@formwork/engine';
import type { FastifyRequest } from 'fastify';

/** Who asks, and how they proved it. */
export interface RequestContext {
  readonly principal: Extract<Principal, { kind: 'user' }>;
  /** A browser session or an API token. */
  readonly via: 'session' | 'token';
  /** The session's secret, for its CSRF token; absent with a token. */
  readonly sessionSecret?: string;
}

const CONTEXT = Symbol('formwork:context');
type WithContext = FastifyRequest & { [CONTEXT]?: RequestContext };

/** Attaches the context; done once by the guard. */
export function setRequestContext(request: FastifyRequest, context: RequestContext): void {
  (request as WithContext)[CONTEXT] = context;
}

/** The context of a request that passed the guard, or `undefined` on a public route. */
export function findRequestContext(request: FastifyRequest): RequestContext | undefined {
  return (request as WithContext)[CONTEXT];
}
