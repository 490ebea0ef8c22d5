import type { ClientBase, Pool } from 'pg';
import { DataSource } from 'typeorm';
import type { PostgresDriver } from 'typeorm/driver/postgres/PostgresDriver.js';
import { CreatePlatform } from './migrations/create-platform.ts';
import { KeepPeople } from './migrations/keep-people.ts';
import { PublishJobBatches } from './migrations/publish-job-batches.ts';
import { PublishJobErrors } from './migrations/publish-job-errors.ts';
import { PublishJobKinds } from './migrations/publish-job-kinds.ts';
import { RefuseOutdated } from './migrations/refuse-outdated.ts';
import { ApiTokensTable } from './tables/api-tokens-table.ts';
import { AppVersionsTable } from './tables/app-versions-table.ts';
import { AppsTable } from './tables/apps-table.ts';
import { DepartmentsTable } from './tables/departments-table.ts';
import { DraftsTable } from './tables/drafts-table.ts';
import { IdempotencyKeysTable } from './tables/idempotency-keys-table.ts';
import { OneTimeLinksTable } from './tables/one-time-links-table.ts';
import { RoleAssignmentsTable } from './tables/role-assignments-table.ts';
import { SavedViewsTable } from './tables/saved-views-table.ts';
import { SessionsTable } from './tables/sessions-table.ts';
import { UsersTable } from './tables/users-table.ts';

/** How a connection to the database is made. */
export interface DataSourceSettings {
  readonly url: string;
  readonly poolSize: number;
  /** Shown by PostgreSQL in its list of activity. */
  readonly applicationName: string;
  /** Milliseconds to wait for a free connection before the request is refused. */
  readonly connectionTimeoutMs: number;
  /** How long a statement may wait for a lock, and how long it may run; without bounds unless given. */
  readonly patience?: { readonly lockMs: number; readonly statementMs: number };
}

/** Opens a TypeORM data source over the platform's tables. It does not migrate. */
export async function openDataSource(settings: DataSourceSettings): Promise<DataSource> {
  const source = new DataSource({
    type: 'postgres',
    url: settings.url,
    schema: 'formwork',
    applicationName: settings.applicationName,
    poolSize: settings.poolSize,
    poolErrorHandler: () => undefined,
    logging: false,
    synchronize: false,
    migrationsTableName: 'migrations',
    migrationsTransactionMode: 'all',
    migrations: [CreatePlatform, RefuseOutdated, KeepPeople, PublishJobKinds, PublishJobErrors, PublishJobBatches],
    entities: [
      UsersTable,
      DepartmentsTable,
      RoleAssignmentsTable,
      AppsTable,
      AppVersionsTable,
      DraftsTable,
      SavedViewsTable,
      SessionsTable,
      ApiTokensTable,
      OneTimeLinksTable,
      IdempotencyKeysTable,
    ],
    extra: {
      connectionTimeoutMillis: settings.connectionTimeoutMs,
      keepAlive: true,
      onConnect: surviveLoss,
      ...(settings.patience === undefined
        ? {}
        : { lock_timeout: settings.patience.lockMs, statement_timeout: settings.patience.statementMs }),
    },
  });
  return source.initialize();
}

/**
 * A connection that is lost while somebody holds it raises an event beside the failure of its statement. Who holds it
 * learns from the statement; the event has no other listener, and without one it would end the process.
 */
function surviveLoss(client: ClientBase): void {
  client.on('error', () => undefined);
}

/** The `pg` pool of a data source: records are read and written on the same connections as platform tables. */
export function poolOf(source: DataSource): Pool {
  return (source.driver as PostgresDriver).master as Pool;
}
