import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import jsonLogic, { type RulesLogic } from 'json-logic-js';
import { Decimal, type RuleValue, checkRuleJson, compileRule } from '../index.ts';
import { furtherCases } from './further-cases.ts';
import { publicCases } from './public-cases.ts';
import { scopeOfData } from './scope-of-data.ts';

function plain(value: RuleValue): unknown {
  if (Array.isArray(value)) return value.map((each: RuleValue) => plain(each));
  return value instanceof Decimal ? value.toNumber() : value;
}

function answerOf(rule: unknown, data: unknown): unknown {
  const { typed, issues } = checkRuleJson(rule, scopeOfData(rule, data));
  if (typed === undefined) return { refused: issues.map((issue) => issue.code) };
  return plain(compileRule(typed)((data ?? {}) as Readonly<Record<string, unknown>>));
}

const cases = publicCases.flatMap(([heading, each]) =>
  each.map(([rule, data, answer, refused]) => ({ heading, rule, data, answer, refused })),
);

describe('the public cases of JsonLogic', () => {
  test('are all there', () => {
    expect(cases).toHaveLength(267);
  });

  test.each(cases)('$heading: $rule over $data is what json-logic-js answers', ({ rule, data, answer }) => {
    const theirs: unknown = jsonLogic.apply(rule as RulesLogic, data);
    expect(theirs).toEqual(answer);
  });

  test.each(cases.filter((each) => each.refused === undefined))(
    '$heading: $rule over $data',
    ({ rule, data, answer }) => {
      expect(answerOf(rule, data)).toEqual(answer);
    },
  );

  // A difference is a finding when the app is checked; a rule that is accepted never gives another answer.
  test.each(cases.filter((each) => each.refused !== undefined))(
    '$heading: $rule is refused: $refused',
    ({ rule, data }) => {
      expect(answerOf(rule, data)).toEqual({ refused: expect.arrayContaining([expect.stringMatching(/^FW_RULE_/)]) });
    },
  );
});

describe('further cases of JsonLogic', () => {
  test.each(furtherCases)('$rule over $data is what json-logic-js answers', ({ rule, data, answer }) => {
    const theirs: unknown = jsonLogic.apply(rule as RulesLogic, data);
    expect(theirs).toEqual(answer);
  });

  test.each(furtherCases.filter((each) => each.differs === undefined))('$rule over $data', ({ rule, data, answer }) => {
    expect(answerOf(rule, data)).toEqual(answer);
  });

  test.each(furtherCases.filter((each) => each.differs !== undefined))(
    '$rule differs: $differs',
    ({ rule, data, answer }) => {
      expect(answerOf(rule, data)).not.toEqual(answer);
    },
  );
});

test('every reason for a difference is explained on its page, and no other', () => {
  const page = readFileSync(new URL('../../../../docs/reference/rules-json-logic.md', import.meta.url), 'utf8');
  const explained = [...page.matchAll(/^### `([a-z-]+)`$/gm)].map((match) => match[1]);
  const used = [...cases.flatMap((each) => each.refused ?? []), ...furtherCases.flatMap((each) => each.differs ?? [])];
  expect(new Set(explained)).toEqual(new Set(used));
});
