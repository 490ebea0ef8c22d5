import { describe, expect, test } from '@jest/globals';
import { sampleScope } from '@formwork/testkit';
import { checkRuleJson, compileRule, evaluateCondition, explainRule, toWire } from './index.ts';

const env = {
  record: {
    status: 'open',
    note: null,
    code: 'AB-1',
    count: 3,
    price: '0.10',
    rate: '0.200000',
    due_on: '2026-01-31',
    made_at: '2026-06-30T16:30:00.000Z',
    customer: { id: '01890000-0000-7000-8000-000000000001', region: 'north' },
    partner: '01890000-0000-7000-8000-000000000001',
    tags: ['a', null],
    lines: [
      { quantity: 2, price: '1.50', name: 'x' },
      { quantity: null, price: '9.00', name: 'y' },
    ],
  },
  today: '2026-06-30',
  now: '2026-06-30T12:00:00.000Z',
};
const field = (name: string): unknown => ({ var: `record.${name}` });

const answers: readonly (readonly [name: string, rule: unknown, answer: unknown])[] = [
  ['decimals are exact', { '==': [{ '+': [field('price'), field('rate')] }, 0.3] }, true],
  ['halves are rounded away from zero', { round: [-2.675, 2] }, '-2.68'],
  ['a quotient has 20 decimals', { '/': [2, 3] }, '0.66666666666666666667'],
  ['dividing by zero is unknown', { '/': [field('count'), 0] }, null],
  ['a comparison with an empty field is unknown', { '==': [field('note'), 'x'] }, null],
  ['false decides an and over an unknown', { and: [{ '==': [field('note'), 'x'] }, false] }, false],
  ['true decides an or over an unknown', { or: [{ '==': [field('note'), 'x'] }, true] }, true],
  ['not unknown is unknown', { '!': { '==': [field('note'), 'x'] } }, null],
  ['a text literal beside a date is a date', { '<': [field('due_on'), '2026-02-01'] }, true],
  ['a month later than the 31st is the last day', { addMonths: [field('due_on'), 1] }, '2026-02-28'],
  ['a civil date depends on the zone', { toDate: [field('made_at'), 'Asia/Shanghai'] }, '2026-07-01'],
  ['beyond the year 9999 is unknown', { addDays: [{ date: '9999-12-31' }, 1] }, null],
  ['a make-up Saturday is worked', { isWorkday: [{ date: '2026-05-09' }, 'shanghai'] }, true],
  ['working days pass over the holiday', { addWorkdays: [{ date: '2026-04-29' }, 2, 'shanghai'] }, '2026-05-06'],
  ['the fifth working day is the make-up day', { addWorkdays: [{ date: '2026-04-29' }, 5, 'shanghai'] }, '2026-05-09'],
  ['working days between', { workdaysBetween: [{ date: '2026-04-29' }, { date: '2026-05-09' }, 'shanghai'] }, 5],
  [
    'a sum passes over empty items',
    { sum: [field('lines'), { '*': [{ var: 'item.quantity' }, { var: 'item.price' }] }] },
    '3.00',
  ],
  ['the sum of nothing is zero', { sum: [{ filter: [field('lines'), false] }, { var: 'price' }] }, '0.00'],
  ['the greatest of nothing is empty', { max: [{ filter: [field('lines'), false] }, { var: 'price' }] }, null],
  ['some with an unknown and no true is unknown', { some: [field('lines'), { '>': [{ var: 'quantity' }, 5] }] }, null],
  ['not found in a list with an empty item is unknown', { in: ['z', field('tags')] }, null],
  ['nothing is in an empty list', { in: [field('note'), { filter: [field('tags'), false] }] }, false],
  ['an expanded reference equals a plain one', { '==': [field('customer'), field('partner')] }, true],
  ['a member of a reference', { var: 'record.customer.region' }, 'north'],
  ['text is ordered by code point', { '<': ['\uffee', '😀'] }, true],
  ['length counts characters', { length: '😀订' }, 2],
  ['small letters by the shared table', { lower: 'ÅÄÖ ЖΣ' }, 'åäö жσ'],
  [
    'the record is reachable within a list',
    { map: [field('lines'), { cat: [{ var: 'name' }, { var: 'record.code' }] }] },
    ['xAB-1', 'yAB-1'],
  ],
  ['an integer is a JSON number', { '+': [field('count'), 1] }, 4],
];

