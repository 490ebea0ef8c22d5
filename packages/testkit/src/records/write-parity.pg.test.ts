import { type AccessFacts, admitsRow, authorizeWrite } from '@formwork/access';
import { expect, test } from '@jest/globals';
import { type StatementRunner, compileUpdate, execute, valueParams } from '@formwork/storage';
import { createRandomSource } from '../rules/random-source.ts';
import { openDealStore } from './access-parity.ts';
import { dealApp } from './deal-app.ts';
import { randomPolicy } from './random-policy.ts';
import { userOf } from './record-store.ts';

const VALUES = {
  title: ['t1', 't2'],
  stage: ['open', 'secret', null],
  amount: ['50.00', '250.00', null],
  closes_on: ['2026-05-05', null],
} as const;

test('a change that the statement lets through is one that the decision in JavaScript allows, and the other way round', async () => {
  const random = createRandomSource(77);
  const { store, data, staff } = await openDealStore(77);
  const client = await store.database.pool.connect();
  const accounts = new Map(data.accounts.map((account) => [account.id, account]));
  const differences: unknown[] = [];
  let allowed = 0;
  for (let round = 0; round < 400; round += 1) {
    const roles = randomPolicy(random);
    const person = { ...random.pick(staff.people), roles: roles.map((role) => `deals.${role.name}`) };
    const present = store.under(dealApp(roles));
    const access = present.accessOf(person);
    const entity = present.entity('deal');
    const deal = random.pick(data.deals);
    const values = Object.fromEntries(
      Object.entries({ ...VALUES, account: [...accounts.keys()].slice(0, 3) })
        .filter(() => random.chance(0.4))
        .map(([name, options]) => [name, random.pick<string | null>(options)]),
    );
    const factsOf = (record: Readonly<Record<string, unknown>>): AccessFacts => ({
      record: { ...record, account: accounts.get(String(record['account'])) ?? null },
      user: userOf(person),
      now: '2026-01-01T00:00:00.000Z',
      today: '2026-01-01',
    });
    const before = factsOf(deal);
    const decision = authorizeWrite(access.entity(entity.id), {
      action: 'update',
      before,
      after: factsOf({ ...deal, ...values }),
      fields: Object.keys(values),
    });
    const expected = decision.isAllowed && admitsRow(access.entity(entity.id).rows('read'), before);
    const statement = compileUpdate(present.storage, access, entity, {
      kind: 'update',
      fields: Object.keys(values),
      hasVersion: false,
      isAuthorized: true,
      hasHistory: true,
    });
    const params = {
      id: deal.id,
      author: person.id,
      action: 'update',
      ...valueParams(present.storage, entity, values),
    };
    await client.query('begin');
    const rows = await execute(client as unknown as StatementRunner, statement, {
      user: userOf(person),
      timeZone: 'UTC',
      params,
    });
    await client.query('rollback');
    if (expected) allowed += 1;
    if ((rows.length === 1) !== expected)
      differences.push({ roles, person, deal, values, decision, rows: rows.length });
  }
  client.release();
  await store.database.drop();
  expect(differences.slice(0, 2)).toEqual([]);
  expect(allowed).toBeGreaterThan(20);
});
