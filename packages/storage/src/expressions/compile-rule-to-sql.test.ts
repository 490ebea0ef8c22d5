import { describe, expect, test } from '@jest/globals';
import { checkRuleJson, ruleFunctions } from '@formwork/rules';
import { sampleScope } from '@formwork/testkit';
import { sql, toStatement } from '../sql/sql.ts';
import { compileRuleToSql, sqlFunctionNames } from './compile-rule-to-sql.ts';
import type { RuleSqlContext } from './rule-sql-context.ts';

const context: RuleSqlContext = {
  variable: (path) => sql`r.${sql.identifier(path.slice(1).join('_'))}`,
  list: () => ({ from: sql`lines l`, where: sql`l.parent = r.id`, item: ([name]) => sql`l.${sql.identifier(name!)}` }),
  lookup: (node, compile) => sql`(select found from t where k = ${compile(Object.values(node.match)[0]!)})`,
  calendar: () => undefined,
  now: () => sql`now()`,
  today: () => sql`current_date`,
};

function statementOf(rule: unknown): ReturnType<typeof toStatement> {
  const { typed, issues } = checkRuleJson(rule, sampleScope);
  expect(issues).toEqual([]);
  return toStatement(compileRuleToSql(typed!, context));
}

describe('rules as SQL', () => {
  test.each([
    [
      'a whole-number field is compared without a cast, for its index',
      { '>': [{ var: 'record.count' }, 5] },
      '(r."count" > $1::bigint)',
      ['5'],
    ],
    [
      'text is a parameter, whatever it holds',
      { '==': [{ var: 'record.note' }, "'; drop table x --"] },
      '(r."note" = $1::text)',
      ["'; drop table x --"],
    ],
    [
      'texts are ordered by code point',
      { '<': [{ var: 'record.note' }, 'b'] },
      '(r."note" collate "C" < $1::text collate "C")',
      ['b'],
    ],
    [
      'a list is one array parameter',
      { in: [{ var: 'record.status' }, ['open', 'held']] },
      '(r."status" = any($1::text[]))',
      [['open', 'held']],
    ],
    [
      'numbers travel as digits',
      { '*': [{ var: 'record.price' }, 0.1] },
      '(r."price"::numeric * $1::numeric)',
      ['0.1'],
    ],
    [
      'a filtered sum is one subquery',
      { sum: [{ filter: [{ var: 'record.lines' }, { var: 'item.done' }] }, { var: 'item.price' }] },
      '(select coalesce(sum(v::numeric), 0) from (select l."price"::numeric as v from lines l where l.parent = r.id and l."done") "rule_1")',
      [],
    ],
    [
      "a look-up is the context's subquery",
      { '==': [{ lookup: { entity: 'customer', match: { region: { var: 'record.code' } }, field: 'credit' } }, 1] },
      '((select found from t where k = r."code") = $1::numeric)',
      ['1'],
    ],
  ])('%s', (_name, rule, text, values) => {
    expect(statementOf(rule)).toEqual({ text, values });
  });

  test('every scalar function of the language has SQL', () => {
    const scalar = ruleFunctions.filter((each) => each.compile !== undefined).map((each) => each.name);
    const aliases = new Set(['?:', '===', '!==']);
    expect(scalar.filter((name) => !aliases.has(name) && !sqlFunctionNames.includes(name))).toEqual([]);
  });

  test('nesting never doubles the text', () => {
    const grow = (depth: number): unknown =>
      depth === 0 ? { var: 'record.price' } : { '/': [1, { '%': [grow(depth - 1), 7] }] };
    const lengths = [4, 8, 12].map((depth) => statementOf(grow(depth)).text.length);
    expect(lengths[2]! - lengths[1]!).toBeLessThan(2 * (lengths[1]! - lengths[0]!));
  });
});
