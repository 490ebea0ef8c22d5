import { type AppDefinition, type Model, validateDefinition } from '@formwork/definition';
import { hasErrors, type Issue } from '@formwork/kernel';
import { applyPlan, type MigrationPlan, prepareSteps, readPublishJobs, withPublishLock } from '@formwork/storage';
import type { ClientBase, Pool } from 'pg';
import { authorOf, SYSTEM } from '../people/principal.ts';
import { findAnswer, keepAnswer } from '../records/idempotency.ts';
import { DefinitionInvalid, DefinitionMissing, PublishNotAllowed, PublishOvertaken } from './definition.errors.ts';
import type { Definitions, DefinitionVersion, PublishPlan, PublishRequest, PublishResult } from './definitions.ts';
import { createDrafts } from './drafts.ts';
import { countErrors, describeChanges, type PlanPorts, planPublish, type PreparedPublish } from './plan-publish.ts';
import { createParked } from './parked.ts';
import { prepareRollback } from './prepare-rollback.ts';
import { type Published, readPublished } from './published-apps.ts';
import { createRemoval } from './removal.ts';

/** What Definitions stands on. */
export interface DefinitionPorts extends PlanPorts {
  readonly pool: Pool;
  /** Of the role that may run DDL. */
  readonly adminPool: Pool;
  /** The role that serves requests, when it is another one than that which publishes. */
  readonly servingRole: string | undefined;
  /** Runs one after another what each holds a connection for long. */
  readonly oneAtATime: <T>(work: () => Promise<T>) => Promise<T>;
  readonly current: () => Published;
  /** Reads what is live again and swaps it in. */
  readonly reload: () => Promise<Published>;
  /** Called when a publish has changed something: what it left for later is done then. */
  readonly afterPublish: () => void;
  /** Loads what a new version brings of reference data, in the publish's transaction. */
  readonly loadReferenceData: (
    client: ClientBase,
    after: Model,
    before: AppDefinition | undefined,
    definition: AppDefinition,
  ) => Promise<void>;
}

/** The definitions of a workspace. */
export function createDefinitions(ports: DefinitionPorts): Definitions {
  const { pool, current } = ports;
  const others = (app: unknown): AppDefinition[] =>
    [...current().apps.values()].filter((each) => each.app !== app).map((each) => each.definition);
  const validate = (json: unknown): { definition?: AppDefinition; issues: readonly Issue[] } =>
    validateDefinition(json, ports.models, others(nameOf(json)));
  const resolveValid = (json: unknown): AppDefinition => {
    const { definition, issues } = validate(json);
    if (definition === undefined || hasErrors(issues))
      throw DefinitionInvalid({ app: nameOf(json), errors: countErrors(issues) }, { issues });
    return definition;
  };
  const version = async (app: string, revision: number): Promise<AppDefinition> => {
    const { rows } = await pool.query<{ definition: AppDefinition }>(
      'select definition from formwork.app_versions where app = $1 and revision = $2',
      [app, revision],
    );
    if (rows[0] === undefined) throw DefinitionMissing({ app, what: 'version' });
    return rows[0].definition;
  };
  const plan = async (json: unknown, allow: readonly string[] = []): Promise<PublishPlan> =>
    planOnly(ports, resolveValid(json), allow);
  const publish = async (request: PublishRequest): Promise<PublishResult> =>
    publishUnderLock(ports, resolveValid(request.definition), request);
  const earlier = async (app: string, revision: number): Promise<AppDefinition> => {
    const present = current().apps.get(app)?.definition;
    if (present === undefined) throw DefinitionMissing({ app, what: 'app' });
    return prepareRollback(await version(app, revision), present);
  };

  return {
    drafts: createDrafts(pool),
    removal: createRemoval(ports),
    parked: createParked(ports.adminPool),
    jobs: () => readPublishJobs(ports.adminPool),
    validate,
    plan: (json, options = {}) => plan(json, options.allow),
    publish,
    find: (app) => {
      const live = current().apps.get(app);
      return live === undefined ? undefined : { definition: live.definition, revision: live.revision };
    },
    versions: async (app) => {
      const { rows } = await pool.query<DefinitionVersion>(
        `select revision, version, note, hash, changes, published_at as "publishedAt", published_by as "publishedBy"
         from formwork.app_versions where app = $1 order by revision desc`,
        [app],
      );
      if (rows.length === 0) throw DefinitionMissing({ app, what: 'app' });
      return rows;
    },
    version,
    diff: (before, after, locale = 'en') => describeChanges(before, after, locale),
    planRollback: async (app, revision, options = {}) => plan(await earlier(app, revision), options.allow),
    rollback: async (app, { revision, ...request }) =>
      publish({
        note: `Back to revision ${revision}`,
        ...request,
        definition: await earlier(app, revision),
      }),
  };
}

function nameOf(json: unknown): string {
  const name = (json as { app?: { name?: unknown } } | null | undefined)?.app?.name;
  return typeof name === 'string' ? name : '';
}

/** A plan is made in a read-only transaction of its own, so that it cannot change anything. */
async function planOnly(
  ports: DefinitionPorts,
  definition: AppDefinition,
  allow: readonly string[],
): Promise<PublishPlan> {
  const client = await ports.adminPool.connect();
  try {
    await client.query('begin transaction isolation level repeatable read read only');
    const published = await readPublished(client as never, ports.models, ports.current());
    return (await planPublish(client, ports, published, definition, allow)).plan;
  } finally {
    await client.query('rollback').catch(() => undefined);
    client.release();
  }
}

