import { openEngine } from '@formwork/engine';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { createAppModule } from './app.module.ts';
import type { RuntimeConfig } from './config/config-schema.ts';
import { type DemoAccount, prepareDemo } from './demo/prepare-demo.ts';
import { createHttpServer } from './http/create-http-server.ts';
import { IdentityService } from './identity/identity.service.ts';
import { serveWeb } from './web/serve-web.ts';

/** A running server. */
export interface Runtime {
  /** Where people reach it. */
  readonly url: string;
  readonly demoAccounts: readonly DemoAccount[];
  /** The link by which the first administrator signs in; only while there is none. */
  readonly oneTimeLink?: string;
  /** Answers what is in flight, then closes the port and the database. */
  close(): Promise<void>;
}

/** Says what is being done while a start takes long. */
export type ReportProgress = (text: string) => void;

const reportToParent: ReportProgress = (text) => process.send?.({ progress: text });

/** Starts everything on one port: API, portal, designer. */
export async function startRuntime(config: RuntimeConfig, report: ReportProgress = reportToParent): Promise<Runtime> {
  report('Opening the database');
  const engine = await openEngine({
    databaseUrl: config.DATABASE_URL,
    ...(config.DATABASE_ADMIN_URL === undefined ? {} : { adminDatabaseUrl: config.DATABASE_ADMIN_URL }),
    poolSize: config.POOL_SIZE,
  });
  try {
    const demoAccounts = config.FORMWORK_DEMO ? await prepareDemo(engine, config, report) : [];
    const { server, adapter } = createHttpServer(config);
    const app = await NestFactory.create<NestFastifyApplication>(
      createAppModule(engine, config, demoAccounts),
      adapter as FastifyAdapter,
      { logger: ['error', 'warn'], abortOnError: false },
    );
    await serveWeb(server, config);
    await app.listen(config.PORT, config.HOST);
    const url = config.PUBLIC_URL ?? (await app.getUrl()).replace('[::1]', '127.0.0.1');
    const needsFirst = !(await engine.people.hasAdministrator());
    const secret = needsFirst ? app.get(IdentityService).openOneTimeLink() : undefined;
    return {
      url,
      demoAccounts,
      ...(secret === undefined ? {} : { oneTimeLink: `${url}/welcome?token=${secret}` }),
      close: async () => {
        await app.close();
        await engine.close();
      },
    };
  } catch (error) {
    await engine.close();
    throw error;
  }
}
