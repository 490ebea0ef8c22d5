import { describe, expect, test } from '@jest/globals';
import type { LifecycleDefinition, LifecycleModel, TransitionModel } from '@formwork/definition';
import { checkRuleJson, compileRule, type RuleScope, type TypedRule } from '@formwork/rules';
import * as fc from 'fast-check';
import { availableTransitions } from './available-transitions.ts';
import type { LifecycleFacts } from './lifecycle-facts.ts';
import { isEditable, validateEdit } from './locked-fields.ts';
import { leadsFrom, reduceLifecycle } from './reduce-lifecycle.ts';

const scope: RuleScope = {
  variables: { record: { kind: 'record', entity: 'shop.order' }, input: { kind: 'record', entity: 'shop.order' } },
  member: (_entity, name) => (name === 'reason' ? { kind: 'text' } : { kind: 'number' }),
};

function rule(json: unknown): TypedRule {
  const { typed, issues } = checkRuleJson(json, scope);
  if (typed === undefined) throw new Error(JSON.stringify(issues));
  return typed;
}

const definition: LifecycleDefinition = {
  kind: 'lifecycle',
  name: 'order',
  entity: 'order',
  field: 'status',
  initial: 'draft',
  states: [
    { name: 'draft' },
    { name: 'sent', locked: true, editable: ['note'] },
    { name: 'done', locked: true, final: true },
  ],
  transitions: [
    {
      name: 'send',
      from: ['draft'],
      to: 'sent',
      requires: ['due_on'],
      guards: [
        {
          name: 'has_amount',
          assert: { '>': [{ var: 'record.total' }, 0] },
          message: { en: 'No amount.', 'zh-CN': '金额为零。' },
          field: 'total',
        },
      ],
      effects: [{ set: 'sent_total', value: { '*': [{ var: 'record.total' }, 2] } }],
    },
    {
      name: 'finish_small',
      from: ['sent'],
      to: 'done',
      automatic: true,
      guards: [{ name: 'small', assert: { '<': [{ var: 'record.total' }, 10] }, message: 'Too big.' }],
    },
    {
      name: 'reject',
      from: ['sent', 'draft'],
      to: 'draft',
      input: ['reason'],
      requires: ['reason'],
      guards: [{ name: 'reason_given', assert: { '!=': [{ var: 'record.reason' }, ''] }, message: 'Say why.' }],
    },
  ],
};

const lifecycle: LifecycleModel = {
  definition,
  entity: 'shop.order',
  states: new Map(definition.states.map((state) => [state.name, state])),
  transitions: new Map(
    definition.transitions.map((each): [string, TransitionModel] => [
      each.name,
      {
        definition: each,
        guards: (each.guards ?? []).map((guard) => ({ definition: guard, rule: rule(guard.assert) })),
        effects: (each.effects ?? []).map((effect) => ({ field: effect.set, rule: rule(effect.value) })),
      },
    ]),
  ),
};

function facts(state: string, record: Record<string, unknown>, more: Partial<LifecycleFacts> = {}): LifecycleFacts {
  return {
    state,
    locale: 'zh-CN',
    evaluate: (typed) => compileRule(typed)({ record, input: record }),
    explain: () => ({ seen: record }),
    isEmpty: (field) => (record[field] ?? null) === null,
    mayPress: () => true,
    ...more,
  };
}

const press = (transition: string, input: readonly string[] = []) => ({ kind: 'press', transition, input }) as const;
const full = { total: '5.00', due_on: '2026-01-01' };

