import type { RandomSource } from '../rules/random-source.ts';
import type { DealData, PlainRecord } from './brute-force.ts';

/** A change of the deal data, and the statement that makes it in the database. */
export interface DataChange {
  readonly data: DealData;
  readonly text: string;
  readonly values: readonly unknown[];
}

const CELLS = {
  account: { name: ['acc q', 'acc z'], region: ['east', 'west', null], rating: [0, 4, null] },
  deal: {
    title: ['deal y1', 'other'],
    stage: ['open', 'secret', null],
    amount: ['7.25', '250.00', null],
    closes_on: ['2026-03-11', null],
  },
  deal_item: { label: ['a', 'b', 'zz'], price: ['1.00', '19.00', null] },
} as const;

/** A random change of one cell, or the removal of a deal with its items. */
export function randomChange(random: RandomSource, data: DealData): DataChange {
  if (random.chance(0.2) && data.deals.length > 0) {
    const { id } = random.pick(data.deals);
    const items = data.items.filter((item) => item['parent'] !== id);
    const deals = data.deals.filter((deal) => deal.id !== id);
    return { data: { ...data, deals, items }, text: 'delete from deals.deal where id = $1', values: [id] };
  }
  const entity = random.pick(['account', 'deal', 'deal', 'deal_item'] as const);
  const cells: Readonly<Record<string, readonly unknown[]>> = CELLS[entity];
  const column = random.pick(Object.keys(cells));
  const value = random.pick(cells[column]!);
  const list = { account: 'accounts', deal: 'deals', deal_item: 'items' }[entity] as keyof DealData;
  const { id } = random.pick(data[list]);
  const changed = data[list].map((record): PlainRecord => (record.id === id ? { ...record, [column]: value } : record));
  return {
    data: { ...data, [list]: changed },
    text: `update deals.${entity} set "${column}" = $2 where id = $1`,
    values: [id, value],
  };
}
