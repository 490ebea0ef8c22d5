import { type CanActivate, type ExecutionContext, Inject, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { CsrfMissing, SignedOut } from '../identity/identity.errors.ts';
import { csrfTokenOf, equalSecrets } from '../identity/secret-token.ts';
import { CSRF_HEADER, readSessionSecret } from '../identity/session-cookie.ts';
import { SessionStore } from '../identity/session-store.ts';
import { PUBLIC_ROUTE, type PublicRoute } from './public.ts';
import { type RequestContext, setRequestContext } from './request-context.ts';

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Closes every route that is not marked public: finds who asks, and refuses cross-site writes. */
@Injectable()
export class PrincipalGuard implements CanActivate {
  constructor(
    @Inject(Reflector) private readonly reflector: Reflector,
    @Inject(SessionStore) private readonly store: SessionStore,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const places = [context.getHandler(), context.getClass()];
    const isPublic = this.reflector.getAllAndOverride<PublicRoute | undefined>(PUBLIC_ROUTE, places);
    if (isPublic === 'nothing') return true;
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const found = await this.find(request);
    if (found !== undefined) setRequestContext(request, found);
    else if (isPublic === undefined) throw SignedOut({});
    return true;
  }

  private async find(request: FastifyRequest): Promise<RequestContext | undefined> {
    const authorization = request.headers.authorization;
    if (authorization?.startsWith('Bearer ') === true) {
      const principal = await this.store.findByToken(authorization.slice(7));
      if (principal === undefined) throw SignedOut({});
      return { principal, via: 'token' };
    }
    const secret = readSessionSecret(request);
    if (secret === undefined) return undefined;
    const principal = await this.store.findBySession(secret);
    if (principal === undefined) return undefined;
    if (!SAFE_METHODS.has(request.method)) requireCsrf(request, secret);
    return { principal, via: 'session', sessionSecret: secret };
  }
}

function requireCsrf(request: FastifyRequest, secret: string): void {
  const sent = request.headers[CSRF_HEADER];
  if (typeof sent !== 'string' || !equalSecrets(sent, csrfTokenOf(secret))) throw CsrfMissing({});
}
