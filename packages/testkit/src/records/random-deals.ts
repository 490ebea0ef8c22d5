import { newId } from '@formwork/kernel';
import type { RandomSource } from '../rules/random-source.ts';
import type { DealData, PlainRecord } from './brute-force.ts';
import type { StorePerson } from './record-store.ts';

/** Departments of the deal data: the second is below the first. */
export interface DealPeople {
  readonly departments: readonly [string, string, string];
  readonly people: readonly StorePerson[];
}

/** Three departments and four people in them, with roles to be set per policy. */
export function dealPeople(): DealPeople {
  const departments = [newId(), newId(), newId()] as const;
  const person = (name: string, at: number, below: number[]): StorePerson => ({
    id: newId(),
    name,
    department: departments[at]!,
    departments: below.map((index) => departments[index]!),
    roles: [],
  });
  return {
    departments,
    people: [person('Ann', 0, [0, 1]), person('Bo', 1, [1]), person('Cy', 2, [2]), person('Di', 1, [1])],
  };
}

/** Random accounts, deals and items: few values, so that ties, nulls and matches are common. */
export function randomDeals(random: RandomSource, { departments, people }: DealPeople, count: number): DealData {
  const maybe = <T>(value: T): T | null => (random.chance(0.2) ? null : value);
  const owned = (): Record<string, unknown> => {
    const owner = random.pick(people);
    return {
      owner: owner.id,
      owner_department: random.chance(0.9) ? owner.department : departments[0],
      created_by: owner.id,
    };
  };
  const accounts = Array.from({ length: 8 }, (_, index) => ({
    id: newId(),
    name: `acc ${'abcd'[index % 4]}${index}`,
    region: maybe(random.pick(['east', 'north', 'west'])),
    rating: maybe(random.below(5)),
    ...owned(),
  }));
  const deals = Array.from({ length: count }, (_, index) => ({
    id: newId(),
    title: `deal ${'xyz'[index % 3]}${random.below(6)}`,
    stage: maybe(random.pick(['lost', 'open', 'secret', 'won'])),
    amount: maybe(`${random.below(300)}.${random.pick(['00', '25', '50'])}`),
    closes_on: maybe(`2026-0${1 + random.below(9)}-1${random.below(9)}`),
    account: maybe(random.pick(accounts).id),
    ...owned(),
  }));
  const items = deals.flatMap((deal): PlainRecord[] =>
    Array.from({ length: random.below(4) }, (_, index) => ({
      id: newId(),
      parent: deal.id,
      position: index + 1,
      label: random.pick(['a', 'b', 'c']),
      price: maybe(`${random.below(20)}.00`),
    })),
  );
  return { accounts, deals, items };
}
