import { newId } from '@formwork/kernel';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { type FastifyInstance, LogController, fastify } from 'fastify';
import type { RuntimeConfig } from '../config/config-schema.ts';
import { compressAnswers } from './compress-answers.ts';
import { describeFailure } from './describe-failure.ts';
import { refuseBrokenRequest } from './refuse-broken-request.ts';
import { AddressInvalid } from './http.errors.ts';
import { limitJsonBody } from './parse-json-body.ts';
import { sendProblem } from './problem-filter.ts';
import { sendSecurityHeaders } from './security-headers.ts';

/** Largest request body in bytes: a large definition fits, a flood does not. */
const BODY_LIMIT_BYTES = 8 * 1024 * 1024;

/** How often connections are looked at that have not sent their request whole. In milliseconds. */
const LOOK_AT_SLOW_MS = 1_000;

/**
 * Whose `X-Forwarded-For` is believed where a public address is set: a proxy beside the server or in its own network.
 * A caller from outside cannot choose the address that sign-ins are counted by.
 */
const PROXIES = ['loopback', 'linklocal', 'uniquelocal'];

/** How failures are written to the log. */
const serializers = { err: describeFailure as (error: unknown) => never };

/** The Fastify server and the Nest adapter around it: limits, security headers, one shape of problems. */
export function createHttpServer(config: RuntimeConfig): { server: FastifyInstance; adapter: FastifyAdapter } {
  const requestTimeout = config.REQUEST_SECONDS * 1_000;
  const server = fastify({
    bodyLimit: BODY_LIMIT_BYTES,
    logger: config.LOG_LEVEL === 'silent' ? false : { level: config.LOG_LEVEL, stream: process.stderr, serializers },
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: () => newId(),
    trustProxy: config.PUBLIC_URL === undefined ? false : PROXIES,
    forceCloseConnections: 'idle',
    rewriteUrl: ({ url = '/' }) => (url.startsWith('/') ? url : url.replace(/^https?:\/\/[^/?#]*/i, '')),
    requestTimeout,
    http: { requestTimeout, headersTimeout: requestTimeout, connectionsCheckingInterval: LOOK_AT_SLOW_MS },
    onProtoPoisoning: 'error',
    onConstructorPoisoning: 'error',
    routerOptions: { maxParamLength: 200 },
    return503OnClosing: false,
    frameworkErrors: (error, request, reply) => sendProblem(error, request, reply),
    clientErrorHandler: refuseBrokenRequest,
  });
  sendSecurityHeaders(server, config);
  compressAnswers(server);
  takeJsonAlone(server);
  refuseNulAddresses(server);
  return { server: server as unknown as FastifyInstance, adapter: new FastifyAdapter(server as never) };
}

/** JSON is the only content type: a form of another site can send text and form bodies, and none of them is read. */
function takeJsonAlone(server: FastifyInstance): void {
  const parse = server.getDefaultJsonParser('error', 'error') as unknown as Parameters<typeof limitJsonBody>[0];
  server.removeAllContentTypeParsers();
  const limited = limitJsonBody(parse);
  server.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, body, done) =>
    limited(request, body as Buffer, done as (error: Error | null, body?: unknown) => void),
  );
}

/** No name, id or parameter may hold a NUL, so an address that does is refused before anything reads it. */
function refuseNulAddresses(server: FastifyInstance): void {
  server.addHook('onRequest', (request, _reply, done) => {
    done(request.url.includes('%00') ? AddressInvalid({}) : undefined);
  });
}
