import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fieldModels } from '@formwork/catalog/models';
import { type AppDefinition, type FieldDefinition, formatFolder } from '@formwork/definition';
import { type Engine, openEngine } from '@formwork/engine';
import { createTestDatabase, sampleApp } from '@formwork/testkit';
import { describe, expect, test } from '@jest/globals';
import { type ProgramFolder, openProgramFolder } from './test-program.ts';

function filesOf(definition: AppDefinition, folder: string): [string, string][] {
  return [...formatFolder(definition, fieldModels)].map(([file, text]) => [`${folder}/${file}`, text]);
}

/** The shop without a field that holds values, and without the screens that show it. */
function smallerShop(): AppDefinition {
  const app = sampleApp();
  return {
    ...app,
    entities: app.entities.map((entity) =>
      entity.name !== 'product'
        ? entity
        : { ...entity, fields: entity.fields.filter((field) => field.name !== 'counted_at') },
    ),
    forms: app.forms.filter((form) => form.entity !== 'product'),
    views: app.views.filter((view) => view.entity !== 'product'),
    navigation: { items: [] },
  };
}

/** The shop with a field required that no product has a value of. */
function stricterShop(): AppDefinition {
  const app = sampleApp();
  const require = (field: FieldDefinition): FieldDefinition =>
    field.name === 'counted_at' ? { ...field, required: true } : field;
  return {
    ...app,
    entities: app.entities.map((each) =>
      each.name === 'product' ? { ...each, fields: each.fields.map(require) } : each,
    ),
    datasets: [],
    scenarios: [],
  };
}

interface Workspace extends AsyncDisposable {
  readonly folder: ProgramFolder;
  readonly url: string;
  /** Names of databases of the server that start so. */
  databases(start: string): Promise<string[]>;
  /** Opens what the program works on, from outside of it. */
  look<T>(work: (engine: Engine) => Promise<T>): Promise<T>;
}

/** A folder with the shop and a smaller one, and an empty database that `DATABASE_URL` names. */
async function openWorkspace(): Promise<Workspace> {
  const database = await createTestDatabase();
  const files = new Map([...filesOf(sampleApp(), 'shop'), ...filesOf(smallerShop(), 'smaller')]);
  const folder = openProgramFolder(files, {
    DATABASE_URL: database.url,
    FORMWORK_TEST_DATABASE_URL: database.adminUrl,
  });
  return {
    folder,
    url: database.url,
    databases: async (start) => {
      const text = 'select datname from pg_database where starts_with(datname, $1)';
      return (await database.pool.query<{ datname: string }>(text, [start])).rows.map(({ datname }) => datname);
    },
    look: async (work) => {
      const engine = await openEngine({ databaseUrl: database.url, poolSize: 2 });
      try {
        return await work(engine);
      } finally {
        await engine.close();
      }
    },
    [Symbol.asyncDispose]: async () => {
      await folder[Symbol.asyncDispose]();
      await database.drop();
    },
  };
}

