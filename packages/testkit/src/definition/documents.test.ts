import { describe, expect, test } from '@jest/globals';
import { fieldModels } from '@formwork/catalog/models';
import {
  type AppDefinition,
  canonicalDefinition,
  formatBundle,
  formatFolder,
  parseBundle,
  parseFolder,
  upgradeDefinition,
  validateDefinition,
} from '@formwork/definition';
import { sampleApp } from '../sample-app/sample-app.ts';

const app = sampleApp();
const files = formatFolder(app, fieldModels);

/** The codes and places of what reading a changed folder finds. */
function findIn(changes: Readonly<Record<string, string | undefined>>): string[] {
  const changed = new Map(files);
  for (const [file, text] of Object.entries(changes)) {
    if (text === undefined) changed.delete(file);
    else changed.set(file, text);
  }
  return parseFolder(changed, fieldModels).issues.map((issue) => `${issue.code} ${issue.file}: ${issue.message}`);
}

/** The same value with the keys of every object turned round, as a database might give it back. */
function turned(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(turned);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .toReversed()
      .map(([key, child]) => [key, turned(child)]),
  );
}

describe('a folder and a bundle are the same app', () => {
  test('a folder read back gives the definition, and the definition the same files', () => {
    const read = parseFolder(files, fieldModels);
    expect(read.issues).toEqual([]);
    expect(read.definition).toEqual(canonicalDefinition(app, fieldModels));
    expect(formatFolder(read.definition!, fieldModels)).toEqual(files);
  });

  test('a bundle read back gives the definition, and the definition the same text', () => {
    const text = formatBundle(app, fieldModels);
    const read = parseBundle(text, fieldModels);
    expect(read.issues).toEqual([]);
    expect(formatBundle(read.definition!, fieldModels)).toBe(text);
  });

  test('the order of keys and of objects does not show in the text', () => {
    const shuffled = turned({ ...app, forms: app.forms.toReversed(), entities: app.entities.toReversed() });
    expect(formatBundle(shuffled as AppDefinition, fieldModels)).toBe(formatBundle(app, fieldModels));
  });

  test('every file points to its schema, as deep as it lies', () => {
    expect(JSON.parse(files.get('app.json')!)).toHaveProperty('$schema', '../../schemas/v1/app.schema.json');
    expect(JSON.parse(files.get('workflows/order_lifecycle.json')!)).toHaveProperty(
      '$schema',
      '../../../schemas/v1/lifecycle.schema.json',
    );
  });

  test('an app without entities may leave out the lists', () => {
    const { definition } = parseBundle({ format: 1, app: app.app }, fieldModels);
    expect(definition).toEqual({
      format: 1,
      app: app.app,
      ...Object.fromEntries(
        ['entities', 'forms', 'views', 'workflows', 'rules', 'roles', 'datasets', 'scenarios', 'locales'].map((key) => [
          key,
          [],
        ]),
      ),
    });
  });
});

