import { canonicalJson, hasErrors, type Issue, readText } from '@formwork/kernel';
import { type Model, resolveModel, validateDefinition } from '@formwork/definition';
import { applyPlan, type MigrationPlan, planAppRemoval, planAppReturn, withPublishLock } from '@formwork/storage';
import { createHash } from 'node:crypto';
import type { ClientBase, Pool, PoolClient } from 'pg';
import { authorOf, type Principal, SYSTEM } from '../people/principal.ts';
import {
  AppNotParked,
  DefinitionInvalid,
  DefinitionMissing,
  PublishNotAllowed,
  PublishOvertaken,
} from './definition.errors.ts';
import type { PublishPlan, Removal } from './definitions.ts';
import { accessEffects, countErrors, type PlanPorts, presentSteps } from './plan-publish.ts';
import { type Published, readPublished } from './published-apps.ts';

/** What removal stands on. */
export interface RemovalPorts extends PlanPorts {
  /** Of the role that may run DDL. */
  readonly adminPool: Pool;
  readonly current: () => Published;
  /** Reads what is live again and swaps it in. */
  readonly reload: () => Promise<Published>;
}

interface Prepared {
  readonly plan: PublishPlan;
  readonly migration: MigrationPlan;
}

/** Removal of apps, under the same lock and in one transaction like every publish. */
export function createRemoval(ports: RemovalPorts): Removal {
  return {
    plan: async (app, { allow = [] } = {}) => {
      const client = await ports.adminPool.connect();
      try {
        await client.query('begin transaction isolation level repeatable read read only');
        return (await planRemoval(client, ports, app, allow)).plan;
      } finally {
        await client.query('rollback').catch(() => undefined);
        client.release();
      }
    },
    remove: async (app, { allow = [], planHash } = {}) => {
      await withPublishLock(ports.adminPool, async (client) => {
        const { plan, migration } = await planRemoval(client, ports, app, allow);
        if (planHash !== undefined && planHash !== plan.hash) throw PublishOvertaken({ app });
        if (hasErrors(plan.issues.filter(isAboutOthers)))
          throw DefinitionInvalid({ app, errors: countErrors(plan.issues) }, { issues: plan.issues });
        const unnamed = plan.steps.filter((step) => !step.allowed).map((step) => step.id);
        if (unnamed.length > 0) throw PublishNotAllowed({ app, steps: unnamed }, { issues: plan.issues });
        await applyPlan(client, migration, {
          onFinish: async (finishing) => {
            await finishing.query('delete from formwork.apps where name = $1', [app]);
            await finishing.query(`select pg_notify('formwork_published', $1)`, [`${app}:0`]);
          },
        });
      });
      await ports.reload();
    },
    restore: async (app, by = SYSTEM) => {
      const revision = await withPublishLock(ports.adminPool, (client) => restoreApp(client, ports, app, by));
      await ports.reload();
      return { revision };
    },
  };
}

/** Findings of the plan itself only say that its step is not named yet. */
function isAboutOthers(issue: Issue): boolean {
  return issue.code !== 'FW_STORAGE_STEP_NOT_NAMED';
}

async function planRemoval(
  client: ClientBase,
  ports: RemovalPorts,
  app: string,
  allow: readonly string[],
): Promise<Prepared> {
  const published = await readPublished(client as never, ports.models, ports.current());
  const live = published.apps.get(app);
  if (live === undefined) throw DefinitionMissing({ app, what: 'app' });
  const { model: after, issues } = without(published, app, ports);
  const migration = await planAppRemoval(client, app, allow);
  const label = readText(live.definition.app.label, 'en');
  return {
    migration,
    plan: {
      app,
      from: live.revision,
      to: 'draft',
      hash: createHash('sha256')
        .update(canonicalJson({ app, from: live.revision, removal: migration.hash }))
        .digest('hex'),
      changes: [{ path: '', kind: 'removed', text: `The app "${label}" is removed.` }],
      steps: presentSteps(migration),
      access: await accessEffects(client, published.model, after),
      issues: [...issues, ...migration.issues],
    },
  };
}

/** The workspace without an app; the findings are those of apps that need it. */
function without(published: Published, app: string, ports: RemovalPorts): { model: Model; issues: readonly Issue[] } {
  const others = [...published.apps.values()].filter((each) => each.app !== app).map((each) => each.definition);
  const issues = others.flatMap((definition) => {
    const rest = others.filter((other) => other !== definition);
    return validateDefinition(definition, ports.models, rest)
      .issues.filter((issue) => issue.severity === 'error')
      .map((issue) => ({ ...issue, file: `${definition.app.name}/${issue.file ?? ''}` }));
  });
  return { model: resolveModel(others, ports.models).model, issues };
}

async function restoreApp(client: PoolClient, ports: RemovalPorts, app: string, by: Principal): Promise<number> {
  const published = await readPublished(client as never, ports.models, ports.current());
  const migration = published.apps.has(app) ? undefined : await planAppReturn(client, app);
  const { rows } = await client.query<{ revision: number; definition: unknown }>(
    'select revision, definition from formwork.app_versions where app = $1 order by revision desc limit 1',
    [app],
  );
  const last = rows[0];
  if (migration === undefined || last === undefined) throw AppNotParked({ app });
  const others = [...published.apps.values()].map((each) => each.definition);
  const { issues } = validateDefinition(last.definition, ports.models, others);
  if (hasErrors(issues)) throw DefinitionInvalid({ app, errors: countErrors(issues) }, { issues });
  await applyPlan(client, migration, {
    onFinish: async (finishing) => {
      await finishing.query(
        `insert into formwork.app_versions (app, revision, definition, version, note, hash, changes, published_at, published_by)
         select app, revision + 1, definition, version, $3, hash, '[]', pg_catalog.now(), $4
         from formwork.app_versions where app = $1 and revision = $2`,
        [app, last.revision, 'Brought back', authorOf(by)],
      );
      await finishing.query(
        'insert into formwork.apps (name, revision, published_at) values ($1, $2, pg_catalog.now())',
        [app, last.revision + 1],
      );
      await finishing.query(`select pg_notify('formwork_published', $1)`, [`${app}:${last.revision + 1}`]);
    },
  });
  return last.revision + 1;
}
