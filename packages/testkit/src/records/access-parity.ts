import { canonicalJson } from '@formwork/kernel';
import { type RuleEnv, checkRuleJson, compileRule } from '@formwork/rules';
import { compileAggregate, parseAggregateRequest, runAggregate } from '@formwork/storage';
import { createRandomSource } from '../rules/random-source.ts';
import { type BruteForceView, type DealData, type PlainRecord, viewByBruteForce } from './brute-force.ts';
import { dealApp } from './deal-app.ts';
import { type DealPeople, dealPeople, randomDeals } from './random-deals.ts';
import { randomPolicy } from './random-policy.ts';
import { type DealQuery, namedPaths, randomQuery } from './random-query.ts';
import { type RecordStore, type StorePerson, openRecordStore, userOf } from './record-store.ts';

/** How much is compared. */
export interface ParityRun {
  readonly seed: number;
  readonly policies: number;
  readonly queriesPerPolicy: number;
  readonly onProgress?: (policies: number) => void;
}

/** What was compared, and every answer that differed from the brute force's. */
export interface ParityOutcome {
  readonly queries: number;
  /** Queries that were answered with records and not refused. */
  readonly answered: number;
  readonly differences: readonly {
    readonly policy: unknown;
    readonly query: unknown;
    readonly got: string;
    readonly expected: string;
  }[];
}

const SHOWN = ['id', 'title', 'stage', 'amount', 'closes_on', 'worth', 'score'];

/** A store with random deals in it, which policies come and go over. */
export async function openDealStore(seed: number): Promise<{ store: RecordStore; data: DealData; staff: DealPeople }> {
  const store = await openRecordStore(dealApp([]));
  const staff = dealPeople();
  for (const id of staff.departments) await store.addDepartment(id, id.slice(-4));
  for (const person of staff.people) await store.addPerson(person);
  const data = randomDeals(createRandomSource(seed), staff, 40);
  await loadDeals(store, data);
  return { store, data, staff };
}

async function loadDeals(store: RecordStore, data: DealData): Promise<void> {
  const load = async (entity: string, records: readonly PlainRecord[], names: readonly string[]): Promise<void> => {
    await store.load(
      entity,
      records.map((record) => ({
        id: record.id,
        values: Object.fromEntries(names.map((name) => [name, record[name] as string | null])),
        ...(typeof record['parent'] === 'string' ? { parent: record['parent'] } : {}),
        ...(typeof record['position'] === 'number' ? { position: record['position'] } : {}),
      })),
    );
    if (entity === 'deal_item') return;
    for (const record of records)
      await store.database.pool.query(
        `update deals.${entity} set owner = $2, owner_department = $3, created_by = $4 where id = $1`,
        [record.id, record['owner'], record['owner_department'], record['created_by']],
      );
  };
  await load('account', data.accounts, ['name', 'region', 'rating']);
  await load('deal', data.deals, ['title', 'stage', 'amount', 'closes_on', 'account']);
  await load('deal_item', data.items, ['label', 'price']);
}

/** Compares lists, counts and sums of random policies, people and queries with the brute force. */
export async function runAccessParity(run: ParityRun): Promise<ParityOutcome> {
  const random = createRandomSource(run.seed);
  const { store, data, staff } = await openDealStore(run.seed);
  const differences: ParityOutcome['differences'][number][] = [];
  let queries = 0;
  let answered = 0;
  try {
    for (let index = 0; index < run.policies; index += 1) {
      const roles = randomPolicy(random);
      const present = store.under(dealApp(roles));
      const held = roles.filter(() => random.chance(0.75)).map((role) => `deals.${role.name}`);
      const person = { ...random.pick(staff.people), roles: held };
      const view = viewByBruteForce(present.model, person, data);
      for (let each = 0; each < run.queriesPerPolicy; each += 1) {
        const query = randomQuery(random);
        const [got, expected] = await ask(present, person, view, query);
        queries += 1;
        if (expected !== REFUSED) answered += 1;
        if (got !== expected) differences.push({ policy: { roles, held }, query, got, expected });
      }
      run.onProgress?.(index + 1);
    }
  } finally {
    await store.database.drop();
  }
  return { queries, answered, differences };
}

const REFUSED = 'refused';

async function ask(
  store: RecordStore,
  person: StorePerson,
  view: BruteForceView,
  query: DealQuery,
): Promise<readonly [string, string]> {
  const fields = SHOWN.filter((name) => view.known.deal.has(name));
  const opened = view.known.deal.has('account') && view.known.account.size > 0;
  const answer = await store.list(person, 'deal', {
    fields: [...fields],
    ...(opened ? { expand: ['account'] } : {}),
    ...(query.filter === undefined ? {} : { filter: query.filter }),
    ...(query.search === undefined ? {} : { search: query.search }),
    sort: query.sort.map((key) => `${key.isDescending ? '-' : ''}${key.name}`).join(','),
    limit: query.limit,
    count: 'exact',
  });
  const expected = isKnown(view, query) ? expectedList(store, person, view, query, fields, opened) : REFUSED;
  if ('issues' in answer) return [REFUSED, expected];
  const { items, total } = JSON.parse(answer.json) as { items: Record<string, unknown>[]; total: { value: number } };
  const shown = items.map((item) => {
    const own = Object.fromEntries(fields.map((name) => [name, item[name]]));
    return opened ? { ...own, account: plainAccount(item['account']) } : own;
  });
  const sums = await aggregate(store, person, view);
  return [canonicalJson({ items: shown, total: total.value, sums }), expected];
}

