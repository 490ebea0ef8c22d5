import type { FastifyReply, FastifyRequest } from 'fastify';
import type { RuntimeConfig } from '../config/config-schema.ts';

/** Name of the cookie that carries a session's secret. */
export const SESSION_COOKIE = 'fw_session';
/** Header that carries the CSRF token of a session. */
export const CSRF_HEADER = 'x-formwork-csrf';

/** Reads the session secret from the cookies, without a parser: the hot path of every request. */
export function readSessionSecret(request: FastifyRequest): string | undefined {
  const header = request.headers.cookie;
  if (header === undefined) return undefined;
  const start = header.startsWith(`${SESSION_COOKIE}=`) ? 0 : header.indexOf(` ${SESSION_COOKIE}=`) + 1;
  if (start === 0 && !header.startsWith(`${SESSION_COOKIE}=`)) return undefined;
  const value = header.slice(start + SESSION_COOKIE.length + 1).split(';', 1)[0]!;
  return value === '' ? undefined : value;
}

/** Sets the session cookie: not readable by scripts, not sent across sites, secure where the public address is https. */
export function setSessionCookie(reply: FastifyReply, secret: string, config: RuntimeConfig): void {
  reply.header('set-cookie', cookie(secret, config.SESSION_HOURS * 3600, config));
}

/** Removes the session cookie. */
export function clearSessionCookie(reply: FastifyReply, config: RuntimeConfig): void {
  reply.header('set-cookie', cookie('', 0, config));
}

function cookie(value: string, maxAgeSeconds: number, config: RuntimeConfig): string {
  const secure = config.PUBLIC_URL?.startsWith('https:') === true ? '; Secure' : '';
  return `${SESSION_COOKIE}=${value}; Path=/; Max-Age=${maxAgeSeconds}; HttpOnly; SameSite=Lax${secure}`;
}
