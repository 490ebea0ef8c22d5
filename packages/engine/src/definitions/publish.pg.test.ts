import { describe, expect, test } from '@jest/globals';
import type { AppDefinition } from '@formwork/definition';
import { FormworkError } from '@formwork/kernel';
import { dumpSchema, sampleApp } from '@formwork/testkit';
import { openEngine } from '../open-engine.ts';
import { SYSTEM } from '../people/principal.ts';
import { openTestWorkspace } from '@formwork/testkit/workspace';

type Entity = AppDefinition['entities'][number];

/** The sample app with one entity changed. */
function withEntity(name: string, change: (entity: Entity) => Entity): AppDefinition {
  const app = sampleApp();
  return { ...app, entities: app.entities.map((entity) => (entity.name === name ? change(entity) : entity)) };
}

const addField = (name: string): AppDefinition =>
  withEntity('product', (entity) => ({ ...entity, fields: [...entity.fields, { name, type: 'text' }] }));

/** Without the screens and data of products, so that their fields can be changed alone. */
const withoutProductScreens = (app: AppDefinition): AppDefinition => ({
  ...app,
  forms: app.forms.filter((form) => form.entity !== 'product'),
  views: app.views.filter((view) => view.entity !== 'product'),
  navigation: { items: [] },
  datasets: app.datasets.filter((dataset) => dataset.entity !== 'product'),
});

const renameField = (from: string, to: string, app: AppDefinition): AppDefinition => ({
  ...app,
  entities: app.entities.map((entity) =>
    entity.name !== 'product'
      ? entity
      : {
          ...entity,
          fields: entity.fields.map((field) =>
            field.name === from ? { ...field, name: to, renamedFrom: [...(field.renamedFrom ?? []), from] } : field,
          ),
        },
  ),
});

async function refusal(run: Promise<unknown>): Promise<FormworkError> {
  const error = await run.then(
    () => undefined,
    (caught: unknown) => caught,
  );
  if (!(error instanceof FormworkError)) throw error ?? new Error('It was allowed.');
  return error;
}

