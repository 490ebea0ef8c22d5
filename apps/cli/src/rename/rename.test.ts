import { fieldModels } from '@formwork/catalog/models';
import { type AppDefinition, formatFolder, validateDefinition } from '@formwork/definition';
import { sampleApp } from '@formwork/testkit';
import { describe, expect, test } from '@jest/globals';
import { format } from 'prettier';
import { readApp } from '../source/read-app.ts';
import { type ProgramFolder, openProgramFolder } from '../test-program.ts';
import { patchJsonText } from './patch-json-text.ts';

function filesOf(definition: AppDefinition): Map<string, string> {
  return new Map([...formatFolder(definition, fieldModels)].map(([file, text]) => [`shop/${file}`, text]));
}

/** The lines of a text that another does not have. */
function linesOnlyIn(text: string, other: string): string[] {
  const known = new Set(other.split('\n'));
  return text
    .split('\n')
    .filter((line) => !known.has(line))
    .map((line) => line.trim());
}

interface Renamed {
  readonly ok: boolean;
  readonly files: readonly { readonly file: string; readonly from?: string }[];
  readonly places: readonly { readonly file: string; readonly path: string; readonly text: string }[];
}

function expectSound(folder: ProgramFolder): void {
  const app = readApp(folder.location, 'shop');
  expect([...app.issues, ...validateDefinition(app.definition, fieldModels).issues]).toEqual([]);
}

describe('rename', () => {
  test('a field changes only the lines that name it, remembers its former name, and leaves the app free of findings', async () => {
    const before = filesOf(sampleApp());
    await using folder = openProgramFolder(before);
    const run = await folder.run('rename', 'shop', 'field', 'product.unit_price', 'list_price', '--json');
    expect(run.code).toBe(0);
    const entity = 'shop/entities/product.json';
    expect(linesOnlyIn(folder.read(entity), before.get(entity)!)).toEqual([
      '"name": "list_price",',
      '"renamedFrom": ["unit_price"],',
    ]);
    const { files, places } = run.json<Renamed>();
    expect(files.map(({ file }) => file)).toContain('shop/datasets/products.json');
    expect(places.length).toBeGreaterThan(0);
    const touched = new Set(files.map(({ file }) => file));
    for (const [file, text] of before) if (!touched.has(file)) expect(folder.read(file)).toBe(text);
    expectSound(folder);
  });

  test('an entity moves its file and every place that names it', async () => {
    await using folder = openProgramFolder(filesOf(sampleApp()));
    const run = await folder.run('rename', 'shop', 'entity', 'product', 'article');
    expect(run.code).toBe(0);
    expect(run.stdout).toContain('shop/entities/product.json → shop/entities/article.json');
    expect(run.stdout).toMatch(/Renamed entity product to article: \d+ references, \d+ files/);
    expect(() => folder.read('shop/entities/product.json')).toThrow();
    expect(folder.read('shop/entities/article.json')).toContain('"$schema"');
    expectSound(folder);
  });

  test.each([
    ['a state', 'state', 'order_lifecycle.submitted', 'waiting'],
    ['a transition', 'transition', 'order_lifecycle.approve', 'accept'],
    ['an option', 'option', 'customer.region.north', 'up_north'],
    ['a lifecycle', 'lifecycle', 'order_lifecycle', 'order_flow'],
    ['a role', 'role', 'clerk', 'seller'],
    ['a field that expressions of other entities read', 'field', 'customer.discount', 'rebate'],
    ['a dataset', 'dataset', 'products', 'articles'],
  ])('%s leaves the app free of findings', async (_name, kind, from, to) => {
    await using folder = openProgramFolder(filesOf(sampleApp()));
    expect(await folder.run('rename', 'shop', kind, from, to)).toMatchObject({ code: 0, stderr: '' });
    expectSound(folder);
    const former = from.split('.').at(-1)!;
    const again = await folder.run('rename', 'shop', kind, [...from.split('.').slice(0, -1), to].join('.'), former);
    expect(again.code).toBe(0);
    expectSound(folder);
  });

  test('keeps the layout that somebody gave the files', async () => {
    const files = filesOf(sampleApp());
    for (const [file, text] of files) files.set(file, await format(text, { parser: 'json', printWidth: 120 }));
    await using folder = openProgramFolder(files);
    expect((await folder.run('rename', 'shop', 'field', 'customer.discount', 'rebate')).code).toBe(0);
    for (const [file, text] of files) {
      const changed = linesOnlyIn(folder.read(file), text);
      expect(changed.filter((line) => !/rebate|"renamedFrom"/.test(line))).toEqual([]);
    }
    expectSound(folder);
  });

  test('only shows what it would do with --dry-run', async () => {
    const before = filesOf(sampleApp());
    await using folder = openProgramFolder(before);
    const run = await folder.run('rename', 'shop', 'field', 'customer.discount', 'rebate', '--dry-run');
    expect(run.stdout).toContain('Would rename field customer.discount to rebate');
    for (const [file, text] of before) expect(folder.read(file)).toBe(text);
  });

  test('refuses a name that is taken, and changes nothing', async () => {
    const before = filesOf(sampleApp());
    await using folder = openProgramFolder(before);
    const run = await folder.run('rename', 'shop', 'field', 'customer.discount', 'notes');
    expect(run.code).toBe(1);
    expect(run.stderr).toContain('There is a field "notes" already.');
    for (const [file, text] of before) expect(folder.read(file)).toBe(text);
  });

  test('rewrites the apps beside it that depend on it', async () => {
    const files = filesOf(sampleApp());
    const app = {
      name: 'needy',
      label: 'Needy',
      version: '1.0.0',
      locales: ['en'],
      depends: [{ app: 'shop', range: '^1.0.0' }],
    };
    const note = { name: 'note', fields: [{ name: 'about', type: 'reference', entity: 'shop.customer' }] };
    files.set('needy/app.json', JSON.stringify(app));
    files.set('needy/entities/note.json', JSON.stringify(note));
    await using folder = openProgramFolder(files);
    const run = await folder.run('rename', 'shop', 'entity', 'customer', 'client');
    expect(run.stdout).toContain('needy/entities/note.json');
    expect(JSON.parse(folder.read('needy/entities/note.json'))).toEqual({
      ...note,
      fields: [{ name: 'about', type: 'reference', entity: 'shop.client' }],
    });
    expect((await folder.run('validate', 'needy')).stdout).not.toContain('error');
  });
});