describe('plan and apply', () => {
  test('publish an app, then have nothing to do, and refuse to take away until it is allowed by name', async () => {
    await using workspace = await openWorkspace();
    const { folder } = workspace;
    const first = await folder.run('plan', 'shop', '--ddl');
    expect(first).toMatchObject({ code: 0, stderr: '' });
    expect(first.stdout).toContain('shop: not published yet');
    expect(first.stdout.toLowerCase()).toContain('create table "shop"."product"');
    expect((await folder.run('apply', 'shop')).stdout).toContain('✓ shop is live as revision 1.');
    expect((await folder.run('apply', 'shop')).stdout).toContain('nothing to publish');

    const plan = await folder.run('plan', 'smaller', '--json');
    expect(plan.code).toBe(1);
    const { steps } = plan.json<{ plan: { steps: { id: string; allowed: boolean }[] } }>().plan;
    const needed = steps.filter((step) => !step.allowed).map((step) => step.id);
    expect(needed).toHaveLength(1);
    const refused = await folder.run('apply', 'smaller');
    expect(refused.code).toBe(1);
    expect(refused.stdout).toContain(`--allow ${needed[0]!}`);
    expect(await workspace.look(({ definitions }) => Promise.resolve(definitions.find('shop')?.revision))).toBe(1);

    const allowed = await folder.run('apply', 'smaller', '--allow', needed[0]!, '--note', 'Nobody counts', '--json');
    expect(allowed.code).toBe(0);
    expect(allowed.json()).toMatchObject({ ok: true, outcome: 'published', revision: 2 });
    const [latest] = await workspace.look(({ definitions }) => definitions.versions('shop'));
    expect(latest).toMatchObject({ revision: 2, note: 'Nobody counts' });
  });

  test('say what records do not fit, and offer no permission for what none settles', async () => {
    await using workspace = await openWorkspace();
    const { folder } = workspace;
    await folder.run('apply', 'shop');
    for (const [file, text] of filesOf(stricterShop(), 'stricter')) folder.write(file, text);
    for (const command of ['plan', 'apply']) {
      const run = await folder.run(command, 'stricter');
      expect(run.code).toBe(1);
      expect(run.stdout).toMatch(/records? of product ha(s|ve) no counted_at.*\n.*Give counted_at a default/);
      expect(run.stdout).not.toContain('--allow');
    }
    const insisted = await folder.run('apply', 'stricter', '--allow', 'require-column:product.counted_at', '--json');
    expect(insisted.json()).toMatchObject({ ok: false, outcome: 'not-allowed' });
  });

  test('an app with errors is not published and its findings are shown', async () => {
    await using workspace = await openWorkspace();
    const { folder } = workspace;
    const file = 'shop/entities/product.json';
    folder.write(file, folder.read(file).replace('"titleField": "name"', '"titleField": "nothing"'));
    const run = await folder.run('apply', 'shop');
    expect(run.code).toBe(1);
    expect(run.stderr).toContain('FW_DEFINITION_INVALID');
    expect(run.stderr).toContain('entities/product.json');
  });
});

describe('remove, restore and purge', () => {
  test('take an app out of use when that is named, bring it back, and drop for good what is named', async () => {
    await using workspace = await openWorkspace();
    const { folder } = workspace;
    await folder.run('apply', 'shop');
    const refused = await folder.run('remove', 'shop');
    expect(refused.code).toBe(1);
    expect(refused.stdout).toContain('--allow park-app:shop');
    expect((await folder.run('remove', 'shop', '--allow', 'park-app:shop')).stdout).toContain('✓ shop is removed');
    expect(await workspace.look(({ definitions }) => Promise.resolve(definitions.find('shop')))).toBeUndefined();
    expect((await folder.run('remove', 'shop', '--allow', 'park-app:shop')).code).toBe(4);
    expect((await folder.run('apply', 'shop')).stderr).toContain('FW_DEFINITION_APP_PARKED');
    expect((await folder.run('restore', 'shop')).stdout).toContain('✓ shop is live again as revision 2.');
    expect((await folder.run('restore', 'shop')).code).toBe(4);

    expect((await folder.run('purge')).stdout).toContain('Nothing is kept aside.');
    await folder.run('apply', 'smaller', '--allow', 'park-column:product.counted_at');
    const listed = await folder.run('purge');
    const [name] = /^shop\.product\._dropped_\d{8}_counted_at/.exec(listed.stdout) ?? [];
    expect(listed.stdout).toMatch(/counted_at of shop\.product, out of use since \d{4}-\d\d-\d\d, 0 rows, 0 bytes/);
    const unasked = await folder.run('purge', name!);
    expect(unasked).toMatchObject({ code: 1, stderr: expect.stringContaining('Nothing was dropped.') });
    expect((await folder.run('purge', 'shop.product.code', '--yes')).stderr).toContain('FW_CLI_PARKED_UNKNOWN');
    expect((await folder.run('purge', '--json')).json<{ items: unknown[] }>().items).toHaveLength(1);
    expect((await folder.run('purge', name!, '--yes')).stdout).toContain('✓ Dropped for good.');
    expect((await folder.run('purge')).stdout).toContain('Nothing is kept aside.');
  });
});

describe('export and diff', () => {
  test('give back exactly what was published, and any revision of it', async () => {
    await using workspace = await openWorkspace();
    const { folder, url } = workspace;
    await folder.run('apply', 'shop');
    expect((await folder.run('export', '--output', 'out/shop')).code).toBe(0);
    for (const [file, text] of filesOf(sampleApp(), 'shop')) expect(folder.read(`out/${file}`)).toBe(text);
    const diff = await folder.run('diff', url, 'smaller', '--exit-code');
    expect(diff.code).toBe(1);
    expect(diff.stdout).toContain('Field "counted_at" of entity "product" is removed.');
    expect((await folder.run('export', 'shop', '--revision', '7')).code).toBe(4);
    expect((await folder.run('export', 'nothing')).code).toBe(4);
  });
});

