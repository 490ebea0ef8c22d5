import { randomBytes } from 'node:crypto';
import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fieldModels } from '@formwork/catalog/models';
import { type AppDefinition, formatBundle, formatFolder } from '@formwork/definition';
import type { Issue } from '@formwork/kernel';
import { sampleApp } from '@formwork/testkit';
import { describe, expect, test } from '@jest/globals';
import { type ProgramFolder, openProgramFolder } from './test-program.ts';

/** The files of an app below a folder of its name. */
function filesOf(definition: AppDefinition): Map<string, string> {
  return new Map(
    [...formatFolder(definition, fieldModels)].map(([file, text]) => [`${definition.app.name}/${file}`, text]),
  );
}

const openShop = (): ProgramFolder => openProgramFolder(filesOf(sampleApp()));

/** The shop with an unknown entity in a reference. */
function brokenShop(): AppDefinition {
  const app = sampleApp();
  const entities = app.entities.map((entity) =>
    entity.name !== 'sales_order'
      ? entity
      : {
          ...entity,
          fields: entity.fields.map((field) => (field.name === 'customer' ? { ...field, entity: 'custmer' } : field)),
        },
  );
  return { ...app, entities };
}

interface Validated {
  readonly ok: boolean;
  readonly app: string;
  readonly errors: number;
  readonly issues: readonly (Issue & { place: string; line: number })[];
}

/** What may happen to a folder on a disk; each is done to the folder of the shop, then `validate shop` is run. */
const disks: readonly {
  readonly name: string;
  readonly change: (folder: ProgramFolder, location: string) => void;
  readonly code: number;
  readonly says: string;
}[] = [
  {
    name: 'a byte order mark and the line ends of Windows',
    change: (folder) => {
      const file = 'shop/entities/sales_order.json';
      folder.write(file, `\uFEFF${folder.read(file).replaceAll('\n', '\r\n')}`);
    },
    code: 0,
    says: '✓ shop: no findings',
  },
  {
    name: 'a link to a file elsewhere',
    change: (folder, location) => {
      folder.write('shared.json', folder.read('shop/roles/clerk.json'));
      rmSync(path.join(location, 'roles/clerk.json'));
      symlinkSync('../../shared.json', path.join(location, 'roles/clerk.json'));
    },
    code: 0,
    says: '✓ shop: no findings',
  },
  {
    name: 'a link that leads nowhere, which is named',
    change: (_folder, location) => symlinkSync('gone.json', path.join(location, 'roles/auditor.json')),
    code: 2,
    says: 'shop/roles/auditor.json: there is no such file or folder.',
  },
  {
    name: 'a link that leads back up, which is not followed without end',
    change: (_folder, location) => symlinkSync('..', path.join(location, 'roles/up')),
    code: 1,
    says: 'Nothing reads the file roles/up/app.json.',
  },
  {
    name: 'one object in two files',
    change: (folder) => folder.write('shop/roles/second.json', folder.read('shop/roles/clerk.json')),
    code: 1,
    says: 'There are two roles named "clerk".',
  },
  {
    name: 'an object without a name, in the file that holds it',
    change: (folder) => folder.write('shop/roles/nobody.json', '{}'),
    code: 1,
    says: 'shop/roles/nobody.json:1:1',
  },
  {
    name: 'an empty folder',
    change: (_folder, location) => {
      rmSync(location, { recursive: true });
      mkdirSync(location);
    },
    code: 1,
    says: 'There is no app.json.',
  },
  {
    name: 'a file of five million characters',
    change: (folder) =>
      folder.write('shop/roles/big.json', JSON.stringify({ name: 'big', label: 'b'.repeat(5_000_000), grants: [] })),
    code: 1,
    says: 'FW_DEFINITION_LENGTH',
  },
  {
    name: 'a file that is no text',
    change: (_folder, location) => writeFileSync(path.join(location, 'roles/clerk.json'), randomBytes(1_000)),
    code: 1,
    says: 'FW_DEFINITION_JSON_INVALID',
  },
  {
    name: 'a folder in the place of a file',
    change: (_folder, location) => mkdirSync(path.join(location, 'roles/odd.json')),
    code: 0,
    says: '✓ shop: no findings',
  },
];

