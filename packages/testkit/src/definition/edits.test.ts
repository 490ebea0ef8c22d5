import { describe, expect, test } from '@jest/globals';
import { fieldModels } from '@formwork/catalog/models';
import {
  type AppDefinition,
  type Edit,
  type ReferenceTarget,
  applyEdit,
  describeChange,
  diffDefinitions,
  documentsOf,
  renameInDefinitions,
  validateDefinition,
  whereUsed,
} from '@formwork/definition';
import fc from 'fast-check';
import { sampleApp } from '../sample-app/sample-app.ts';

const app = sampleApp();

/** Every place of a document by its JSON Pointer. */
function placesOf(node: unknown, path = ''): string[] {
  if (typeof node !== 'object' || node === null) return [path];
  return [
    path,
    ...Object.entries(node).flatMap(([key, child]) =>
      placesOf(child, `${path}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`),
    ),
  ];
}

const places = documentsOf(app).flatMap(({ file, content }) => placesOf(content).map((path) => ({ file, path })));

const targets: readonly ReferenceTarget[] = [
  { kind: 'entity', entity: 'shop.customer' },
  { kind: 'entity', entity: 'shop.order_line' },
  { kind: 'field', entity: 'shop.customer', name: 'region' },
  { kind: 'field', entity: 'shop.customer', name: 'code' },
  { kind: 'field', entity: 'shop.customer', name: 'manager' },
  { kind: 'field', entity: 'shop.order_line', name: 'quantity' },
  { kind: 'field', entity: 'shop.sales_order', name: 'lines' },
  { kind: 'field', entity: 'shop.price', name: 'unit_price' },
  { kind: 'field', entity: 'shop.sales_order', name: 'status' },
  { kind: 'option', entity: 'shop.sales_order', field: 'status', name: 'cancelled' },
  { kind: 'option', entity: 'shop.sales_order', field: 'priority', name: 'urgent' },
  { kind: 'option', entity: 'shop.customer', field: 'tags', name: 'key_account' },
  { kind: 'transition', app: 'shop', workflow: 'order_lifecycle', name: 'approve' },
  { kind: 'workflow', app: 'shop', name: 'order_lifecycle' },
  { kind: 'role', app: 'shop', name: 'clerk' },
  { kind: 'form', app: 'shop', name: 'order_form' },
  { kind: 'view', app: 'shop', name: 'customers' },
  { kind: 'calendar', app: 'shop', name: 'office' },
  { kind: 'dataset', app: 'shop', name: 'customers' },
];

const place = fc.constantFrom(...places);
const editArbitrary: fc.Arbitrary<Edit> = fc.oneof(
  place.map((at): Edit => ({ kind: 'set-value', ...at, value: { var: 'record.x' } })),
  place.map((at): Edit => ({ kind: 'unset-value', ...at })),
  place.map((at): Edit => ({ kind: 'remove-item', ...at })),
  fc.tuple(place, fc.nat(3)).map(([at, index]): Edit => ({ kind: 'insert-item', ...at, index, value: 'new' })),
  fc
    .tuple(place, place, fc.nat(4))
    .map(([from, to, index]): Edit => ({ kind: 'move-item', file: from.file, from: from.path, to: to.path, index })),
  place.map(({ file }): Edit => ({ kind: 'remove-object', file })),
  fc
    .constantFrom('a', 'b')
    .map((name): Edit => ({ kind: 'add-object', file: `views/${name}.json`, content: { ...app.views[0]!, name } })),
  fc
    .tuple(fc.constantFrom(...targets), fc.constantFrom('alpha', 'beta', 'customer', 'Bad Name'))
    .map(([target, to]): Edit => ({ kind: 'rename', target, to })),
);

