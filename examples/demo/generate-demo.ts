import type { Holidays } from './civil-days.ts';
import { startOfMonth } from './civil-days.ts';
import { type DemoCustomer, generateCustomers } from './customers.ts';
import { createIds } from './demo-ids.ts';
import { type DemoPart, generateParts, generateProjects, generateSuppliers } from './goods.ts';
import type { DemoOrder } from './demo-order.ts';
import { generateOrders } from './orders.ts';
import { type DemoPerson, generatePeople } from './people.ts';
import { type DemoPrice, generatePrices } from './prices.ts';
import { type DemoDepartment, generateDepartments } from './regions.ts';

/** The seed of the demo data that ships. */
export const DEMO_SEED = 20_260_316;

/** Everything that the demo data holds, before any of it is stored. */
export interface DemoData {
  readonly departments: readonly DemoDepartment[];
  readonly people: readonly DemoPerson[];
  readonly parts: readonly DemoPart[];
  readonly projects: readonly Readonly<Record<string, string>>[];
  readonly suppliers: readonly Readonly<Record<string, string>>[];
  readonly rates: readonly Readonly<Record<string, string | null>>[];
  readonly customers: readonly DemoCustomer[];
  readonly prices: readonly DemoPrice[];
  readonly orders: readonly DemoOrder[];
}

/** The demo data of the twelve months up to a day: the same for the same seed and day, with ids of the seed alone. */
export function generateDemo(today: string, holidays: Holidays, seed: number = DEMO_SEED): DemoData {
  const departments = generateDepartments();
  const parts = generateParts(seed);
  const projects = generateProjects(seed);
  const customers = generateCustomers(seed);
  const prices = generatePrices(seed, today, customers, parts);
  return {
    departments,
    people: generatePeople(seed, today, departments),
    parts,
    projects,
    suppliers: generateSuppliers(seed),
    rates: generateRates(seed, today),
    customers,
    prices: prices.rows,
    orders: generateOrders(seed, {
      today,
      holidays,
      customers,
      prices,
      projects: projects.map((project) => project['id']!),
      clerks: [
        ['liqin', 40],
        ['zhaoyun', 25],
        ['sunmei', 20],
        ['yangfan', 15],
      ],
    }),
  };
}

/** Rates of the euro and the dollar, a row for each of the last fifteen months; the last runs on. */
function generateRates(seed: number, today: string): Readonly<Record<string, string | null>>[] {
  const nextId = createIds(seed, 'rate');
  const months = Array.from({ length: 15 }, (_, index) => index - 14);
  return [['EUR/CNY', 7.85] as const, ['USD/CNY', 7.12] as const].flatMap(([pair, rate]) =>
    months.map((month) => ({
      id: nextId(),
      pair,
      rate: (rate * (1 + 0.004 * ((((month + 15) * 3) % 5) - 2))).toFixed(6),
      valid_from: startOfMonth(today, month),
      valid_to: month === 0 ? null : dayBefore(startOfMonth(today, month + 1)),
    })),
  );
}

function dayBefore(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
}