describe('patchJsonText', () => {
  test.each([
    ['a text', '{ "a": 1, "b": "x" }', { a: 1, b: 'y' }, '{ "a": 1, "b": "y" }'],
    ['a key, keeping its place', '{"a": 1, "b": [1,  2]}', { c: 1, b: [1, 2] }, '{"c": 1, "b": [1,  2]}'],
    [
      'an added key after the name',
      '{\n  "name": "n",\n  "z": 1\n}',
      { name: 'n', z: 1, r: ['o'] },
      '{\n  "name": "n",\n  "r": ["o"],\n  "z": 1\n}',
    ],
    ['an added key in one line', '{"value": "v"}', { value: 'v', r: ['o'] }, '{"value": "v", "r": ["o"]}'],
    ['one item of a list', '[ "a",\n "b" ]', ['a', 'c'], '[ "a",\n "c" ]'],
    ['a list that grows', '{"a": ["x"]}', { a: ['x', 'y'] }, '{"a": ["x","y"]}'],
    ['text with escapes and brackets', '{"a": "}\\"]", "b": 1}', { a: '}"]', b: 2 }, '{"a": "}\\"]", "b": 2}'],
    ['nothing', ' {"a":  1} ', { a: 1 }, ' {"a":  1} '],
  ])('changes %s and leaves the rest as it is written', (_name, text, next, expected) => {
    expect(patchJsonText(text, next)).toBe(expected);
  });

  test('a key that is taken away without another coming still gives the right document', () => {
    expect(JSON.parse(patchJsonText('{"a": 1, "b": 2}', { b: 2 }))).toEqual({ b: 2 });
  });
});