describe('validate on a disk as disks are', () => {
  test.each(disks)('$name', async ({ change, code, says }) => {
    await using folder = openShop();
    change(folder, path.join(folder.location, 'shop'));
    const run = await folder.run('validate', 'shop');
    expect({ code: run.code, text: run.stdout + run.stderr }).toEqual({ code, text: expect.stringContaining(says) });
    expect(run.stderr).not.toContain('    at ');
  });

  test('takes the app.json of a folder for the folder, from wherever it is called', async () => {
    await using folder = openShop();
    for (const given of ['shop/app.json', './shop/', path.join(folder.location, 'shop'), 'shop/../shop/app.json'])
      expect((await folder.run('validate', given)).stdout).toContain('✓ shop: no findings');
  });
});

describe('validate', () => {
  test('says that an app is fine and ends with 0', async () => {
    await using folder = openShop();
    const run = await folder.run('validate', 'shop');
    expect(run).toMatchObject({ code: 0, stderr: '' });
    expect(run.stdout).toContain('✓ shop: no findings');
  });

  test('says what is wrong, where with the line, and how to mend it, and ends with 1', async () => {
    await using folder = openProgramFolder(filesOf(brokenShop()));
    const run = await folder.run('validate', 'shop');
    expect(run.code).toBe(1);
    const lines = folder.read('shop/entities/sales_order.json').split('\n');
    const line = lines.findIndex((each) => each.includes('"custmer"')) + 1;
    expect(run.stdout).toContain(`error   shop/entities/sales_order.json:${line}:`);
    expect(run.stdout).toMatch(/→ .*customer/);
    expect(run.stdout).not.toContain('\u001B[');
  });

  test('gives programs the findings as JSON', async () => {
    await using folder = openProgramFolder(filesOf(brokenShop()));
    const run = await folder.run('validate', 'shop', '--json');
    const found = run.json<Validated>();
    expect(run.code).toBe(1);
    expect(found).toMatchObject({ ok: false, app: 'shop' });
    expect(found.errors).toBe(found.issues.filter((issue) => issue.severity === 'error').length);
    expect(found.issues[0]).toMatchObject({ file: 'entities/sales_order.json' });
    expect(found.issues[0]!.line).toBeGreaterThan(1);
  });

  test('shows the line of a file that is no JSON', async () => {
    await using folder = openShop();
    folder.write('shop/roles/clerk.json', '{\n  "name": "clerk",\n  oops\n}\n');
    const run = await folder.run('validate', 'shop');
    expect(run.code).toBe(1);
    expect(run.stdout).toContain('shop/roles/clerk.json:3:3');
  });

  test('takes a bundle', async () => {
    await using folder = openProgramFolder(new Map([['shop.json', formatBundle(brokenShop(), fieldModels)]]));
    const run = await folder.run('validate', 'shop.json');
    expect(run.code).toBe(1);
    expect(run.stdout).toContain('shop.json entities/sales_order.json');
  });

  test('finds the app that is needed beside it, and says so when it is not there', async () => {
    const shop = sampleApp();
    const needy: AppDefinition = {
      ...shop,
      app: {
        name: 'needy',
        label: 'Needy',
        version: '1.0.0',
        locales: ['en'],
        depends: [{ app: 'shop', range: '^1.0.0' }],
      },
      navigation: { items: [] },
      entities: [{ name: 'note', fields: [{ name: 'about', type: 'reference', entity: 'shop.customer' }] }],
      forms: [],
      views: [],
      workflows: [],
      rules: [],
      roles: [],
      datasets: [],
      scenarios: [],
      locales: [],
    };
    await using beside = openProgramFolder(new Map([...filesOf(shop), ...filesOf(needy)]));
    expect((await beside.run('validate', 'needy')).stdout).toContain('✓ needy');
    await using alone = openProgramFolder(filesOf(needy));
    expect((await alone.run('validate', 'needy')).code).toBe(1);
  });
});

describe('lint', () => {
  test('ends with 1 at a warning that validate only counts, unless warnings are allowed', async () => {
    const app = sampleApp();
    const roles = app.roles.map((role) => ({
      ...role,
      grants: role.grants.filter(({ entity }) => entity !== 'price'),
    }));
    await using folder = openProgramFolder(filesOf({ ...app, roles }));
    const validated = await folder.run('validate', 'shop');
    expect(validated.code).toBe(0);
    expect(validated.stdout).toContain('1 warning');
    const linted = await folder.run('lint', 'shop');
    expect(linted.code).toBe(1);
    expect(linted.stdout).toContain('warning shop/entities/price.json');
    expect((await folder.run('lint', 'shop', '--max-warnings', '1')).code).toBe(0);
  });
});

