import { existsSync } from 'node:fs';
import path from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { RuntimeConfig } from '../config/config-schema.ts';
import { sendProblem, unknownRoute } from '../http/problem-filter.ts';

/** The folder that holds `portal/dist` and `designer/dist`: beside the built server, unless the settings say otherwise. */
function webRoot(config: RuntimeConfig): string {
  return config.FORMWORK_WEB_DIR ?? path.resolve(import.meta.dirname, '..', '..');
}

/** Serves the portal at `/` and the designer at `/designer/`. Hashed files are cached for ever, pages never. */
export async function serveWeb(server: FastifyInstance, config: RuntimeConfig): Promise<void> {
  const root = webRoot(config);
  const portal = path.join(root, 'portal', 'dist');
  const designer = path.join(root, 'designer', 'dist');
  const cacheHashed = (reply: FastifyReply, file: string): void => {
    const isHashed = file.includes(`${path.sep}assets${path.sep}`);
    void reply.header('cache-control', isHashed ? 'public, max-age=31536000, immutable' : 'no-cache');
  };
  if (existsSync(designer)) {
    await server.register(fastifyStatic, {
      root: designer,
      prefix: '/designer/',
      decorateReply: false,
      wildcard: false,
      preCompressed: true,
      setHeaders: cacheHashed,
    });
  }
  if (existsSync(portal)) {
    await server.register(fastifyStatic, {
      root: portal,
      prefix: '/',
      wildcard: false,
      preCompressed: true,
      setHeaders: cacheHashed,
    });
  }
  server.get('/*', (request, reply) => answerUnknown(request, reply, { portal, designer }));
}

/** A page address of a browser app gets the app's page; anything else that nobody answers is a problem. */
function answerUnknown(
  request: FastifyRequest,
  reply: FastifyReply,
  roots: { portal: string; designer: string },
): void {
  const address = request.url.split('?')[0]!;
  const isRead = request.method === 'GET' || request.method === 'HEAD';
  const isPage = isRead && !address.startsWith('/api/') && (request.headers.accept ?? '').includes('text/html');
  const root = address === '/designer' || address.startsWith('/designer/') ? roots.designer : roots.portal;
  if (isPage && existsSync(path.join(root, 'index.html'))) {
    void reply.header('cache-control', 'no-cache').type('text/html; charset=utf-8').sendFile('index.html', root);
    return;
  }
  sendProblem(unknownRoute(request), request, reply);
}
