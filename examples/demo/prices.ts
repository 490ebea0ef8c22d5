import { addDays, startOfHalf } from './civil-days.ts';
import type { DemoCustomer } from './customers.ts';
import type { DemoPart } from './goods.ts';
import { type Random, createRandom } from './random.ts';

/** One row of the price list. */
export interface DemoPrice {
  readonly customer: string;
  readonly part: string;
  readonly currency: string;
  /** With four decimals. */
  readonly unitPrice: string;
  readonly validFrom: string;
  readonly validTo: string | null;
}

/** What each customer buys and for how much, from the half-year before the last twelve months to the next. */
export interface PriceBook {
  readonly rows: readonly DemoPrice[];
  /** The parts that a customer has prices of. */
  partsOf(customer: string): readonly DemoPart[];
  /** The unit price on a day. Throws for a part that the customer has no price of. */
  priceOn(customer: string, part: string, day: string): string;
}

/** What one unit of a currency is worth in CNY in the price lists. */
const worth: Readonly<Record<string, number>> = { CNY: 1, EUR: 7.8, USD: 7.1 };
/** Half-years of prices: two before the running one's predecessor, the running one, and the next. */
const HALVES = [-3, -2, -1, 0, 1];
/** What the price falls by with every half-year. */
const PRICE_DOWN = 0.03;

/** Makes the successive rows of every customer: no two of them overlap, and the last runs on for ever. */
export function generatePrices(
  seed: number,
  today: string,
  customers: readonly DemoCustomer[],
  parts: readonly DemoPart[],
): PriceBook {
  const random = createRandom(seed, 'prices');
  const range = new Map(customers.map((customer, index) => [customer.id, chooseParts(random, parts, index === 0)]));
  const rows = customers.flatMap((customer) =>
    range.get(customer.id)!.flatMap((part) => priceRows(random, today, customer, part)),
  );
  const byKey = new Map<string, DemoPrice[]>();
  for (const row of rows) {
    const key = `${row.customer} ${row.part}`;
    byKey.set(key, [...(byKey.get(key) ?? []), row]);
  }
  return {
    rows,
    partsOf: (customer) => range.get(customer)!,
    priceOn: (customer, part, day) => {
      const found = byKey
        .get(`${customer} ${part}`)
        ?.find((row) => row.validFrom <= day && (row.validTo === null || day <= row.validTo));
      if (found === undefined) throw new Error(`No price of part ${part} for customer ${customer} on ${day}.`);
      return found.unitPrice;
    },
  };
}

/** Most of class A, some of B, few of C; the first customer buys the two parts that the scenarios are about. */
function chooseParts(random: Random, parts: readonly DemoPart[], isFirst: boolean): readonly DemoPart[] {
  const share = { a: 0.6, b: 0.3, c: 0.18 };
  const chosen = parts.filter((part) => random.chance(share[part.abc_class]) || (isFirst && isNamed(part)));
  return chosen.length > 0 ? chosen : parts.slice(0, 1);
}

function isNamed(part: DemoPart): boolean {
  return part.number === 'HU-5100' || part.number === 'DC-220';
}

function priceRows(random: Random, today: string, customer: DemoCustomer, part: DemoPart): DemoPrice[] {
  const bargain = isNamed(part) ? 1 : 0.92 + random.next() * 0.16;
  return HALVES.map((half, index) => {
    // The running half-year has the part's own price; the named parts keep it until then and fall once, afterwards.
    const steps = isNamed(part) ? Math.max(0, half) : half;
    const price = (part.basePrice * bargain * (1 - PRICE_DOWN) ** steps) / worth[customer.currency]!;
    const isLast = index === HALVES.length - 1;
    return {
      customer: customer.id,
      part: part.id,
      currency: customer.currency,
      unitPrice: `${price.toFixed(2)}00`,
      validFrom: startOfHalf(today, half),
      validTo: isLast ? null : addDays(startOfHalf(today, half + 1), -1),
    };
  });
}
