import type { Principal } from '@formwork/engine';
import { type ExecutionContext, createParamDecorator } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { SignedOut } from '../identity/identity.errors.ts';
import { type RequestContext, findRequestContext } from './request-context.ts';

function resolve(context: ExecutionContext): RequestContext {
  const found = findRequestContext(context.switchToHttp().getRequest<FastifyRequest>());
  if (found === undefined) throw SignedOut({});
  return found;
}

/** Parameter decorator: who asks. */
export const Asker = createParamDecorator(
  (_: unknown, context: ExecutionContext): Principal => resolve(context).principal,
);

/** Parameter decorator: the whole request context. */
export const Context = createParamDecorator((_: unknown, context: ExecutionContext): RequestContext =>
  resolve(context),
);
