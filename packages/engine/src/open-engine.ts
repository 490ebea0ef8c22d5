import { fieldModels as catalogModels } from '@formwork/catalog/models';
import { postgresFields as catalogFields } from '@formwork/catalog/postgres';
import { runPublishJobs } from '@formwork/storage';
import type { Pool } from 'pg';
import type { DataSource } from 'typeorm';
import { createDatasets, loadReferenceData } from './datasets/create-datasets.ts';
import { createDefinitions } from './definitions/create-definitions.ts';
import type { Engine, EngineOptions } from './engine.ts';
import { createExports } from './exports/create-exports.ts';
import { createPeople } from './people/create-people.ts';
import { SYSTEM } from './people/principal.ts';
import { createPrincipalCache } from './people/principal-cache.ts';
import { openDatabaseClock } from './platform/database-clock.ts';
import { type Listener, openListener } from './platform/listener.ts';
import { buildLive, openLive } from './platform/live.ts';
import { purgeIdempotencyKeys } from './platform/purge-idempotency-keys.ts';
import { grantServing, migratePlatform } from './platform/migrate-platform.ts';
import { openDataSource, poolOf } from './platform/open-data-source.ts';
import { createQueue } from './platform/queue.ts';
import { openPipelines } from './platform/open-pipelines.ts';
import { createRunOnce } from './platform/run-once.ts';
import { createExplain } from './records/create-explain.ts';
import { createRecords } from './records/create-records.ts';
import { openCommand } from './records/command.ts';
import type { RecordPorts } from './records/record-ports.ts';
import { createScenarios } from './scenarios/create-scenarios.ts';

/** Connections for publishing; most publishes wait for each other anyway. */
const adminPoolSize = 4;
/** Reads of one record never wait for each other: few lanes, long queues. */
const readLanes = { lanes: 2, depth: 32, lockTimeoutMs: 1_000 } as const;
/** Each write waits for the disk, and many lanes share one sync: short queues. Opened as they are needed. */
const writeLanes = { lanes: 12, depth: 3, lockTimeoutMs: 1_000 } as const;
/** How long a request waits for a connection before it is refused. In milliseconds. */
const usualTimeoutMs = 2_000;
/** A request that waits for a lock gives way, is tried again a few times and then told so; none runs without end. */
const patience = { lockMs: 3_000, statementMs: 60_000 } as const;

/**
 * Opens a workspace: brings the platform's tables up to date, reads what is published, and listens for news.
 * Throws what the database says when it cannot be reached, and `FW_PLATFORM_FORBIDDEN` when its role may not set it up.
 */
export async function openEngine(options: EngineOptions): Promise<Engine> {
  const { fieldModels: models = catalogModels, postgresFields: fields = catalogFields } = options;
  const adminUrl = options.adminDatabaseUrl ?? options.databaseUrl;
  const admin = await openDataSource({
    url: adminUrl,
    poolSize: adminPoolSize,
    applicationName: 'formwork publish',
    connectionTimeoutMs: 60_000,
  });
  const opened: { destroy(): Promise<void> }[] = [admin];
  try {
    await migratePlatform(admin);
    const dataSource = await openDataSource({
      url: options.databaseUrl,
      poolSize: options.poolSize ?? 10,
      applicationName: 'formwork',
      connectionTimeoutMs: options.connectionTimeoutMs ?? usualTimeoutMs,
      patience,
    });
    opened.push(dataSource);
    const servingRole = await grantToServingRole(admin, dataSource, adminUrl !== options.databaseUrl);
    return await assemble(options, { admin, dataSource, servingRole, models, fields, adminUrl });
  } catch (error) {
    for (const each of opened) await each.destroy().catch(() => undefined);
    throw error;
  }
}

/** Where serving uses another role than publishing, it gets rights on the rows of the platform's tables. */
async function grantToServingRole(
  admin: DataSource,
  dataSource: DataSource,
  isApart: boolean,
): Promise<string | undefined> {
  if (!isApart) return undefined;
  const { rows } = await poolOf(dataSource).query<{ role: string }>('select current_user as role');
  const { role } = rows[0]!;
  const client = await poolOf(admin).connect();
  try {
    const own = await client.query<{ role: string }>('select current_user as role');
    if (own.rows[0]!.role === role) return undefined;
    await grantServing(client, 'formwork', role);
    return role;
  } finally {
    client.release();
  }
}

interface Opened {
  readonly admin: DataSource;
  readonly dataSource: DataSource;
  readonly servingRole: string | undefined;
  readonly models: NonNullable<EngineOptions['fieldModels']>;
  readonly fields: NonNullable<EngineOptions['postgresFields']>;
  readonly adminUrl: string;
}

async function assemble(options: EngineOptions, opened: Opened): Promise<Engine> {
  const { models, fields, dataSource, admin } = opened;
  const pool: Pool = poolOf(dataSource);
  const adminPool: Pool = poolOf(admin);
  const live = await openLive(pool, models, fields);
  const clock = await openDatabaseClock(pool);
  let listener: Listener | undefined;
  const cache = createPrincipalCache(pool, () => listener?.isListening() ?? false);
  listener = await openListener(options.databaseUrl, {
    channels: {
      formwork_published: () => void live.reload().catch(() => undefined),
      formwork_people: (userId) => cache.forget(userId),
    },
    onGap: () => {
      cache.forget('*');
      void live.reload().catch(() => undefined);
    },
  });
  const reader = openPipelines(options.databaseUrl, pool, readLanes);
  const writer = openPipelines(options.databaseUrl, pool, writeLanes);
  const records: RecordPorts = { pool, reader, writer, live, clock, observer: options.observer };
  const people = createPeople({ pool, cache, model: () => live.current().published.model });
  const definitions = createDefinitions({
    models,
    fields,
    pool,
    adminPool,
    servingRole: opened.servingRole,
    oneAtATime: createQueue(),
    ...(options.bigFromRows === undefined ? {} : { bigFromRows: options.bigFromRows }),
    current: () => live.current().published,
    reload: () => live.reload(),
    afterPublish: () => void runPublishJobs(adminPool).catch(() => undefined),
    loadReferenceData: (client, after, before, definition) => {
      // What is published is live only when this transaction ends: its own writes are not asked whether they are.
      const next = buildLive({ ...live.current().published, apps: new Map(), model: after }, fields);
      return loadReferenceData(openCommand(next, clock, SYSTEM, client), before, definition);
    },
  });
  const jobs = runPublishJobs(adminPool).catch(() => undefined);
  const stopPurging = purgeIdempotencyKeys(adminPool);
  const close = async (): Promise<void> => {
    clock.stop();
    stopPurging();
    await listener.close();
    await jobs;
    await Promise.all([reader.close(), writer.close()]);
    await dataSource.destroy();
    await admin.destroy();
  };
  return {
    dataSource,
    pool,
    get published() {
      return live.current().published;
    },
    get model() {
      return live.current().published.model;
    },
    clock,
    people,
    definitions,
    records: createRecords(records),
    explain: createExplain(records),
    exports: createExports(records),
    datasets: createDatasets(records),
    scenarios: createScenarios({
      adminDatabaseUrl: opened.adminUrl,
      open: (more) => openEngine({ fieldModels: models, postgresFields: fields, ...more }),
      published: () => [...live.current().published.apps.values()].map((app) => app.definition),
    }),
    once: createRunOnce(dataSource),
    isListening: () => listener.isListening(),
    close,
    [Symbol.asyncDispose]: close,
  };
}