describe('what expressions answer', () => {
  test.each(answers)('%s', (_name, rule, answer) => {
    const { typed, issues } = checkRuleJson(rule, sampleScope);
    expect(issues).toEqual([]);
    expect(toWire(compileRule(typed!)(env), typed!.type)).toEqual(answer);
  });

  test('an unknown condition does not hold', () => {
    expect(evaluateCondition(checkRuleJson({ '!=': [field('note'), 'x'] }, sampleScope).typed!, env)).toBe(false);
  });

  test('an explanation has the value of every part', () => {
    const rule = { and: [{ '==': [field('status'), 'closed'] }, { '>': [field('count'), 1] }] };
    expect(explainRule(checkRuleJson(rule, sampleScope).typed!, env)).toMatchObject({
      text: 'Status is closed and count is greater than 1',
      value: false,
      children: [
        { text: 'Status is closed', value: false, children: [{ text: 'Status', value: 'open' }] },
        { text: 'Count is greater than 1', value: true, children: [{ text: 'Count', value: 3 }] },
      ],
    });
  });
});

const findings: readonly (readonly [name: string, rule: unknown, code: string, path: string])[] = [
  ['text against a number', { '<': [field('count'), '9'] }, 'FW_RULE_TYPE', '/</1'],
  ['a choice that is none', { '==': [field('status'), 'opne'] }, 'FW_RULE_OPTION_UNKNOWN', '/==/1'],
  ['a choice that is none, in a list', { in: [field('status'), ['open', 'opne']] }, 'FW_RULE_OPTION_UNKNOWN', '/in/1'],
  ['a comparison with null', { '==': [field('status'), null] }, 'FW_RULE_NULL_COMPARE', '/=='],
  ['an unknown field', { '==': [field('statsu'), 'open'] }, 'FW_RULE_MEMBER_UNKNOWN', '/==/0/var'],
  ['a date against an instant', { '<': [field('made_at'), { var: 'today' }] }, 'FW_RULE_TYPE', '/</1/var'],
  ['a number as a condition', { and: [field('count')] }, 'FW_RULE_TYPE', '/and/0/var'],
  ['a list as a value', { '==': [field('lines'), 1] }, 'FW_RULE_TYPE', '/==/1'],
  ['a misspelt operator', { adddays: [field('due_on'), 1] }, 'FW_RULE_OPERATOR_UNKNOWN', '/adddays'],
  ['half a day', { addDays: [field('due_on'), 0.5] }, 'FW_RULE_TYPE', '/addDays/1'],
  ['an unknown calendar', { isWorkday: [field('due_on'), 'mars'] }, 'FW_RULE_CALENDAR_UNKNOWN', '/isWorkday/1'],
];

describe('what is a finding', () => {
  test.each(findings)('%s', (_name, rule, code, path) => {
    const { typed, issues } = checkRuleJson(rule, sampleScope);
    expect(typed).toBeUndefined();
    expect(issues.map((issue) => ({ code: issue.code, path: issue.path }))).toContainEqual({ code, path });
  });

  test('a misspelt operator is answered with the nearest', () => {
    expect(checkRuleJson({ adddays: [field('due_on'), 1] }, sampleScope).issues[0]?.hint).toBe(
      'Did you mean "addDays"?',
    );
  });

  test('the expected type is held', () => {
    expect(checkRuleJson(field('count'), sampleScope, { kind: 'boolean' }).issues[0]?.code).toBe('FW_RULE_TYPE');
    expect(checkRuleJson('2026-06-30', sampleScope, { kind: 'date' }).typed?.type).toEqual({ kind: 'date' });
  });

  test('what is read is known, items and the clock among it', () => {
    const rule = {
      and: [
        { '<': [field('due_on'), { var: 'today' }] },
        { some: [{ filter: [field('lines'), { var: 'done' }] }, { '>': [{ var: 'item.quantity' }, 1] }] },
      ],
    };
    const { typed } = checkRuleJson(rule, sampleScope);
    expect(typed?.readsClock).toBe(true);
    expect(typed?.reads).toEqual([
      ['record', 'due_on'],
      ['today'],
      ['record', 'lines'],
      ['record', 'lines', '[]', 'done'],
      ['record', 'lines', '[]', 'quantity'],
    ]);
  });

  test('a look-up reads data and answers nothing in JavaScript', () => {
    const rule = { lookup: { entity: 'customer', match: { region: field('code') }, field: 'credit' } };
    const { typed } = checkRuleJson(rule, sampleScope);
    expect(typed).toMatchObject({
      readsData: true,
      reads: [
        ['@sample.customer', 'credit'],
        ['@sample.customer', 'region'],
        ['record', 'code'],
      ],
    });
    expect(compileRule(typed!)(env)).toBeNull();
  });
});
