import { openEngine } from '@formwork/engine';
import type { RuntimeConfig } from './config/config-schema.ts';
import { type DemoAccount, prepareDemo } from './demo/prepare-demo.ts';
import { createHttpApp } from './create-http-app.ts';
import { IdentityService } from './identity/identity.service.ts';

/** A running server. */
export interface Runtime {
  /** Where people reach it. */
  readonly url: string;
  /** Where the server itself listens: behind a proxy another address than `url`. */
  readonly address: string;
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
    const http = await createHttpApp(engine, config, demoAccounts);
    const { app } = http;
    await app.listen(config.PORT, config.HOST);
    const address = (await app.getUrl()).replace('[::1]', '127.0.0.1');
    const url = config.PUBLIC_URL ?? address;
    const needsFirst = !(await engine.people.hasAdministrator());
    const secret = needsFirst ? app.get(IdentityService).openOneTimeLink() : undefined;
    return {
      url,
      address,
      demoAccounts,
      ...(secret === undefined ? {} : { oneTimeLink: `${url}/welcome?token=${secret}` }),
      close: async () => {
        http.refuseNew();
        await app.close();
        await engine.close();
      },
    };
  } catch (error) {
    await engine.close();
    throw error;
  }
}
