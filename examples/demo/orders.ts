import { type Holidays, addDays, addWorkdays, isWorkday, startOfMonth } from './civil-days.ts';
import type { DemoCustomer } from './customers.ts';
import { createIds } from './demo-ids.ts';
import type { DemoLine, DemoOrder } from './demo-order.ts';
import type { DemoPart } from './goods.ts';
import { orderProgress } from './order-progress.ts';
import type { PriceBook } from './prices.ts';
import { type Random, createRandom } from './random.ts';

/** What orders are made from. */
export interface OrderSources {
  readonly today: string;
  readonly holidays: Holidays;
  readonly customers: readonly DemoCustomer[];
  readonly prices: PriceBook;
  readonly projects: readonly string[];
  /** Logins of the clerks, each with its share. */
  readonly clerks: readonly (readonly [string, number])[];
}

const ORDERS = 5_000;
const LINES = 14_000;
const MONTHS = 12;

/** The id of the last order: known without making any of them, and there once all of them are. */
export function lastOrderId(seed: number): string {
  const nextId = createIds(seed, 'order');
  for (let left = ORDERS - 1; left > 0; left -= 1) nextId();
  return nextId();
}

/** The 5,000 orders of the last twelve months with their 14,000 lines, in the order of their dates. */
export function generateOrders(seed: number, sources: OrderSources): readonly DemoOrder[] {
  const random = createRandom(seed, 'orders');
  const nextId = createIds(seed, 'order');
  const lineCounts = countLines(random);
  const serials = new Map<string, number>();
  return orderDates(random, sources).map((orderDate, index): DemoOrder => {
    const month = orderDate.slice(2, 7).replace('-', '');
    const serial = (serials.get(month) ?? 0) + 1;
    serials.set(month, serial);
    const isRunning = orderDate >= startOfMonth(sources.today);
    const customer = random.weigh(sources.customers.map((each) => [each, each.weight] as const));
    const kind = random.weigh([
      ['mass', 86],
      ['spare', 6],
      ['sample', 4],
      ['trial', 3],
      ['replacement', 1],
    ] as const);
    const site = random.pick(customer.sites);
    const lines = makeLines(
      random,
      sources,
      { customer, kind, orderDate, shipFrom: site.shipFrom },
      lineCounts[index]!,
    );
    const progress = orderProgress(random, sources.today, orderDate, lines);
    return {
      id: nextId(),
      number: isRunning ? null : `SO${month}-${String(serial).padStart(5, '0')}`,
      kind,
      customer: customer.id,
      site: site.id,
      customerPo: `${customer.code}-${month}-${String(serial).padStart(4, '0')}`,
      orderDate,
      currency: customer.currency,
      taxRate: customer.taxRate,
      incoterm: customer.currency === 'CNY' ? random.pick(['DAP', 'DDP']) : random.pick(['EXW', 'FCA']),
      project: kind === 'sample' || kind === 'trial' ? random.pick(sources.projects) : null,
      clerk: random.weigh(sources.clerks),
      ...progress,
    };
  });
}

/** Two or three lines as a rule, up to six: exactly 14,000 in all. */
function countLines(random: Random): number[] {
  const counts = Array.from({ length: ORDERS }, () =>
    random.weigh([
      [1, 20],
      [2, 27],
      [3, 24],
      [4, 15],
      [5, 9],
      [6, 5],
    ] as const),
  ) as number[];
  let left = LINES - counts.reduce((sum, count) => sum + count, 0);
  for (let index = 0; left !== 0; index = (index + 1) % ORDERS) {
    const step = Math.sign(left);
    const next = counts[index]! + step;
    if (next < 1 || next > 6) continue;
    counts[index] = next;
    left -= step;
  }
  return counts;
}

/** Working days of the last twelve months, more towards the end of a month, and slowly more from month to month. */
function orderDates(random: Random, { today, holidays }: OrderSources): string[] {
  const weighted: (readonly [string, number])[] = [];
  const first = addDays(startOfMonth(today, -MONTHS), Number(today.slice(8)));
  for (let day = first, age = 0; day <= today; day = addDays(day, 1), age += 1) {
    if (!isWorkday(day, holidays)) continue;
    const daysLeft = Math.round((Date.parse(startOfMonth(day, 1)) - Date.parse(day)) / 86_400_000);
    weighted.push([day, (daysLeft <= 5 ? 2.2 : 1) * (1 + age / 1_200)]);
  }
  return Array.from({ length: ORDERS }, () => random.weigh(weighted)).sort();
}

interface LinePlace {
  readonly customer: DemoCustomer;
  readonly kind: string;
  readonly orderDate: string;
  readonly shipFrom: string;
}

/** A fifth of the parts makes four fifths of what is sold. */
const shareOf = { a: 13, b: 3, c: 1.5 };

function makeLines(random: Random, sources: OrderSources, place: LinePlace, count: number): DemoLine[] {
  const range = sources.prices.partsOf(place.customer.id).map((part) => [part, shareOf[part.abc_class]] as const);
  const lines: DemoLine[] = [];
  const seen = new Set<DemoPart>();
  while (lines.length < count) {
    const part = random.weigh(range);
    if (seen.has(part) && seen.size < range.length) continue;
    seen.add(part);
    lines.push(makeLine(random, sources, place, part));
  }
  return lines;
}

function makeLine(random: Random, sources: OrderSources, place: LinePlace, part: DemoPart): DemoLine {
  const { customer, kind, orderDate } = place;
  const isLoose = kind === 'sample' || kind === 'spare';
  const earliest = addWorkdays(orderDate, part.lead_time_days, sources.holidays);
  let requestedDate = addDays(earliest, random.integer(0, 30));
  while (!isWorkday(requestedDate, sources.holidays)) requestedDate = addDays(requestedDate, 1);
  const day = customer.priceBasis === 'delivery_date' ? requestedDate : orderDate;
  const listed = sources.prices.priceOn(customer.id, part.id, day);
  const packs = part.abc_class === 'a' ? random.integer(1, 11) : random.integer(1, 9);
  return {
    part: part.id,
    quantity: isLoose ? random.integer(1, 12) : packs * part.pack_quantity,
    requestedDate,
    promisedDate: null,
    unitPrice: kind === 'sample' ? `${(Number(listed) * 1.4).toFixed(2)}00` : listed,
    shipFrom: random.chance(0.85) ? place.shipFrom : 'WH-HZ',
  };
}
