import { fieldModels } from '@formwork/catalog/models';
import { type FieldContext, referredEntity } from '@formwork/definition';
import { type Engine, type Principal, openEngine } from '@formwork/engine';
import { FormworkError, type Json } from '@formwork/kernel';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type TestDatabase, createTestDatabase } from '../database/test-database.ts';
import { type TypeSample, typeSamples, typesApp } from './types-app.ts';

type Loose = Record<string, unknown>;

/** Entities are named as the definition names them; nothing else is asked of what is around a field. */
const around: FieldContext = {
  entity: 'types.thing',
  resolveEntity: (name) => (name.includes('.') ? name : `types.${name}`),
  fieldType: () => undefined,
  field: () => undefined,
};

let database: TestDatabase;
let engine: Engine;
let writer: Principal;
let reader: Principal;
/** Records by entity that links may point at. */
const targets = new Map<string, readonly string[]>();

beforeAll(async () => {
  database = await createTestDatabase();
  engine = await openEngine({ databaseUrl: database.url, poolSize: 6 });
  await engine.definitions.publish({ definition: typesApp() });
  const people = await Promise.all(
    ['writer', 'reader'].map((role) => engine.people.createUser({ login: role, name: role, roles: [`types.${role}`] })),
  );
  [writer, reader] = (await Promise.all(people.map((id) => engine.people.principal(id)))) as [Principal, Principal];
  const parts = [await create('part', { title: 'Bolt' }), await create('part', { title: 'Nut' })];
  const departments = [
    await engine.people.departments.create({ name: 'Sales' }),
    await engine.people.departments.create({ name: 'Works' }),
  ];
  targets.set(
    'types.part',
    parts.map(({ id }) => String(id)),
  );
  targets.set('formwork.user', people);
  targets.set('formwork.department', departments);
});

afterAll(async () => {
  await engine.close();
  await database.drop();
});

const parse = (json: string): Loose => JSON.parse(json) as Loose;

async function create(entity: string, values: Loose): Promise<Loose> {
  return parse((await engine.records.create(writer, 'types', entity, values)).json);
}

async function list(request: Loose, as: Principal = writer): Promise<{ items: Loose[]; nextCursor?: string }> {
  return JSON.parse((await engine.records.list(as, 'types', 'thing', request)).json) as never;
}

async function refusal(run: Promise<unknown>): Promise<string[]> {
  const error = await run.then(
    () => undefined,
    (caught: unknown) => caught,
  );
  if (!(error instanceof FormworkError)) throw error ?? new Error('It was allowed.');
  return error.issues.map((issue) => `${issue.code} ${issue.path}`);
}

/** The values of a sample that count as one; links point at records that are there. */
function valuesOf({ field, valid }: TypeSample): readonly { readonly in: unknown; readonly out: Json }[] {
  const type = fieldModels.resolve(field.type).ruleType(field, around);
  const entity = referredEntity(type);
  if (entity === undefined) return valid.filter(({ out }) => out !== null);
  const [first = '', second = ''] = targets.get(entity) ?? [];
  const links: Json[] = type.kind === 'list' ? [[first], [second, first]] : [first, second];
  return links.map((link) => ({ in: link, out: link }));
}

/** What a filter compares: the value, or its first part where it has parts. */
function pathOf({ field }: TypeSample): string {
  const type = fieldModels.resolve(field.type).ruleType(field, around);
  return `record.${field.name}${type.kind === 'object' ? `.${Object.keys(type.fields)[0]}` : ''}`;
}

/** A filter that finds the value, in the words that the type offers. */
function filterFor(sample: TypeSample, value: Json): unknown {
  const variable = { var: pathOf(sample) };
  const { operators } = fieldModels.resolve(sample.field.type);
  if (operators.includes('hasAll')) return { and: (value as Json[]).map((each) => ({ in: [each, variable] })) };
  const { kind } = fieldModels.resolve(sample.field.type).ruleType(sample.field, around);
  if (operators.includes('is') && kind !== 'object') {
    return { '==': [variable, kind === 'number' ? Number(value) : value] };
  }
  return operators.includes('isNotEmpty') ? { isNotNull: [variable] } : undefined;
}