async function publishUnderLock(
  ports: DefinitionPorts,
  definition: AppDefinition,
  request: PublishRequest,
): Promise<PublishResult> {
  const first = await publishOnce(ports, definition, request, undefined);
  const result = 'toPrepare' in first ? await publishPrepared(ports, definition, request, first.toPrepare) : first;
  if (result.isChanged) {
    await ports.reload();
    ports.afterPublish();
  }
  return result;
}

/** Does beside everybody's work what can be done there, and publishes on top of it; or without, when a record stands against it. */
function publishPrepared(
  ports: DefinitionPorts,
  definition: AppDefinition,
  request: PublishRequest,
  toPrepare: MigrationPlan,
): Promise<PublishResult> {
  return ports.oneAtATime(async () => {
    await using steps = await prepareSteps(ports.adminPool, toPrepare).catch(() => undefined);
    const result = await publishOnce(ports, definition, request, steps?.names ?? new Set());
    if ('toPrepare' in result) throw new TypeError('A publish that is prepared has nothing to prepare.');
    return result;
  });
}

/** One publish in one transaction. Without `prepared` it stops where something should be prepared, and says what. */
function publishOnce(
  ports: DefinitionPorts,
  definition: AppDefinition,
  request: PublishRequest,
  prepared: ReadonlySet<string> | undefined,
): Promise<PublishResult | { readonly toPrepare: MigrationPlan }> {
  const app = definition.app.name;
  const { idempotency, by = SYSTEM } = request;
  return withPublishLock(ports.adminPool, async (client) => {
    const known = idempotency && (await findAnswer<PublishResult>(client, by, idempotency));
    if (known !== undefined) return known.answer;
    const keep = async (answer: PublishResult): Promise<PublishResult> => {
      if (idempotency !== undefined) await keepAnswer(client, by, idempotency, answer);
      return answer;
    };
    const published = await readPublished(client as never, ports.models, ports.current());
    const plan = await planPublish(client, ports, published, definition, request.allow ?? [], prepared);
    if (request.planHash !== undefined && request.planHash !== plan.plan.hash) throw PublishOvertaken({ app });
    if (plan.isLive) return keep({ revision: plan.plan.from!, isChanged: false });
    refuseUnallowed(app, plan);
    if (prepared === undefined && plan.migration.steps.some((step) => step.prepare.length > 0))
      return { toPrepare: plan.migration };
    const revision = (plan.plan.from ?? 0) + 1;
    await applyPlan(client, plan.migration, {
      ...(ports.servingRole === undefined ? {} : { grantTo: ports.servingRole }),
      onFinish: async (finishing) => {
        await writeVersion(finishing, definition, plan, revision, request);
        await renameRoles(finishing, definition);
        if (request.datasets !== 'none')
          await ports.loadReferenceData(finishing, plan.after, published.apps.get(app)?.definition, definition);
        await finishing.query(`select pg_notify('formwork_published', $1)`, [`${app}:${revision}`]);
        await keep({ revision, isChanged: true });
      },
    });
    return { revision, isChanged: true };
  });
}

/** Steps that wait for their name are asked for first; what no permission settles, its findings say how to mend. */
function refuseUnallowed(app: string, { migration: { steps, issues } }: PreparedPublish): void {
  const refused = steps.filter((step) => !step.isAllowed);
  const unnamed = refused.filter((step) => step.class === 'destructive').map((step) => step.id);
  if (unnamed.length > 0) throw PublishNotAllowed({ app, steps: unnamed }, { issues });
  if (refused.length > 0) throw DefinitionInvalid({ app, errors: countErrors(issues) }, { issues });
}

async function writeVersion(
  client: ClientBase,
  definition: AppDefinition,
  prepared: PreparedPublish,
  revision: number,
  request: PublishRequest,
): Promise<void> {
  const { app } = definition;
  await client.query(
    `insert into formwork.app_versions (app, revision, definition, version, note, hash, changes, published_at, published_by)
     values ($1, $2, $3::json, $4, $5, $6, $7::json, pg_catalog.now(), $8)`,
    [
      app.name,
      revision,
      JSON.stringify(definition),
      app.version,
      request.note ?? '',
      prepared.definitionHash,
      JSON.stringify(prepared.plan.changes.map((change) => change.text)),
      authorOf(request.by ?? SYSTEM),
    ],
  );
  await client.query(
    `insert into formwork.apps (name, revision, published_at) values ($1, $2, pg_catalog.now())
     on conflict (name) do update set revision = excluded.revision, published_at = excluded.published_at`,
    [app.name, revision],
  );
}

/** People keep a role that is renamed. */
async function renameRoles(client: ClientBase, definition: AppDefinition): Promise<void> {
  const renamed = definition.roles.filter((role) => (role.renamedFrom?.length ?? 0) > 0);
  if (renamed.length === 0) return;
  const app = definition.app.name;
  const names = new Set(definition.roles.map((role) => role.name));
  for (const role of renamed) {
    const former = role.renamedFrom!.filter((name) => !names.has(name));
    const moved = await client.query(
      `with old as (delete from formwork.role_assignments where app = $1 and role = any($3) returning user_id)
       insert into formwork.role_assignments (user_id, app, role) select distinct user_id, $1, $2 from old
       on conflict do nothing`,
      [app, role.name, former],
    );
    if (moved.rowCount !== 0) await client.query(`select pg_notify('formwork_people', '*')`);
  }
}