describe('test', () => {
  test('runs the scenarios on databases of its own and leaves none behind', async () => {
    await using workspace = await openWorkspace();
    const { folder } = workspace;
    const run = await folder.run('test', 'shop');
    expect({ code: run.code, stderr: run.stderr }).toEqual({ code: 0, stderr: '' });
    expect(run.stdout).toContain('✓ A large order waits for a manager');
    expect(run.stdout).toMatch(/states: \d+ of \d+ touched/);
    expect(await workspace.databases('fw_cli_')).toEqual([]);
  });

  test('called off with Ctrl-C leaves no database behind and says so', async () => {
    await using workspace = await openWorkspace();
    const { folder } = workspace;
    const madeBy = (pid: number): Promise<string[]> => workspace.databases(`fw_cli_${pid}_`);
    const isRunning = async (pid: number): Promise<boolean> => (await madeBy(pid)).length > 1;
    const run = await folder.interruptWhen(isRunning, 'test', 'shop');
    expect({ code: run.code, stdout: run.stdout }).toEqual({ code: 130, stdout: '' });
    expect(run.stderr).toContain('FW_SCENARIO_INTERRUPTED');
    expect(await madeBy(run.pid)).toEqual([]);
  });

  test('shows a failing scenario with what differs, and ends with 1', async () => {
    await using workspace = await openWorkspace();
    const { folder } = workspace;
    const file = 'shop/scenarios/large_order_waits_for_approval.json';
    folder.write(file, folder.read(file).replace('"2500.00"', '"2600.00"'));
    const run = await folder.run('test', 'shop', '--scenario', 'large_order_waits_for_approval', '--json');
    expect(run.code).toBe(1);
    const report = run.json<{ failed: number; scenarios: { failure: { differences: unknown[] } }[] }>();
    expect(report.failed).toBe(1);
    expect(report.scenarios[0]!.failure.differences).toEqual([
      { path: '/total', expected: '2600.00', actual: '2500.00' },
    ]);
  });
});

describe('explain', () => {
  test('says by which grant somebody may, and that nobody is called so', async () => {
    await using workspace = await openWorkspace();
    const { folder } = workspace;
    await folder.run('apply', 'shop');
    await workspace.look(({ people }) => people.createUser({ login: 'wang', name: 'Wang', roles: ['shop.viewer'] }));
    const read = await folder.run('explain', 'read', 'shop.customer', '--user', 'wang', '--field', 'code');
    expect(read.code).toBe(0);
    expect(read.stdout).toContain('wang: read code of shop.customer: allowed');
    expect(read.stdout).toContain('shop.viewer#1');
    const denied = await folder.run('explain', 'delete', 'customer', '--user', 'WANG', '--json');
    expect(denied.json()).toMatchObject({ ok: true, decision: 'deny', grants: [] });
    const missing = await folder.run('explain', 'read', 'customer', '--user', 'nobody');
    expect(missing.code).toBe(4);
    expect(missing.stderr).toContain('nobody');
  });
});

describe('a server', () => {
  test('is asked over HTTP with the token, and its refusals are shown with their findings', async () => {
    const asked: string[] = [];
    const server = createServer((request, response) => {
      asked.push(`${request.method} ${request.url} ${request.headers.authorization}`);
      const isKnown = request.headers.authorization === 'Bearer fwk_right';
      response.writeHead(isKnown ? 200 : 401, { 'content-type': 'application/json' });
      const refusal = { code: 'FW_IDENTITY_SIGNED_OUT', message: 'Nobody is signed in.', hint: 'Sign in.' };
      response.end(JSON.stringify(isKnown ? { definition: sampleApp(), revision: 3 } : refusal));
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    try {
      await using folder = openProgramFolder(new Map(), { FORMWORK_TOKEN: 'fwk_right' });
      expect((await folder.run('export', 'shop', '--server', url)).code).toBe(0);
      expect(asked).toEqual(['GET /api/definitions/shop Bearer fwk_right']);
      expect(JSON.parse(folder.read('shop/app.json'))).toMatchObject({ name: 'shop' });
      const refused = await folder.run('plan', 'shop', '--server', url, '--token', 'fwk_wrong');
      expect(refused.code).toBe(4);
      expect(refused.stderr).toContain('FW_IDENTITY_SIGNED_OUT');
      expect(refused.stderr).toContain('FORMWORK_TOKEN');
    } finally {
      await new Promise((done) => server.close(done));
    }
  });
});
