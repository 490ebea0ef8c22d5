import type { Principal } from '@formwork/engine';
import { type ExecutionContext, createParamDecorator } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { SignedOut } from '../identity/identity.errors.ts';
import { type RequestContext, findRequestContext } from './request-context.ts';

function resolve(request: FastifyRequest): RequestContext {
  const found = findRequestContext(request);
  if (found === undefined) throw SignedOut({});
  return found;
}

/** Who asks. Throws `FW_IDENTITY_SIGNED_OUT` on a public route that nobody is signed in at. */
export function resolveAsker(request: FastifyRequest): Principal {
  return resolve(request).principal;
}

/** Parameter decorator: who asks. */
export const Asker = createParamDecorator((_: unknown, context: ExecutionContext): Principal =>
  resolveAsker(context.switchToHttp().getRequest<FastifyRequest>()),
);

/** Parameter decorator: the whole request context. */
export const Context = createParamDecorator((_: unknown, context: ExecutionContext): RequestContext =>
  resolve(context.switchToHttp().getRequest<FastifyRequest>()),
);
