import { readFileSync } from 'node:fs';
import type { Engine, Principal } from '@formwork/engine';
import type { Holidays } from './civil-days.ts';
import { type RecordSet, demoRecords } from './demo-records.ts';
import { DEMO_SEED, generateDemo } from './generate-demo.ts';
import { type LoadedPeople, loadPeople } from './load-people.ts';
import { lastOrderId } from './orders.ts';
import { personas } from './personas.ts';

/** A demo person that may be signed in as. */
export interface DemoAccount {
  readonly login: string;
  readonly password: string;
  readonly name: string;
  /** What the person does, in a few words. */
  readonly role: string;
}

/** What the runtime hands over. */
export interface DemoContext {
  readonly engine: Engine;
  readonly hashPassword: (password: string) => Promise<string>;
  readonly report: (text: string) => void;
}

/** The password of every demo person who may sign in. */
export const DEMO_PASSWORD = 'formwork-demo';

const SYSTEM: Principal = { kind: 'system' };
/** Records in one transaction. */
const BATCH = 2_500;

/**
 * Makes the demo people and records that are not there yet, and names the people to sign in as. What is there is left
 * as people made it: a second call changes nothing, a call after a broken one goes on where that stopped.
 */
export async function loadDemo({ engine, hashPassword, report }: DemoContext): Promise<readonly DemoAccount[]> {
  if (!(await isThere(engine, 'order_center', 'sales_order', lastOrderId(DEMO_SEED)))) {
    const today = (await engine.clock.now()).toISOString().slice(0, 10);
    const data = generateDemo(today, readHolidays());
    report(`Making ${data.people.length} demo people in ${data.departments.length} departments`);
    const people = await loadPeople(engine, data.departments, data.people, () => hashPassword(DEMO_PASSWORD));
    await assignKeepers(engine, people);
    for (const set of demoRecords(data, people)) await loadSet(engine, set, report);
  }
  return personas.flatMap(({ login, name, shown }) =>
    shown === undefined ? [] : [{ login, password: DEMO_PASSWORD, name, role: shown }],
  );
}

async function loadSet(engine: Engine, set: RecordSet, report: (text: string) => void): Promise<void> {
  const { app, entity, label, records } = set;
  report(`Loading ${records.length} ${label}`);
  for (let at = 0; at < records.length; at += BATCH) {
    const batch = records.slice(at, at + BATCH);
    if (await isLoaded(engine, app, entity, batch[0]!)) continue;
    await engine.records.load(app, entity, batch);
  }
}

/** A batch is one transaction, so its first record stands for all of it. */
async function isLoaded(
  engine: Engine,
  app: string,
  entity: string,
  first: Readonly<Record<string, unknown>>,
): Promise<boolean> {
  if (typeof first['id'] === 'string') return isThere(engine, app, entity, first['id']);
  const { json } = await engine.records.list(SYSTEM, app, entity, { limit: 1, fields: ['id'] });
  return (JSON.parse(json) as { items: unknown[] }).items.length > 0;
}

/** True for a record that is there or in the recycle bin. */
async function isThere(engine: Engine, app: string, entity: string, id: string): Promise<boolean> {
  const filter = { '==': [{ var: 'record.id' }, id] };
  for (const bin of [{}, { deleted: 'only' as const }]) {
    const { json } = await engine.records.list(SYSTEM, app, entity, { filter, fields: ['id'], limit: 1, ...bin });
    if ((JSON.parse(json) as { items: unknown[] }).items.length > 0) return true;
  }
  return false;
}

/** Each warehouse gets its keeper, unless somebody has chosen one. */
async function assignKeepers(engine: Engine, { users }: LoadedPeople): Promise<void> {
  const { json } = await engine.records.list(SYSTEM, 'core', 'warehouse', {
    fields: ['id', 'code', 'keeper'],
    limit: 100,
  });
  const warehouses = (JSON.parse(json) as { items: { id: string; code: string; keeper: unknown }[] }).items;
  for (const { login, keeps } of personas) {
    const warehouse = warehouses.find((each) => each.code === keeps && each.keeper === null);
    if (warehouse === undefined) continue;
    await engine.records.update(SYSTEM, 'core', 'warehouse', warehouse.id, { keeper: users.get(login)! });
  }
}

/** The days of the calendar that the order center counts lead times with. */
function readHolidays(): Holidays {
  const file = new URL('../core/rules/china.json', import.meta.url);
  const { off, work } = JSON.parse(readFileSync(file, 'utf8')) as Record<'off' | 'work', { date: string }[]>;
  return { off: new Set(off.map((day) => day.date)), work: new Set(work.map((day) => day.date)) };
}
