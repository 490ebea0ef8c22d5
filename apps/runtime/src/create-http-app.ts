import type { Engine } from '@formwork/engine';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { RouteOptions } from 'fastify';
import { createAppModule } from './app.module.ts';
import type { RuntimeConfig } from './config/config-schema.ts';
import type { DemoAccount } from './demo/prepare-demo.ts';
import { createHttpServer } from './http/create-http-server.ts';
import { Closing } from './http/http.errors.ts';
import { sendProblem } from './http/problem-filter.ts';
import { serveWeb } from './web/serve-web.ts';

/** The HTTP side of a runtime, before it listens. */
export interface HttpApp {
  readonly app: NestFastifyApplication;
  /** From now on every request is answered with 503, readiness too; those that run are finished. */
  refuseNew(): void;
}

/** Joins server, controllers and pages. `onRoute` is told every route as it is registered. */
export async function createHttpApp(
  engine: Engine,
  config: RuntimeConfig,
  demoAccounts: readonly DemoAccount[],
  onRoute?: (route: RouteOptions) => void,
): Promise<HttpApp> {
  const { server, adapter } = createHttpServer(config);
  let isClosing = false;
  server.addHook('onRequest', (request, reply, done) => {
    if (!isClosing) return done();
    void reply.header('connection', 'close');
    sendProblem(Closing({}), request, reply);
  });
  if (onRoute !== undefined) server.addHook('onRoute', onRoute);
  const app = await NestFactory.create<NestFastifyApplication>(
    createAppModule(engine, config, demoAccounts),
    adapter,
    // JSON is read by the server's own parser, which has the limits; Nest would add one for forms.
    { logger: config.LOG_LEVEL === 'silent' ? false : ['error', 'warn'], abortOnError: false, bodyParser: false },
  );
  await serveWeb(server, config);
  return {
    app,
    refuseNew: () => {
      isClosing = true;
    },
  };
}
