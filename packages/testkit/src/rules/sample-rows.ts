import type { RandomSource } from './random-source.ts';

/** A row of the sample entity as wire JSON, expanded. */
export interface SampleRow {
  readonly [field: string]: unknown;
}

const TEXTS = [
  'a',
  'ab',
  'AB',
  'b',
  ' x ',
  'Zürich',
  'ÅSA',
  '订单 12',
  '😀b',
  '\uffeea',
  'a%b',
  "o'k",
  '\\',
  'ΣΑΣ',
  'ä',
  '12',
  '-3.50',
  ' 7',
  '1\n',
];
const PRICES = ['0.00', '1.00', '0.01', '-0.01', '924000.00', '-12.50', '99.99', '3.33', '1234567890123456.78'];
const RATES = ['0.000000', '0.333333', '1.000000', '-0.065000', '0.000001', '1234.567891'];
const COUNTS = [0, 1, -1, 2, 3, 12, 100, -7];
const BIGS = [0, 1, 9007199254740991, -9007199254740991, 123456789012, 2147483648];
const DATES = [
  '2026-06-30',
  '2026-07-01',
  '2024-02-29',
  '2026-01-31',
  '2026-05-08',
  '1970-01-01',
  '0001-01-01',
  '9999-12-31',
  '2025-12-31',
];
const INSTANTS = [
  '2026-06-30T16:00:00.000Z',
  '2026-06-30T15:59:59.999Z',
  '1970-01-01T00:00:00.000Z',
  '2026-03-08T07:30:00.500Z',
  '2036-11-02T05:30:00.001Z',
];

/** The customers that rows refer to. */
export const sampleCustomers = [
  { id: '01890000-0000-7000-8000-000000000001', region: 'north', credit: '1000.00' },
  { id: '01890000-0000-7000-8000-000000000002', region: 'ab', credit: null },
  { id: '01890000-0000-7000-8000-000000000003', region: null, credit: '-0.50' },
] as const;

/** Makes a row; every field may be empty. */
export function sampleRow(random: RandomSource): SampleRow {
  const maybe = <T>(items: readonly T[]): T | null => (random.chance(0.2) ? null : random.pick(items));
  const many = <T>(items: readonly T[]): T[] => Array.from({ length: random.below(4) }, () => random.pick(items));
  return {
    note: maybe(TEXTS),
    code: maybe(TEXTS),
    status: maybe(['open', 'held', 'closed']),
    count: maybe(COUNTS),
    big: maybe(BIGS),
    price: maybe(PRICES),
    rate: maybe(RATES),
    active: maybe([true, false]),
    urgent: maybe([true, false]),
    due_on: maybe(DATES),
    made_on: maybe(DATES),
    made_at: maybe(INSTANTS),
    seen_at: maybe(INSTANTS),
    customer: maybe(sampleCustomers),
    partner: maybe(sampleCustomers.map((each) => each.id)),
    tags: random.chance(0.2) ? null : many<string | null>([...TEXTS, null]),
    amounts: random.chance(0.2) ? null : many<string | null>([...PRICES, null]),
    days: random.chance(0.2) ? null : many(DATES),
    lines: Array.from({ length: random.below(4) }, () => ({
      name: maybe(TEXTS),
      quantity: maybe(COUNTS),
      price: maybe(PRICES),
      done: maybe([true, false]),
      due_on: maybe(DATES),
    })),
  };
}