describe('a folder that cannot be read says where', () => {
  test.each([
    {
      name: 'a comma too many',
      files: { 'app.json': '{\n  "name": "shop",\n}' },
      found:
        'FW_DEFINITION_JSON_INVALID app.json: The file is no valid JSON: line 3, column 1: A key in double quotes is expected here.',
    },
    {
      name: 'a key that stands twice',
      files: { 'app.json': '{"name": "shop", "name": "store"}' },
      found:
        'FW_DEFINITION_JSON_INVALID app.json: The file is no valid JSON: line 1, column 18: The key "name" stands twice in one object.',
    },
    {
      name: 'a text that is not closed',
      files: { 'app.json': '{"name": "shop}' },
      found:
        'FW_DEFINITION_JSON_INVALID app.json: The file is no valid JSON: line 1, column 10: The text in quotes is not closed, or has a wrong escape.',
    },
    {
      name: 'something after the end',
      files: { 'app.json': '{} {}' },
      found:
        'FW_DEFINITION_JSON_INVALID app.json: The file is no valid JSON: line 1, column 4: Something stands after the end of the document.',
    },
    {
      name: 'an empty file',
      files: { 'app.json': '' },
      found:
        'FW_DEFINITION_JSON_INVALID app.json: The file is no valid JSON: line 1, column 1: The document ends too early.',
    },
    {
      name: 'a million open brackets',
      files: { 'app.json': '['.repeat(1_000_000) },
      found:
        'FW_DEFINITION_JSON_INVALID app.json: The file is no valid JSON: line 1, column 202: It is nested more than 200 levels deep.',
    },
    {
      name: 'no app.json',
      files: { 'app.json': undefined },
      found: 'FW_DEFINITION_FILE_MISSING app.json: There is no app.json.',
    },
    {
      name: 'an object without a name, in the file that holds it',
      files: { 'roles/nobody.json': '{"label": "Nobody"}' },
      found: 'FW_DEFINITION_KEY_MISSING roles/nobody.json: "name" is missing here.',
    },
    {
      name: 'a name that stands twice, in the second file',
      files: { 'roles/zed.json': '{"name": "clerk", "label": "Z", "grants": []}' },
      found: 'FW_DEFINITION_NAME_REPEATED roles/zed.json: There are two roles named "clerk".',
    },
    {
      name: 'a fault in a file whose name differs from what is in it',
      files: { 'roles/zed.json': '{"name": "zoe", "label": "Zoe", "grants": [], "colour": 1}' },
      found: 'FW_DEFINITION_KEY_UNKNOWN roles/zed.json: Nothing is known as "colour" here.',
    },
    {
      name: 'a folder that nothing reads',
      files: { 'entites/part.json': '{}' },
      found: 'FW_DEFINITION_FILE_UNKNOWN entites/part.json: Nothing reads the file entites/part.json.',
    },
    {
      name: 'a file that is named otherwise than its object',
      files: { 'entities/part.json': files.get('entities/price.json')!, 'entities/price.json': undefined },
      found:
        'FW_DEFINITION_FILE_NAME entities/part.json: The file is named entities/part.json, but the entity in it "price".',
    },
  ])('$name', ({ files: changes, found }) => {
    expect(findIn(changes)).toContain(found);
  });

  test('a byte order mark is no error', () => {
    expect(findIn({ 'app.json': `\uFEFF${files.get('app.json')}` })).toEqual([]);
  });
});

describe('what is no definition at all is refused', () => {
  test.each([
    { name: 'null', json: null, code: 'FW_DEFINITION_FORMAT' },
    { name: 'a text', json: 'app', code: 'FW_DEFINITION_FORMAT' },
    { name: 'a list', json: [], code: 'FW_DEFINITION_FORMAT' },
    { name: 'an object without a format', json: {}, code: 'FW_DEFINITION_FORMAT' },
    { name: 'a newer format', json: { ...app, format: 2 }, code: 'FW_DEFINITION_FORMAT' },
    { name: 'no app', json: { format: 1 }, code: 'FW_DEFINITION_KEY_MISSING' },
    { name: 'a number that is infinite', json: { ...app, entities: [Infinity] }, code: 'FW_DEFINITION_NUMBER_RANGE' },
    { name: 'an object where a list belongs', json: { ...app, entities: {} }, code: 'FW_DEFINITION_TYPE' },
    {
      name: 'something nested very deep',
      json: { ...app, datasets: [JSON.parse(`${'['.repeat(5000)}${']'.repeat(5000)}`)] },
      code: 'FW_DEFINITION_TOO_DEEP',
    },
    {
      name: 'half a million values',
      json: { ...app, datasets: [{ name: 'd', entity: 'customer', key: ['code'], records: Array(500_000).fill({}) }] },
      code: 'FW_DEFINITION_TOO_LARGE',
    },
    {
      name: 'a key that is a prototype',
      json: JSON.parse('{"format":1,"__proto__":{"app":{}}}'),
      code: 'FW_DEFINITION_KEY_UNKNOWN',
    },
  ])('$name', ({ json, code }) => {
    const { issues, isValid } = validateDefinition(json, fieldModels);
    expect(isValid).toBe(false);
    expect(issues.map((issue) => issue.code)).toContain(code);
  });

  test('the present format needs no upgrade', () => {
    expect(upgradeDefinition(app).json).toBe(app);
  });
});
