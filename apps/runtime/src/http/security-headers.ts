import type { FastifyInstance } from 'fastify';
import type { RuntimeConfig } from '../config/config-schema.ts';

/** What a page of ours may load and do; nothing of another origin. */
const PAGE_POLICY = [
  "default-src 'self'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'self'",
].join(';');

/** The headers of @fastify/helmet, as it would compute them again for every request. */
const ALWAYS = {
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'origin-agent-cluster': '?1',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-dns-prefetch-control': 'off',
  'x-download-options': 'noopen',
  'x-frame-options': 'SAMEORIGIN',
  'x-permitted-cross-domain-policies': 'none',
  'x-xss-protection': '0',
};

/** JSON is no page: it loads nothing and is framed by nobody, and what it says is for the asker alone. */
const ANSWER = {
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none';frame-ancestors 'none'",
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
};

/** Sends security headers with every answer; fixed objects, because they are the same for every request. */
export function sendSecurityHeaders(server: FastifyInstance, config: RuntimeConfig): void {
  const transport =
    config.PUBLIC_URL?.startsWith('https:') === true
      ? { 'strict-transport-security': 'max-age=31536000; includeSubDomains' }
      : {};
  const answer = { ...ANSWER, ...transport };
  const page = { ...ALWAYS, 'content-security-policy': PAGE_POLICY, ...transport };
  server.addHook('onRequest', (request, reply, done) => {
    reply.headers(request.url.startsWith('/api/') ? answer : page);
    done();
  });
}
