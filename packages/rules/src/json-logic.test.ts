import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import jsonLogic, { type RulesLogic } from 'json-logic-js';
import { Decimal, type RuleScope, type RuleType, type RuleValue, checkRuleJson, compileRule } from './index.ts';
import { jsonLogicCases } from './json-logic-cases.ts';

/** The types of plain data, as an app's entities would declare them. */
function scopeOf(data: unknown): RuleScope {
  const members = new Map<string, Readonly<Record<string, RuleType>>>();
  const typeOf = (value: unknown, path: string): RuleType => {
    if (typeof value === 'string') return { kind: 'text' };
    if (typeof value === 'boolean') return { kind: 'boolean' };
    if (Array.isArray(value)) return { kind: 'list', of: typeOf(value[0], `${path}[]`) };
    if (typeof value !== 'object' || value === null) return { kind: 'number' };
    members.set(path, fieldsOf(value, path));
    return { kind: 'record', entity: path };
  };
  const fieldsOf = (value: object, path: string): Readonly<Record<string, RuleType>> =>
    Object.fromEntries(Object.entries(value).map(([key, child]) => [key, typeOf(child, `${path}.${key}`)]));
  const isPlain = typeof data === 'object' && data !== null && !Array.isArray(data);
  return {
    variables: isPlain ? fieldsOf(data, 'data') : {},
    member: (entity, name) => members.get(entity)?.[name],
  };
}

function plain(value: RuleValue): unknown {
  if (Array.isArray(value)) return value.map((each: RuleValue) => plain(each));
  return value instanceof Decimal ? value.toNumber() : value;
}

function answerOf(rule: unknown, data: unknown): unknown {
  const { typed, issues } = checkRuleJson(rule, scopeOf(data));
  if (typed === undefined) return { refused: issues.map((issue) => issue.code) };
  return plain(compileRule(typed)((data ?? {}) as Readonly<Record<string, unknown>>));
}

describe('the documented cases of JsonLogic', () => {
  test.each(jsonLogicCases)('$rule over $data is what json-logic-js answers', ({ rule, data, answer }) => {
    const theirs: unknown = jsonLogic.apply(rule as RulesLogic, data);
    expect(theirs).toEqual(answer);
  });

  test.each(jsonLogicCases.filter((each) => each.differs === undefined))(
    '$rule over $data',
    ({ rule, data, answer }) => {
      expect(answerOf(rule, data)).toEqual(answer);
    },
  );

  test.each(jsonLogicCases.filter((each) => each.differs !== undefined))(
    '$rule differs: $differs',
    ({ rule, data, answer }) => {
      expect(answerOf(rule, data)).not.toEqual(answer);
    },
  );

  test('every reason for a difference is explained on its page, and no other', () => {
    const page = readFileSync(new URL('../../../docs/reference/rules-json-logic.md', import.meta.url), 'utf8');
    const explained = [...page.matchAll(/^### `([a-z-]+)`$/gm)].map((match) => match[1]);
    const used = new Set(jsonLogicCases.flatMap((each) => each.differs ?? []));
    expect(new Set(explained)).toEqual(used);
  });
});
