import { describe, expect, test } from '@jest/globals';
import type { ScenarioDefinition } from '@formwork/definition';
import { entityOf, expectedCode, kindOf, namedBefore, withEntity, withKind } from './scenario-step.ts';

const start = { entity: 'order', as: 'admin' };
const create = { as: 'wang', create: 'order', id: 'first', values: { number: 7 } };

describe('a step of a scenario', () => {
  test.each([
    [create, 'create', 'order'],
    [{ as: 'wang', app: 'core', read: 'part', id: 'hu' }, 'read', 'core.part'],
    [{ as: 'wang', transition: 'submit', entity: 'order', id: 'first' }, 'transition', 'order'],
    [{ advance: 'P1D' }, 'advance', undefined],
    [{ parallel: [create] }, 'parallel', undefined],
    [{}, 'create', undefined],
  ])('%j does %s with %s', (step, kind, entity) => {
    expect(kindOf(step)).toBe(kind);
    expect(entityOf(step)).toBe(entity);
  });

  test.each([
    ['update', { as: 'wang', update: 'order', id: 'first', values: { number: 7 } }],
    ['read', { as: 'wang', read: 'order', id: 'first' }],
    ['query', { as: 'wang', query: 'order' }],
    ['transition', { as: 'wang', transition: '', entity: 'order', id: 'first' }],
    ['advance', { advance: 'P1D' }],
    ['parallel', { parallel: [create] }],
  ] as const)('turned into %s keeps what both kinds have', (kind, expected) => {
    expect(withKind(create, kind, start)).toEqual(expected);
  });

  test('turned back from the clock starts with the first entity', () => {
    expect(withKind({ advance: 'P1D' }, 'create', start)).toEqual({ as: 'admin', create: 'order', values: {} });
  });

  test('with an entity of another app names that app, and forgets values of the old one', () => {
    expect(withEntity(create, 'core.part')).toEqual({
      as: 'wang',
      app: 'core',
      create: 'part',
      id: 'first',
      values: {},
    });
    expect(withEntity({ as: 'wang', app: 'core', query: 'part' }, 'order')).toEqual({ as: 'wang', query: 'order' });
  });

  test('knows the records that earlier steps named, also at the same time, and none of later ones', () => {
    const scenario = {
      name: 'one',
      label: 'One',
      given: [create, { parallel: [{ as: 'admin', create: 'part', id: 'bolt' }] }],
      when: [
        { as: 'wang', update: 'order', id: 'first', values: {} },
        { as: 'wang', create: 'order', id: 'second' },
      ],
    } as unknown as ScenarioDefinition;
    const aliases = (path: string): string[] => namedBefore(scenario, path).map((each) => each.alias);
    expect(aliases('/given/0')).toEqual([]);
    expect(aliases('/when/0')).toEqual(['first', 'bolt']);
    expect(aliases('/then/0')).toEqual(['first', 'bolt', 'second']);
  });

  test('tells which refusal it expects', () => {
    expect(expectedCode(create)).toBeUndefined();
    expect(expectedCode({ ...create, expectError: 'FW_X' })).toBe('FW_X');
    expect(expectedCode({ ...create, expectError: { code: 'FW_X', path: '/number' } })).toBe('FW_X');
  });
});
