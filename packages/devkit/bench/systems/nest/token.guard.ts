import { type CanActivate, type ExecutionContext, Injectable, UnauthorizedException } from '@nestjs/common';
import { AGENT_REGION } from '../../data/plain-tables.ts';
import { fromEnvironment } from '../protocol.ts';

/** A request after the guard: the region that its sender is kept to; undefined for the auditor. */
export interface KnownRequest {
  readonly headers: Readonly<Record<string, string | undefined>>;
  region?: string | undefined;
}

/** Lets the two known senders in. */
@Injectable()
export class TokenGuard implements CanActivate {
  private readonly settings = fromEnvironment();

  canActivate(context: ExecutionContext): boolean {
    const request = context.switchToHttp().getRequest<KnownRequest>();
    const token = request.headers['authorization'];
    if (token === `Bearer ${this.settings.agentToken}`) request.region = AGENT_REGION;
    else if (token !== `Bearer ${this.settings.auditorToken}`) throw new UnauthorizedException();
    return true;
  }
}
