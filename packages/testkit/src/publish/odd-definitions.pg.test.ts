import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { fieldCases } from '@formwork/catalog/cases';
import { fieldModels } from '@formwork/catalog/models';
import {
  type AppDefinition,
  type EntityDefinition,
  type FieldDefinition,
  validateDefinition,
} from '@formwork/definition';
import { type RecordStore, openRecordStore } from '../records/record-store.ts';
import { runValidDefinitions, tryDefinition } from './valid-definitions.ts';

const text = (name: string): FieldDefinition => ({ name, type: 'text' });
const to = (name: string, entity: string): FieldDefinition => ({ name, type: 'reference', entity });
const entity = (name: string, ...fields: FieldDefinition[]): EntityDefinition => ({ name, fields });
const count = (of: number): number[] => Array.from({ length: of }, (_, nr) => nr);
/** Names of 48 characters that differ in the last one alone. */
const long = (letter: string): string => `${'a_long_name_'.repeat(4).slice(0, 47)}${letter}`;

function app(name: string, ...entities: EntityDefinition[]): AppDefinition {
  return {
    format: 1,
    app: { name, label: { en: 'Café “Ω” 100 %', 'zh-CN': '奇怪的应用' }, version: '1.0.0', locales: ['en', 'zh-CN'] },
    entities,
    roles: [
      {
        name: 'everybody',
        grants: entities.map((each) => ({
          entity: each.name,
          actions: ['read'],
          when: { isNotNull: { var: 'record.id' } },
        })),
      },
    ],
    forms: [],
    views: [],
    workflows: [],
    rules: [],
    datasets: [],
    scenarios: [],
    locales: [],
  } as unknown as AppDefinition;
}

/** The first sample of every field type, in an entity beside the ones that the samples point at. */
function everyType(): AppDefinition {
  const fields = fieldCases.map(({ id, samples }) => ({ ...samples[0]!.field, name: `a_${id.replaceAll('-', '_')}` }));
  const lines = fields.find((field) => field.type === 'lines')!;
  const fitted = fields.map((field) => (field.type === 'rollup' ? { ...field, over: lines.name } : field));
  const line: FieldDefinition[] = [
    { name: 'amount', type: 'decimal', scale: 2 },
    { name: 'quantity', type: 'integer' },
  ];
  const part: FieldDefinition[] = [text('name'), { name: 'price', type: 'decimal', scale: 4 }];
  return app('every_type', entity('thing', ...fitted), entity('thing_line', ...line), entity('part', ...part));
}

const odd: readonly (readonly [name: string, definition: AppDefinition])[] = [
  ['every field type in one entity', everyType()],
  [
    'references to itself and in a circle, required on the way',
    app(
      'circle',
      entity('one', to('itself', 'one'), { ...to('next', 'two'), required: true }),
      entity('two', to('next', 'three'), to('back', 'one')),
      entity('three', { ...to('next', 'one'), required: true }, { ...to('other', 'one'), unique: true }),
    ),
  ],
  [
    'lines of lines with rollups at both levels, one over a rollup',
    app(
      'nested',
      entity(
        'plan',
        { name: 'stages', type: 'lines', entity: 'stage', minItems: 1 },
        { name: 'hours', type: 'rollup', over: 'stages', sum: 'hours' },
        { name: 'late', type: 'formula', result: 'boolean', value: { '>': [{ var: 'record.hours' }, 100] } },
      ),
      entity(
        'stage',
        text('title'),
        { name: 'works', type: 'lines', entity: 'work' },
        { name: 'hours', type: 'rollup', over: 'works', sum: 'hours', where: { isNotNull: { var: 'record.hours' } } },
      ),
      entity('work', { name: 'hours', type: 'decimal', scale: 1, min: 0 }, to('after', 'plan')),
    ),
  ],
  [
    'words of SQL as the names of everything',
    app(
      'select',
      {
        ...entity(
          'order',
          ...['select', 'user', 'table', 'where', 'group', 'limit', 'all', 'end', 'null', 'current_user'].map(text),
          { ...to('from', 'user'), required: true },
          { name: 'primary', type: 'lines', entity: 'table' },
        ),
        unique: [['select', 'user'], ['group']],
        indexes: [['where', 'limit']],
        validations: [
          { name: 'check', assert: { '!=': [{ var: 'record.table' }, "'; drop table x; --"] }, message: "It's 100 %" },
        ],
      },
      entity('user', { ...text('default'), unique: true, searchable: true }),
      entity('table', text('column')),
    ),
  ],
  [
    'names of 48 characters that differ in the last',
    app(
      long('z'),
      {
        ...entity(
          long('x'),
          ...['a', 'b', 'c', 'd'].map((letter) => ({ ...text(long(letter)), unique: true, searchable: true })),
          to(long('e'), long('x')),
          to(long('f'), long('y')),
          {
            name: long('g'),
            type: 'choice',
            options: count(60).map((nr) => ({ value: `${long('o').slice(0, 44)}_${100 + nr}` })),
          },
        ),
        unique: [
          [long('a'), long('b')],
          [long('a'), long('c')],
          [long('b'), long('c'), long('d')],
        ],
        indexes: [
          [long('a'), long('d')],
          [long('d'), long('a')],
        ],
      },
      entity(long('y'), text(long('a'))),
    ),
  ],
  [
    'two hundred fields and sixty entities that point at each other',
    app(
      'wide',
      entity(
        'broad',
        ...count(200).map((nr) => (nr % 5 === 0 ? to(`field_${nr}`, `entity_${nr % 59}`) : text(`field_${nr}`))),
      ),
      ...count(59).map((nr) =>
        entity(`entity_${nr}`, text('name'), to('next', `entity_${(nr + 1) % 59}`), to('broad', 'broad')),
      ),
    ),
  ],
];

describe('definitions that nobody would write', () => {
  let store: RecordStore;
  beforeAll(async () => {
    store = await openRecordStore();
  });
  afterAll(async () => {
    await store[Symbol.asyncDispose]();
  });

  test.each(odd)('%s: no finding, published, published again without a step, and listed', async (_name, written) => {
    const definition = JSON.parse(JSON.stringify(written)) as AppDefinition;
    const errors = validateDefinition(definition, fieldModels).issues.filter(({ severity }) => severity === 'error');
    expect(errors).toEqual([]);
    expect(await tryDefinition(store, definition)).toBeUndefined();
  });
});

test('whatever validates also publishes', async () => {
  const outcome = await runValidDefinitions({ definitions: 40, seed: 20_260_630 });
  expect(outcome.failures).toEqual([]);
  expect(outcome.valid).toBeGreaterThan(20);
});
