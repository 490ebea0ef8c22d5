import compress from '@fastify/compress';
import helmet from '@fastify/helmet';
import { newId } from '@formwork/kernel';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { type FastifyInstance, LogController, fastify } from 'fastify';
import type { RuntimeConfig } from '../config/config-schema.ts';

/** Largest request body in bytes: a large definition fits, a flood does not. */
const BODY_LIMIT_BYTES = 8 * 1024 * 1024;

/** The Fastify server and the Nest adapter around it: limits, security headers, one shape of problems. */
export function createHttpServer(config: RuntimeConfig): { server: FastifyInstance; adapter: FastifyAdapter } {
  const server = fastify({
    bodyLimit: BODY_LIMIT_BYTES,
    logger: config.LOG_LEVEL === 'silent' ? false : { level: config.LOG_LEVEL, stream: process.stderr },
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: () => newId(),
    trustProxy: config.PUBLIC_URL !== undefined,
    forceCloseConnections: 'idle',
    onProtoPoisoning: 'error',
    onConstructorPoisoning: 'error',
    routerOptions: { maxParamLength: 200 },
  });
  void server.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        fontSrc: ["'self'", 'data:'],
        connectSrc: ["'self'"],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'self'"],
      },
    },
    strictTransportSecurity: config.PUBLIC_URL?.startsWith('https:') === true,
    crossOriginEmbedderPolicy: false,
  });
  void server.register(compress, { global: true, threshold: 16_384, encodings: ['gzip', 'identity'] });
  return { server: server as unknown as FastifyInstance, adapter: new FastifyAdapter(server as never) };
}