function plainAccount(account: unknown): unknown {
  if (account === null || account === undefined) return null;
  const { id, name, region, rating } = account as Record<string, unknown>;
  return { id, name: name ?? null, region: region ?? null, rating: rating ?? null };
}

async function aggregate(store: RecordStore, person: StorePerson, view: BruteForceView): Promise<unknown> {
  if (!view.known.deal.has('stage') || !view.known.deal.has('amount')) return null;
  const access = store.accessOf(person);
  const { plan } = parseAggregateRequest(access, store.entity('deal'), {
    group: ['stage'],
    measures: ['count', 'sum:amount'],
  });
  const statement = compileAggregate(store.storage, access, plan!);
  const json = await runAggregate(store.runner, statement, plan!, { user: userOf(person), timeZone: 'UTC' });
  return (JSON.parse(json) as { rows: unknown[] }).rows;
}

function isKnown(view: BruteForceView, query: DealQuery): boolean {
  if (view.known.deal.size === 0) return false;
  return namedPaths(query).every((path) => {
    const [first = '', second] = path.split('.');
    if (!view.known.deal.has(first)) return false;
    if (second === undefined) return first !== 'items' || view.known.deal_item.size > 0;
    return view.known[first === 'items' ? 'deal_item' : 'account'].has(second);
  });
}

function expectedList(
  store: RecordStore,
  person: StorePerson,
  view: BruteForceView,
  query: DealQuery,
  fields: readonly string[],
  opened: boolean,
): string {
  const scope = store.entity('deal').scope;
  const typed = query.filter === undefined ? undefined : checkRuleJson(query.filter, scope, { kind: 'boolean' }).typed;
  const holds = typed === undefined ? () => true : compileRule(typed);
  const envOf = (deal: PlainRecord): RuleEnv => {
    const account = deal['account'] === null ? null : (deal['@account'] ?? { id: deal['account'] });
    return { record: { ...deal, account }, user: userOf(person) };
  };
  const pattern = query.search?.toLowerCase();
  const found = view.deals.filter(
    (deal) =>
      holds(envOf(deal)) === true &&
      (pattern === undefined || ((deal['title'] as string | null) ?? '').toLowerCase().includes(pattern)),
  );
  const sorted = found.sort((a, b) => compareBy(view, query, a, b));
  const items = sorted.slice(0, query.limit).map((deal) => {
    const own = Object.fromEntries(fields.map((name) => [name, deal[name]]));
    return opened ? { ...own, account: plainAccount(deal['@account']) } : own;
  });
  return canonicalJson({ items, total: found.length, sums: expectedSums(view) });
}

function compareBy(view: BruteForceView, query: DealQuery, a: PlainRecord, b: PlainRecord): number {
  for (const { name, isDescending } of query.sort) {
    const [x, y] = [sortValue(view, a, name), sortValue(view, b, name)];
    if (x === y) continue;
    if (x === null) return 1;
    if (y === null) return -1;
    const order = x < y ? -1 : 1;
    return isDescending ? -order : order;
  }
  const isDescending = query.sort.at(-1)?.isDescending ?? true;
  const order = a.id < b.id ? -1 : 1;
  return isDescending ? -order : order;
}

function sortValue(view: BruteForceView, deal: PlainRecord, name: string): string | number | null {
  const account = deal['@account'] as PlainRecord | null;
  if (name === 'account') {
    if (!view.known.account.has('name')) return deal['account'] as string | null;
    return (account?.['name'] ?? null) as string | null;
  }
  if (name.startsWith('account.')) return (account?.[name.slice('account.'.length)] ?? null) as string | number | null;
  const value = (deal[name] ?? null) as string | null;
  return value !== null && ['amount', 'worth', 'score'].includes(name) ? Number(value) : value;
}

function expectedSums(view: BruteForceView): unknown {
  if (!view.known.deal.has('stage') || !view.known.deal.has('amount')) return null;
  const groups = new Map<string | null, { count: number; cents: number | null }>();
  for (const deal of view.deals) {
    if (!view.aggregated.has(deal.id)) continue;
    const stage = deal['stage'] as string | null;
    const group = groups.get(stage) ?? { count: 0, cents: null };
    const amount = deal['amount'];
    const cents = typeof amount === 'string' ? (group.cents ?? 0) + Math.round(Number(amount) * 100) : group.cents;
    groups.set(stage, { count: group.count + 1, cents });
  }
  const order = (stage: string | null): string => (stage === null ? '~' : stage);
  return [...groups]
    .sort(([a], [b]) => (order(a) < order(b) ? -1 : 1))
    .map(([stage, { count, cents }]) => ({
      stage,
      count,
      'sum:amount': cents === null ? null : (cents / 100).toFixed(2),
    }));
}