describe('a press', () => {
  test('moves to the next state with the effects that its expressions give', () => {
    const outcome = reduceLifecycle(lifecycle, facts('draft', full), press('send'));
    expect(outcome).toMatchObject({ kind: 'moved', transition: 'send', from: 'draft', to: 'sent' });
    expect(outcome.kind === 'moved' && outcome.effects.map(({ field, value }) => [field, String(value)])).toEqual([
      ['sent_total', '10'],
    ]);
  });

  test.each<[string, string, Record<string, unknown>, Partial<LifecycleFacts>, readonly string[], string, string[]]>([
    ['of a transition that does not exist', 'nothing', full, {}, [], 'unknown', ['FW_WORKFLOW_TRANSITION_UNKNOWN']],
    [
      'that the person may not take, with the same words',
      'send',
      full,
      { mayPress: () => false },
      [],
      'unknown',
      ['FW_WORKFLOW_TRANSITION_UNKNOWN'],
    ],
    ['from another state', 'send', full, { state: 'done' }, [], 'overtaken', ['FW_WORKFLOW_OVERTAKEN']],
    ['of a record without a state', 'send', full, { state: null }, [], 'overtaken', ['FW_WORKFLOW_OVERTAKEN']],
    ['with input that is not asked for', 'send', full, {}, ['total'], 'input', ['FW_WORKFLOW_INPUT_UNKNOWN']],
    ['whose guard does not hold', 'send', { ...full, total: '0' }, {}, [], 'refused', ['has_amount']],
    ['whose guard is unknown, as one that does not hold', 'send', { due_on: 'x' }, {}, [], 'refused', ['has_amount']],
    ['with every reason at once', 'send', { total: '0' }, {}, [], 'refused', ['has_amount', 'FW_WORKFLOW_REQUIRED']],
  ])('is refused %s', (_name, transition, record, more, input, reason, codes) => {
    const outcome = reduceLifecycle(lifecycle, facts('draft', record, more), press(transition, input));
    expect(outcome).toMatchObject({ kind: 'refused', reason });
    expect(outcome.kind === 'refused' && outcome.issues.map((issue) => issue.code)).toEqual(codes);
  });

  test('that a guard refuses says so in the words of the reader, with the values', () => {
    const outcome = reduceLifecycle(lifecycle, facts('draft', { ...full, total: '0' }), press('send'));
    expect(outcome.kind === 'refused' && outcome.issues[0]).toMatchObject({
      message: '金额为零。',
      path: '/total',
      details: { explanation: { seen: { total: '0' } } },
    });
  });
});

describe('settling', () => {
  test('takes the automatic transition whose guards hold, and only that', () => {
    expect(reduceLifecycle(lifecycle, facts('sent', full), { kind: 'settle' })).toMatchObject({
      transition: 'finish_small',
      to: 'done',
    });
    expect(reduceLifecycle(lifecycle, facts('draft', full), { kind: 'settle' })).toEqual({
      kind: 'settled',
      passedOver: [],
    });
  });

  test('says which automatic transitions were passed over, and for which guards', () => {
    expect(reduceLifecycle(lifecycle, facts('sent', { total: '10' }), { kind: 'settle' })).toEqual({
      kind: 'settled',
      passedOver: [{ transition: 'finish_small', guards: ['small'] }],
    });
  });
});

describe('the transitions on offer', () => {
  test('are those of the state, with what stands in the way; what they ask for does not', () => {
    const offered = availableTransitions(lifecycle, facts('draft', { total: '0' }));
    expect(offered.map(({ definition: { name }, allowed, reasons }) => [name, allowed, reasons.length])).toEqual([
      ['send', false, 2],
      ['reject', true, 0],
    ]);
  });
});

describe('a locked state', () => {
  test('lets only the named fields change', () => {
    expect(validateEdit(lifecycle, 'sent', ['note', 'total', 'lines']).map((issue) => issue.path)).toEqual([
      '/total',
      '/lines',
    ]);
    expect(validateEdit(lifecycle, 'draft', ['total'])).toEqual([]);
    expect(isEditable(lifecycle, 'done', 'note')).toBe(false);
  });
});

test('whatever is pressed on whatever record: it moves along a declared way, or stays with a reason', () => {
  const states = fc.constantFrom<string | null>('draft', 'sent', 'done', 'gone', null);
  const record = fc.record({
    total: fc.option(fc.integer().map(String)),
    due_on: fc.option(fc.constant('2026-01-01')),
    reason: fc.option(fc.string()),
  });
  const transitions = fc.constantFrom('send', 'finish_small', 'reject', 'constructor', '__proto__');
  fc.assert(
    fc.property(states, record, transitions, fc.boolean(), (state, values, transition, may) => {
      const asked = facts('draft', values, { state, mayPress: () => may });
      const outcome = reduceLifecycle(lifecycle, asked, press(transition));
      if (outcome.kind === 'moved') {
        const declared = lifecycle.transitions.get(transition)!;
        expect(may && leadsFrom(declared, state) && outcome.to === declared.definition.to).toBe(true);
      } else expect(outcome.kind === 'refused' && outcome.issues.length > 0).toBe(true);
    }),
  );
});
