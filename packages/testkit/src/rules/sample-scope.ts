import type { BusinessCalendar, RuleScope, RuleType } from '@formwork/rules';

const whole: RuleType = { kind: 'number', integer: true, scale: 0 };
const text: RuleType = { kind: 'text' };

/** The fields of the sample entities: one or two of every type that a rule can compute with. */
export const sampleMembers: Readonly<Record<string, Readonly<Record<string, RuleType>>>> = {
  'sample.row': {
    note: text,
    code: text,
    status: { kind: 'text', options: ['open', 'held', 'closed'] },
    count: whole,
    big: whole,
    price: { kind: 'number', scale: 2 },
    rate: { kind: 'number', scale: 6 },
    active: { kind: 'boolean' },
    urgent: { kind: 'boolean' },
    due_on: { kind: 'date' },
    made_on: { kind: 'date' },
    made_at: { kind: 'datetime' },
    seen_at: { kind: 'datetime' },
    customer: { kind: 'reference', entity: 'sample.customer' },
    partner: { kind: 'reference', entity: 'sample.customer' },
    tags: { kind: 'list', of: text },
    amounts: { kind: 'list', of: { kind: 'number', scale: 2 } },
    days: { kind: 'list', of: { kind: 'date' } },
    lines: { kind: 'list', of: { kind: 'record', entity: 'sample.line' } },
  },
  'sample.line': {
    name: text,
    quantity: whole,
    price: { kind: 'number', scale: 2 },
    done: { kind: 'boolean' },
    due_on: { kind: 'date' },
  },
  'sample.customer': { region: text, credit: { kind: 'number', scale: 2 } },
};

/** Mainland China around the 2026 holidays: days off and make-up days. */
export const sampleCalendar: BusinessCalendar = {
  name: 'shanghai',
  timeZone: 'Asia/Shanghai',
  workdays: [1, 2, 3, 4, 5],
  off: ['2026-01-01', '2026-01-02', '2026-05-01', '2026-05-04', '2026-05-05', '2026-10-01', '2026-10-02'],
  work: ['2026-01-04', '2026-05-09', '2026-10-10'],
};

/** A scope over the sample entities, with the clock and a calendar. */
export const sampleScope: RuleScope = {
  variables: {
    record: { kind: 'record', entity: 'sample.row' },
    today: { kind: 'date' },
    now: { kind: 'datetime' },
  },
  member: (entity, name) => {
    const members = sampleMembers[entity];
    return members !== undefined && Object.hasOwn(members, name) ? members[name] : undefined;
  },
  calendar: (name) => (name === sampleCalendar.name ? sampleCalendar : undefined),
  entity: (name) => (sampleMembers[`sample.${name}`] === undefined ? undefined : `sample.${name}`),
};
