import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { FastifyInstance } from 'fastify';

/** Shorter answers are sent as they are: packing them costs more than it saves. In characters. */
const LEAST_LENGTH = 16_384;

const pack = promisify(gzip);

/** Packs long JSON for callers that take gzip. Files of the web apps were packed when they were built. */
export function compressAnswers(server: FastifyInstance): void {
  server.addHook('onSend', (request, reply, payload, done) => {
    if (typeof payload !== 'string' || payload.length < LEAST_LENGTH) return done(null, payload);
    reply.header('vary', 'accept-encoding');
    if (!/\bgzip\b(?!\s*;\s*q=0(\.0*)?\s*(,|$))/.test(String(request.headers['accept-encoding'] ?? '')))
      return done(null, payload);
    pack(payload).then(
      (packed) => {
        reply.header('content-encoding', 'gzip').removeHeader('content-length');
        done(null, packed);
      },
      (error: Error) => done(error),
    );
  });
}