describe('bundle and unbundle', () => {
  test('are lossless both ways', async () => {
    await using folder = openShop();
    expect((await folder.run('bundle', 'shop', '--output', 'shop.json')).code).toBe(0);
    expect(folder.read('shop.json')).toBe(formatBundle(sampleApp(), fieldModels));
    expect((await folder.run('unbundle', 'shop.json', '--output', 'again')).code).toBe(0);
    for (const [file, text] of filesOf(sampleApp())) expect(folder.read(file.replace('shop/', 'again/'))).toBe(text);
  });

  test('print to standard output, and never replace what is there without --force', async () => {
    await using folder = openShop();
    expect((await folder.run('bundle', 'shop')).stdout).toBe(formatBundle(sampleApp(), fieldModels));
    await folder.run('bundle', 'shop', '-o', 'shop.json');
    const again = await folder.run('bundle', 'shop', '-o', 'shop.json');
    expect(again.code).toBe(2);
    expect(again.stderr).toContain('FW_CLI_OUTPUT_EXISTS');
    expect((await folder.run('bundle', 'shop', '-o', 'shop.json', '--force')).code).toBe(0);
    folder.write('shop/entities/left_over.json', '{}');
    expect((await folder.run('unbundle', 'shop.json', '--force')).code).toBe(0);
    expect(() => folder.read('shop/entities/left_over.json')).toThrow();
  });
});

describe('diff', () => {
  test('tells the differences in words, and ends with 1 only when asked to', async () => {
    await using folder = openShop();
    folder.write('other.json', formatBundle(brokenShop(), fieldModels));
    const run = await folder.run('diff', 'shop', 'other.json');
    expect(run.code).toBe(0);
    expect(run.stdout).toContain('"entity" was "customer" and is now "custmer"');
    expect((await folder.run('diff', 'shop', 'other.json', '--exit-code')).code).toBe(1);
    const same = await folder.run('diff', 'shop', 'shop', '--exit-code', '--json');
    expect(same.code).toBe(0);
    expect(same.json()).toEqual({ ok: true, changes: [] });
  });
});

describe('gen client', () => {
  test('writes an interface for each entity with the types of the wire', async () => {
    await using folder = openShop();
    const run = await folder.run('gen', 'client', 'shop');
    expect(run.code).toBe(0);
    expect(run.stdout).toContain('export interface SalesOrder {');
    expect(run.stdout).toContain('readonly id: string;');
    expect(run.stdout).toContain('readonly on_hand?: number | null;');
    expect(run.stdout).toMatch(/priority\??: .*"urgent"/);
  });
});

describe('wrong use', () => {
  test.each([
    ['an unknown command', ['publish'], 'publish'],
    ['an unknown option', ['validate', 'shop', '--fast'], '--fast'],
    ['a missing argument', ['validate'], 'app'],
    ['a path that leads nowhere', ['validate', 'nowhere'], 'nowhere: there is no such file or folder'],
    ['no server and no database', ['plan', 'shop'], '--server'],
    ['a server and a database', ['plan', 'shop', '--server', 'http://a', '--database', 'postgres://b/c'], '--database'],
    ['an address that is none', ['plan', 'shop', '--server', 'forms.example.com'], 'https://'],
    ['tests without a database server', ['test', 'shop'], 'FORMWORK_TEST_DATABASE_URL'],
    ['a scenario that is not there', ['test', 'shop', '--scenario', 'nothing'], 'large_order_waits_for_approval'],
    ['a kind of thing that cannot be renamed', ['rename', 'shop', 'colour', 'a', 'b'], 'entity'],
    ['a name in the wrong form', ['rename', 'shop', 'field', 'customer', 'b'], 'entity.field'],
    ['a number that is none', ['lint', 'shop', '--max-warnings', 'few'], 'whole number'],
  ])('%s ends with 2 and says what is missing', async (_name, args, said) => {
    await using folder = openShop();
    const run = await folder.run(...args);
    expect(run.code).toBe(2);
    expect(run.stderr).toContain(said);
    expect(run.stderr).not.toMatch(/^\s+at .*\.[jt]s:/m);
  });

  test('a server that does not answer ends with 3, in JSON too', async () => {
    await using folder = openShop();
    const run = await folder.run('plan', 'shop', '--server', 'http://127.0.0.1:9', '--json');
    expect(run.code).toBe(3);
    expect(run.json()).toMatchObject({ ok: false, error: { code: 'FW_CLI_UNREACHABLE' } });
  });

  test('a database that does not answer ends with 3 and does not show its password', async () => {
    await using folder = openShop();
    const run = await folder.run('plan', 'shop', '--database', 'postgres://me:hidden@127.0.0.1:9/none');
    expect(run.code).toBe(3);
    expect(run.stderr).toContain('127.0.0.1:9');
    expect(run.stderr).not.toContain('hidden');
  });
});