describe.each(typeSamples().map((sample) => [sample.field.type, sample] as const))(
  'a field of type %s',
  (_, sample) => {
    const { name } = sample.field;

    test('keeps what it takes through creating, reading, changing and history', async () => {
      for (const value of valuesOf(sample)) {
        const created = await create('thing', { title: name, [name]: value.in });
        expect(created[name]).toEqual(value.out);
        const id = String(created['id']);
        expect(parse((await engine.records.read(writer, 'types', 'thing', id)).json)[name]).toEqual(value.out);
        const emptied = await engine.records.update(writer, 'types', 'thing', id, { [name]: null });
        expect(parse(emptied.json)[name]).toBeNull();
        const back = await engine.records.update(writer, 'types', 'thing', id, { [name]: value.in });
        expect(parse(back.json)[name]).toEqual(value.out);
        const { items } = JSON.parse((await engine.records.history(writer, 'types', 'thing', id)).json) as {
          items: { changes: unknown[] }[];
        };
        expect(items).toHaveLength(3);
        const changes = items.flatMap((item) => item.changes);
        expect(changes).toContainEqual(expect.objectContaining({ field: name, to: value.out }));
      }
    });

    test('is loaded many at a time', async () => {
      const values = valuesOf(sample);
      const title = `loaded ${name}`;
      await engine.records.load(
        'types',
        'thing',
        values.map((value) => ({ title, [name]: value.in })),
      );
      const { items } = await list({ filter: { '==': [{ var: 'record.title' }, title] }, sort: 'id', fields: [name] });
      expect(items.map((item) => item[name])).toEqual(values.map(({ out }) => out));
    });

    test('is found by its operators and by having no value', async () => {
      for (const value of valuesOf(sample)) {
        const { id } = await create('thing', { title: 'found', [name]: value.in });
        const filter = filterFor(sample, value.out);
        if (filter === undefined) continue;
        const { items } = await list({ filter, fields: ['id', name], limit: 200 });
        expect(items.map((item) => item['id'])).toContain(id);
        const empty = await list({ filter: { isNull: [{ var: pathOf(sample) }] }, fields: ['id'], limit: 200 });
        expect(empty.items.map((item) => item['id'])).not.toContain(id);
      }
    });

    test('pages through its order without a gap, or says that it has none', async () => {
      const given = sample.ascending ?? [];
      const title = `order of ${name}`;
      const isLink =
        referredEntity(fieldModels.resolve(sample.field.type).ruleType(sample.field, around)) !== undefined;
      if (given.length === 0 || isLink) return;
      for (const value of given.toReversed()) await create('thing', { title, [name]: value });
      const filter = { '==': [{ var: 'record.title' }, title] };
      const seen: unknown[] = [];
      let cursor: string | undefined;
      do {
        const page = await list({ filter, sort: name, fields: [name], limit: 1, ...(cursor ? { cursor } : {}) });
        seen.push(...page.items.map((item) => item[name]));
        cursor = page.nextCursor;
      } while (cursor !== undefined);
      expect(seen).toEqual(given);
    });

    test('refuses what it cannot keep, at its place', async () => {
      for (const { in: raw, code, path = '' } of sample.invalid) {
        // What is left empty in a form is no value, whatever the type.
        if (raw === '' || raw === null) continue;
        expect(await refusal(create('thing', { title: 'refused', [name]: raw }))).toEqual([`${code} /${name}${path}`]);
      }
    });

    test('is not there for somebody who may not see it', async () => {
      const { id } = await create('thing', { title: 'hidden', [name]: valuesOf(sample)[0]!.in });
      expect(parse((await engine.records.read(reader, 'types', 'thing', String(id))).json)).not.toHaveProperty(name);
      const asked = { filter: { isNotNull: [{ var: pathOf(sample) }] } };
      const unknown = { filter: { isNotNull: [{ var: 'record.a_nothing' }] } };
      const codes = async (request: Loose): Promise<string[]> =>
        (await refusal(list(request, reader))).map((each) => each.split(' ')[0]!);
      expect(await codes(asked)).toEqual(await codes(unknown));
      expect(await codes({ sort: name })).toEqual(await codes({ sort: 'a_nothing' }));
    });
  },
);

describe('lists of links', () => {
  test('bring titles along in their order, and none of what may not be seen', async () => {
    const [bolt = '', nut = ''] = targets.get('types.part')!;
    const { id } = await create('thing', { title: 'linked', a_references: [nut, bolt] });
    const { items } = await list({ filter: { '==': [{ var: 'record.id' }, id] }, titles: true });
    expect(items[0]!['a_references']).toEqual([
      { id: nut, title: 'Nut' },
      { id: bolt, title: 'Bolt' },
    ]);
    await engine.records.remove({ kind: 'system' }, 'types', 'part', bolt);
    const { id: other } = await create('thing', { title: 'kept', a_references: [nut] });
    expect(
      await refusal(engine.records.update(writer, 'types', 'thing', String(other), { a_references: [nut, bolt] })),
    ).toEqual(['FW_RECORD_REFERENCE_UNKNOWN /a_references/1']);
    await engine.records.update(writer, 'types', 'thing', String(id), { a_references: [bolt] });
    await engine.records.restore({ kind: 'system' }, 'types', 'part', bolt);
  });

  test('are found by any, all and none', async () => {
    const [bolt = '', nut = ''] = targets.get('types.part')!;
    const title = 'any all none';
    for (const a_references of [[bolt], [bolt, nut], null]) await create('thing', { title, a_references });
    const links = { var: 'record.a_references' };
    const has = (part: string): unknown => ({ in: [part, links] });
    const count = async (filter: unknown): Promise<number> =>
      (await list({ filter: { and: [{ '==': [{ var: 'record.title' }, title] }, filter] } })).items.length;
    expect(await count({ or: [has(bolt), has(nut)] })).toBe(2);
    expect(await count({ and: [has(bolt), has(nut)] })).toBe(1);
    expect(await count({ or: [{ isNull: [links] }, { '!': [{ or: [has(nut)] }] }] })).toBe(2);
  });
});
