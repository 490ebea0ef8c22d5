import { type Engine, openEngine } from '@formwork/engine';
import type { RuntimeConfig } from './config/config-schema.ts';
import { type DemoAccount, prepareDemo } from './demo/prepare-demo.ts';
import { createHttpApp } from './create-http-app.ts';
import { IdentityService } from './identity/identity.service.ts';
import { checkDatabase, databaseRefusal, placeOf } from './start/check-database.ts';

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

/** What the check could not see, such as a missing extension, is told as well. */
async function openChecked(config: RuntimeConfig): Promise<Engine> {
  const { DATABASE_URL: databaseUrl, DATABASE_ADMIN_URL: adminDatabaseUrl, POOL_SIZE: poolSize } = config;
  const place = placeOf(
    adminDatabaseUrl ?? databaseUrl,
    adminDatabaseUrl === undefined ? 'DATABASE_URL' : 'DATABASE_ADMIN_URL',
  );
  try {
    return await openEngine({ databaseUrl, poolSize, ...(adminDatabaseUrl === undefined ? {} : { adminDatabaseUrl }) });
  } catch (error) {
    throw databaseRefusal(error, place) ?? error;
  }
}

/** Starts everything on one port: API, portal, designer. */
export async function startRuntime(config: RuntimeConfig, report: ReportProgress = reportToParent): Promise<Runtime> {
  report('Opening the database');
  await checkDatabase(config);
  const engine = await openChecked(config);
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