describe('an edit', () => {
  test('is undone exactly by its inverse, and never changes what it was given', () => {
    const before = JSON.stringify(app);
    fc.assert(
      fc.property(fc.array(editArbitrary, { minLength: 1, maxLength: 6 }), (edits) => {
        let current: AppDefinition = app;
        const undo: Edit[] = [];
        for (const edit of edits) {
          const result = applyEdit(current, edit, fieldModels);
          if (result.issues.length > 0) expect(result.definition).toBe(current);
          undo.unshift(result.inverse);
          current = result.definition;
        }
        const final = current;
        for (const inverse of undo) current = applyEdit(current, inverse, fieldModels).definition;
        expect(current).toEqual(app);
        expect(JSON.stringify(app)).toBe(before);
        const batch = applyEdit(app, { kind: 'batch', edits }, fieldModels);
        if (batch.issues.length === 0) {
          expect(batch.definition).toEqual(final);
          expect(applyEdit(batch.definition, batch.inverse, fieldModels).definition).toEqual(app);
        } else {
          expect(batch.definition).toBe(app);
        }
      }),
      { numRuns: 150 },
    );
  });

  test('moves an item before the one that is at the place now', () => {
    const file = 'forms/customer_form.json';
    const fields = (definition: AppDefinition): string =>
      JSON.stringify(definition.forms.find((form) => form.name === 'customer_form')!.layout)
        .match(/(?<="field":")\w+/g)!
        .join(' ');
    const move = (from: string, to: string, index: number): string =>
      fields(applyEdit(app, { kind: 'move-item', file, from, to, index }, fieldModels).definition);
    expect(move('/layout/0/items/0', '/layout/0/items', 3)).toMatch(/^name region code tags/);
    expect(move('/layout/0/items/3', '/layout/0/items', 0)).toMatch(/^tags code name region/);
    expect(move('/layout/0/items/9', '/layout', 0)).toMatch(/^notes code/);
  });

  test('is refused where it cannot be done', () => {
    const refused: readonly Edit[] = [
      { kind: 'set-value', file: 'entities/nobody.json', path: '/name', value: 'x' },
      { kind: 'set-value', file: 'entities/customer.json', path: '/name', value: 'client' },
      { kind: 'set-value', file: 'entities/customer.json', path: '/fields/99/label', value: 'x' },
      { kind: 'remove-object', file: 'app.json' },
      { kind: 'remove-item', file: 'entities/customer.json', path: '/label' },
      { kind: 'move-item', file: 'forms/customer_form.json', from: '/layout/0', to: '/layout/0/items', index: 0 },
      { kind: 'add-object', file: 'entities/customer.json', content: app.entities[0]! },
      { kind: 'add-object', file: 'entities/client.json', content: app.entities[0]! },
      { kind: 'rename', target: { kind: 'form', app: 'shop', name: 'nothing' }, to: 'x' },
      { kind: 'rename', target: targets[2]!, to: 'code' },
      { kind: 'rename', target: targets[2]!, to: 'created_at' },
    ];
    for (const edit of refused) {
      expect(applyEdit(app, edit, fieldModels)).toMatchObject({
        issues: [{ severity: 'error' }],
        inverse: { edits: [] },
      });
    }
  });
});

describe('a rename', () => {
  test.each(targets.map((target) => ({ target, name: JSON.stringify(target) })))(
    'of $name leaves no finding and no use behind',
    ({ target }) => {
      const { definitions, issues } = renameInDefinitions([app], fieldModels, target, 'renamed_thing');
      expect(issues).toEqual([]);
      const renamed = definitions[0]!;
      expect(validateDefinition(renamed, fieldModels).issues).toEqual([]);
      expect(whereUsed([renamed], fieldModels, target)).toEqual([]);
      const now: ReferenceTarget =
        target.kind === 'entity'
          ? { kind: 'entity', entity: 'shop.renamed_thing' }
          : { ...target, name: 'renamed_thing' };
      expect(whereUsed([renamed], fieldModels, now).length).toBe(whereUsed([app], fieldModels, target).length);
      const kinds = diffDefinitions(app, renamed).map((change) => change.kind);
      // A dataset has no former names: it is loaded by key, so nothing is lost when its name changes.
      expect(kinds).toContain(target.kind === 'dataset' ? 'added' : 'renamed');
      expect(kinds.includes('removed')).toBe(target.kind === 'dataset');
      const old = target.kind === 'entity' ? 'customer' : target.name;
      const back = renameInDefinitions(
        [renamed],
        fieldModels,
        now,
        target.kind === 'entity' ? target.entity.slice(5) : old,
      );
      expect(validateDefinition(back.definitions[0], fieldModels).issues).toEqual([]);
    },
  );

  test('reaches expressions along references, lines, items and look-ups', () => {
    const text = (target: ReferenceTarget): string =>
      JSON.stringify(renameInDefinitions([app], fieldModels, target, 'zz').definitions[0]);
    expect(text({ kind: 'field', entity: 'shop.customer', name: 'discount' })).toContain('"record.customer.zz"');
    expect(text({ kind: 'field', entity: 'shop.sales_order', name: 'customer' })).toContain('"record.zz.discount"');
    expect(text({ kind: 'field', entity: 'shop.sales_order', name: 'ordered_on' })).toContain('"parent.zz"');
    expect(text({ kind: 'field', entity: 'shop.price', name: 'product' })).toContain(
      '"match":{"zz":{"var":"record.product"}}',
    );
    expect(text({ kind: 'field', entity: 'shop.product', name: 'code' })).toContain('{"product":{"zz":"P-100"}');
    expect(text({ kind: 'option', entity: 'shop.sales_order', field: 'status', name: 'closed' })).toContain(
      '["zz","cancelled"]',
    );
  });

  test('remembers the former name, and forgets a name that is given back', () => {
    const target: ReferenceTarget = { kind: 'field', entity: 'shop.customer', name: 'region' };
    const once = renameInDefinitions([app], fieldModels, target, 'area').definitions[0]!;
    const field = (definition: AppDefinition): unknown => definition.entities[0]!.fields[2];
    expect(field(once)).toMatchObject({ name: 'area', renamedFrom: ['region'] });
    const back = renameInDefinitions([once], fieldModels, { ...target, name: 'area' }, 'region').definitions[0]!;
    expect(field(back)).toMatchObject({ name: 'region', renamedFrom: ['area'] });
  });

  test('rewrites what other apps refer to', () => {
    const other: AppDefinition = {
      ...sampleApp(),
      app: { ...app.app, name: 'depot', depends: [{ app: 'shop', range: '^1.0.0' }] },
      entities: [
        {
          name: 'bin',
          fields: [
            { name: 'item', type: 'reference', entity: 'shop.product' },
            { name: 'unit', type: 'formula', result: 'text', value: { var: 'record.item.unit' } },
          ],
        },
      ],
      forms: [], views: [], workflows: [], roles: [], datasets: [], scenarios: [], locales: [],
      navigation: { items: [] },
    }; // prettier-ignore
    const byEntity = renameInDefinitions(
      [app, other],
      fieldModels,
      { kind: 'entity', entity: 'shop.product' },
      'article',
    );
    expect(byEntity.definitions.map((each) => each.app.name)).toEqual(['shop', 'depot']);
    expect(byEntity.definitions[1]!.entities[0]!.fields[0]).toMatchObject({ entity: 'shop.article' });
    const byField = renameInDefinitions(
      [app, other],
      fieldModels,
      { kind: 'field', entity: 'shop.product', name: 'unit' },
      'measure',
    );
    expect(byField.definitions[1]!.entities[0]!.fields[1]).toMatchObject({
      name: 'unit',
      value: { var: 'record.item.measure' },
    });
  });
});

describe('a difference in words', () => {
  test.each<{ name: string; edit: Edit; en: string[]; zh: string[] }>([
    {
      name: 'a new view',
      edit: { kind: 'add-object', file: 'views/all.json', content: { ...app.views[0]!, name: 'all' } },
      en: ['View "all" is added.'],
      zh: ['新增视图“all”。'],
    },
    {
      name: 'a field taken away',
      edit: { kind: 'remove-item', file: 'entities/customer.json', path: '/fields/9' },
      en: ['Field "notes" of entity "customer" is removed.'],
      zh: ['删除实体“customer”的字段“notes”。'],
    },
    {
      name: 'an option of a field',
      edit: { kind: 'set-value', file: 'entities/customer.json', path: '/fields/0/maxLength', value: 30 },
      en: ['Field "code" of entity "customer": "maxLength" was 20 and is now 30.'],
      zh: ['实体“customer”的字段“code”：“maxLength”由 20 改为 30。'],
    },
    {
      name: 'a property that is new',
      edit: { kind: 'set-value', file: 'workflows/order_lifecycle.json', path: '/states/0/locked', value: true },
      en: ['State "draft" of lifecycle "order_lifecycle": "locked" is added (true).'],
      zh: ['生命周期“order_lifecycle”的状态“draft”：新增“locked”（true）。'],
    },
    {
      name: 'fields in another order',
      edit: { kind: 'move-item', file: 'entities/price.json', from: '/fields/3', to: '/fields', index: 0 },
      en: ['Entity "price": the order of its fields is changed.'],
      zh: ['实体“price”：字段的顺序已改变。'],
    },
  ])('$name', ({ edit, en, zh }) => {
    const { definition, issues } = applyEdit(app, edit, fieldModels);
    expect(issues).toEqual([]);
    const changes = diffDefinitions(app, definition);
    expect(changes.map((change) => describeChange(change, 'en'))).toEqual(en);
    expect(changes.map((change) => describeChange(change, 'zh-CN'))).toEqual(zh);
  });

  test('equal definitions have no difference, and a first version is all new', () => {
    expect(diffDefinitions(app, sampleApp())).toEqual([]);
    expect(new Set(diffDefinitions(undefined, app).map((change) => change.kind))).toEqual(new Set(['added']));
  });

  test('two fields that swapped their names are two renames', () => {
    const swapped = sampleApp();
    Object.assign(swapped.entities[0]!.fields[0]!, { name: 'name', renamedFrom: ['code'] });
    Object.assign(swapped.entities[0]!.fields[1]!, { name: 'code', renamedFrom: ['name'] });
    const renames = diffDefinitions(app, swapped).filter((change) => change.file === 'entities/customer.json');
    expect(renames.map((change) => [change.kind, change.from, change.to])).toEqual([
      ['renamed', 'code', 'name'],
      ['renamed', 'name', 'code'],
    ]);
  });
});
