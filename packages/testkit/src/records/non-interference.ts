import { canonicalJson } from '@formwork/kernel';
import {
  type ListRequest,
  type StatementRunner,
  compileAggregate,
  compileRead,
  parseAggregateRequest,
  parseSelect,
  runAggregate,
  runRead,
} from '@formwork/storage';
import type { ClientBase } from 'pg';
import { type RandomSource, createRandomSource } from '../rules/random-source.ts';
import { openDealStore } from './access-parity.ts';
import { type DealData, viewByBruteForce } from './brute-force.ts';
import { dealApp } from './deal-app.ts';
import { type DataChange, randomChange } from './random-change.ts';
import { randomPolicy } from './random-policy.ts';
import { randomQuery } from './random-query.ts';
import { type RecordStore, type StorePerson, userOf } from './record-store.ts';

/** Pairs of databases that differ only in what a person may not see, and answers that told them apart. */
export interface InterferenceOutcome {
  readonly pairs: number;
  readonly answers: number;
  readonly leaks: readonly {
    readonly policy: unknown;
    readonly change: unknown;
    readonly before: string;
    readonly after: string;
  }[];
}

/** Changes what somebody may not see, and asks the same before and after: every byte has to be equal. */
export async function runNonInterference(run: { seed: number; policies: number }): Promise<InterferenceOutcome> {
  const random = createRandomSource(run.seed);
  const { store, data, staff } = await openDealStore(run.seed);
  const client = await store.database.pool.connect();
  const leaks: InterferenceOutcome['leaks'][number][] = [];
  let pairs = 0;
  let answers = 0;
  try {
    for (let index = 0; index < run.policies; index += 1) {
      const roles = randomPolicy(random);
      const person = { ...random.pick(staff.people), roles: roles.map((role) => `deals.${role.name}`) };
      const present = store.under(dealApp(roles)).through(client as unknown as StatementRunner);
      const changes = hiddenChanges(random, present, person, data);
      if (changes.length === 0) continue;
      const requests = Array.from({ length: 6 }, () => request(random));
      const before = await askAll(present, person, data, requests);
      await client.query('begin');
      for (const change of changes) await makeChange(client, change);
      const after = await askAll(present, person, data, requests);
      await client.query('rollback');
      pairs += 1;
      answers += before.length;
      before.forEach((answer, at) => {
        if (answer !== after[at])
          leaks.push({
            policy: { roles, person },
            change: changes.map(({ text, values }) => [text, values]),
            before: answer,
            after: after[at]!,
          });
      });
    }
  } finally {
    client.release();
    await store.database.drop();
  }
  return { pairs, answers, leaks };
}

async function makeChange(client: ClientBase, change: DataChange): Promise<void> {
  await client.query(change.text, [...change.values]);
}

/** Random changes after which brute force sees exactly what it saw before. */
function hiddenChanges(random: RandomSource, store: RecordStore, person: StorePerson, data: DealData): DataChange[] {
  const look = (at: DealData): string => {
    const view = viewByBruteForce(store.model, person, at);
    return canonicalJson(view.deals.map((deal) => ({ ...deal, isCounted: view.aggregated.has(deal.id) })));
  };
  const seen = look(data);
  const changes: DataChange[] = [];
  let present = data;
  for (let attempt = 0; attempt < 25 && changes.length < 6; attempt += 1) {
    const change = randomChange(random, present);
    if (look(change.data) !== seen || canonicalJson(change.data) === canonicalJson(present)) continue;
    changes.push(change);
    present = change.data;
  }
  return changes;
}

function request(random: RandomSource): ListRequest {
  const query = randomQuery(random);
  return {
    ...(query.filter === undefined ? {} : { filter: query.filter }),
    ...(query.search === undefined ? {} : { search: query.search }),
    sort: query.sort.map((key) => `${key.isDescending ? '-' : ''}${key.name}`).join(','),
    limit: query.limit,
    count: random.pick(['exact', 'capped'] as const),
    ...(random.chance(0.5) ? { expand: random.pick([['account'], ['items'], ['account', 'items']]) } : {}),
    ...(random.chance(0.3) ? { titles: true } : {}),
  };
}

/** Everything that the person can learn of deals: lists with their next pages, errors, sums, and each record by id. */
async function askAll(
  store: RecordStore,
  person: StorePerson,
  data: DealData,
  requests: readonly ListRequest[],
): Promise<string[]> {
  const answers: string[] = [];
  for (const each of requests) {
    const first = await store.list(person, 'deal', each);
    answers.push(JSON.stringify(first));
    if ('issues' in first) continue;
    const { nextCursor } = JSON.parse(first.json) as { nextCursor?: string };
    if (nextCursor !== undefined)
      answers.push(JSON.stringify(await store.list(person, 'deal', { ...each, cursor: nextCursor })));
  }
  const access = store.accessOf(person);
  const caller = { user: userOf(person), timeZone: 'UTC' };
  const group = ['stage', 'account.region', 'closes_on:month'];
  const parsed = group.map((name) =>
    parseAggregateRequest(access, store.entity('deal'), {
      group: [name],
      measures: ['count', 'sum:amount', 'max:closes_on'],
    }),
  );
  for (const { plan, issues } of parsed) {
    if (plan === undefined) answers.push(JSON.stringify(issues));
    else answers.push(await runAggregate(store.runner, compileAggregate(store.storage, access, plan), plan, caller));
  }
  const { tree } = parseSelect(access, store.entity('deal'), {});
  if (tree === undefined) return answers;
  for (const deal of data.deals.slice(0, 15)) {
    const read = await runRead(store.runner, compileRead(store.storage, access, tree), deal.id, caller);
    answers.push(JSON.stringify(read ?? null));
  }
  return answers;
}