describe('publishing', () => {
  test('the same definition again does nothing', async () => {
    await using workspace = await openTestWorkspace();
    const { definitions, pool } = workspace.engine;
    const before = await dumpSchema(pool);
    const again = await definitions.publish({ definition: sampleApp() });
    expect(again).toEqual({ revision: 1, isChanged: false });
    expect(await dumpSchema(pool)).toBe(before);
    expect((await definitions.plan(sampleApp())).steps).toEqual([]);
  });

  test('tells in words and in DDL what it will do, and changes nothing while it plans', async () => {
    await using workspace = await openTestWorkspace();
    const { definitions, pool } = workspace.engine;
    const before = await dumpSchema(pool);
    const plan = await definitions.plan(addField('colour'));
    expect(plan).toMatchObject({ app: 'shop', from: 1, to: 'draft', issues: [] });
    expect(plan.changes.map((change) => change.kind)).toEqual(['added']);
    expect(new Set(plan.steps.map((step) => step.class))).toEqual(new Set(['safe']));
    expect(plan.steps[0]!.ddl.join()).toContain('"colour"');
    expect(await dumpSchema(pool)).toBe(before);
  });

  test('twenty at once leaves a serial outcome, on every server', async () => {
    await using workspace = await openTestWorkspace();
    await using other = await openEngine({ databaseUrl: workspace.url, poolSize: 4 });
    const names = Array.from({ length: 20 }, (_, index) => `field_${index}`);
    const allow = names.map((name) => `park-column:product.${name}`);
    const outcomes = await Promise.allSettled(
      names.map((name, index) =>
        (index % 2 === 0 ? workspace.engine : other).definitions.publish({ definition: addField(name), allow }),
      ),
    );
    const failures = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [String(outcome.reason)] : []));
    expect(failures).toEqual([]);
    const versions = await workspace.engine.definitions.versions('shop');
    expect(versions.map((version) => version.revision)).toEqual(Array.from({ length: 21 }, (_, index) => 21 - index));
    const last = await workspace.engine.definitions.version('shop', 21);
    for (let tries = 0; tries < 100 && other.published.id !== workspace.engine.published.id; tries += 1)
      await new Promise((done) => setTimeout(done, 20));
    expect(other.definitions.find('shop')).toEqual({ definition: last, revision: 21 });
    const { json } = await other.records.list(SYSTEM, 'shop', 'product', { limit: 1 });
    const added = names.filter((name) => json.includes(`"${name}"`));
    expect(added).toEqual(
      last.entities
        .find((each) => each.name === 'product')!
        .fields.slice(-1)
        .map((f) => f.name),
    );
  });

  test('a rename keeps every value, also across versions, and going back renames back', async () => {
    await using workspace = await openTestWorkspace();
    const { definitions, records } = workspace.engine;
    const once = renameField('weight', 'mass', withoutProductScreens(sampleApp()));
    const twice = renameField('mass', 'kilograms', once);
    await definitions.publish({ definition: twice });
    const weights = async (field: string): Promise<unknown> => {
      const { json } = await records.list(SYSTEM, 'shop', 'product', { sort: 'code', fields: ['code', field] });
      return (JSON.parse(json) as { items: Record<string, unknown>[] }).items.map((item) => item[field]);
    };
    expect(await weights('kilograms')).toEqual(['0.250', null]);
    const plan = await definitions.planRollback('shop', 1);
    expect(plan.steps.filter((step) => step.class !== 'safe')).toEqual([]);
    await definitions.rollback('shop', { revision: 1 });
    expect(await weights('weight')).toEqual(['0.250', null]);
  });

  test('fails no request on another server that has not heard of it yet', async () => {
    await using workspace = await openTestWorkspace();
    await using other = await openEngine({ databaseUrl: workspace.url, poolSize: 4 });
    let isDone = false;
    const failures: string[] = [];
    let served = 0;
    const serve = async (): Promise<void> => {
      for (let turn = 0; !isDone || served <= 10; turn += 1) {
        if (failures.length > 0) return;
        try {
          await other.records.list(SYSTEM, 'shop', 'product', { limit: 5, count: 'exact' });
          await other.records.create(SYSTEM, 'shop', 'product', { code: `T${turn}`, name: 'x', unit_price: '1' });
          served += 2;
        } catch (error) {
          failures.push(String(error));
        }
      }
    };
    const serving = serve();
    let app = withoutProductScreens(sampleApp());
    let name = 'weight';
    for (const next of ['mass', 'kilograms', 'load', 'burden']) {
      app = renameField(name, next, app);
      name = next;
      await workspace.engine.definitions.publish({ definition: app });
    }
    isDone = true;
    await serving;
    expect(failures).toEqual([]);
  });

  test('refuses what would be taken away until it is named, and what is not the plan that was looked at', async () => {
    await using workspace = await openTestWorkspace();
    const { definitions } = workspace.engine;
    const without = withEntity('product', (entity) => ({
      ...entity,
      fields: entity.fields.filter((field) => field.name !== 'counted_at'),
    }));
    const definition = withoutProductScreens(without);
    const plan = await definitions.plan(definition);
    const destructive = plan.steps.filter((step) => step.class === 'destructive');
    expect(destructive.map((step) => step.allowed)).toEqual([false]);
    expect((await refusal(definitions.publish({ definition }))).code).toBe('FW_DEFINITION_PUBLISH_NOT_ALLOWED');
    const allow = destructive.map((step) => step.id);
    expect((await refusal(definitions.publish({ definition, allow, planHash: 'another' }))).code).toBe(
      'FW_DEFINITION_PUBLISH_OVERTAKEN',
    );
    await definitions.publish({ definition, allow, planHash: plan.hash });
    expect(definitions.find('shop')?.revision).toBe(2);
  });

  test('refuses an invalid definition with its findings', async () => {
    await using workspace = await openTestWorkspace();
    const broken = withEntity('product', (entity) => ({ ...entity, titleField: 'nothing' }));
    const error = await refusal(workspace.engine.definitions.publish({ definition: broken }));
    expect(error.code).toBe('FW_DEFINITION_INVALID');
    expect(error.issues[0]).toMatchObject({ file: 'entities/product.json' });
  });

  test('says how many people gain and lose what', async () => {
    await using workspace = await openTestWorkspace();
    const app = sampleApp();
    const roles = app.roles.map((role) =>
      role.name === 'clerk' ? { ...role, grants: role.grants.filter((grant) => grant.entity !== 'price') } : role,
    );
    const { access } = await workspace.engine.definitions.plan({ ...app, roles });
    expect(access).toContainEqual({
      role: 'shop.clerk',
      gain: false,
      people: 1,
      text: 'shop.clerk can no longer read shop.price',
    });
  });
});

describe('drafts', () => {
  test('of many saves that saw the same draft exactly one succeeds', async () => {
    await using workspace = await openTestWorkspace();
    const { drafts } = workspace.engine.definitions;
    expect(await drafts.save('shop', { any: 'thing', b: 1, a: 2 }, { by: null })).toBe(1);
    const outcomes = await Promise.allSettled(
      Array.from({ length: 20 }, (_, index) => drafts.save('shop', { index }, { revision: 1, by: null })),
    );
    expect(outcomes.filter((outcome) => outcome.status === 'fulfilled')).toHaveLength(1);
    expect(await drafts.find('shop')).toMatchObject({ revision: 2, basedOn: 1 });
    await drafts.discard('shop');
    expect(await drafts.find('shop')).toBeUndefined();
  });
});
