import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { AppDefinition, EntityDefinition } from '@formwork/definition';
import pg from 'pg';
import { type TestDatabase, createTestDatabase } from '../database/test-database.ts';
import { createPlatformTables, planApp } from './publish-app.ts';

let database: TestDatabase;
let client: pg.Client;

beforeAll(async () => {
  database = await createTestDatabase();
  client = new pg.Client({ connectionString: database.url });
  await client.connect();
  await createPlatformTables(client);
});
afterAll(async () => {
  await client.end();
  await database.drop();
});

/** An app whose role sees the visits of one region. */
function visits(indexes: EntityDefinition['indexes']): AppDefinition {
  const visit = {
    name: 'visit',
    fields: [
      { name: 'region', type: 'text' },
      { name: 'state', type: 'text' },
      { name: 'day', type: 'date' },
    ],
    ...(indexes === undefined ? {} : { indexes }),
  };
  const when = { '==': [{ var: 'record.region' }, 'eu'] };
  const role = { name: 'seller', grants: [{ entity: 'visit', actions: ['read'], when }] };
  const none = { forms: [], views: [], workflows: [], rules: [], datasets: [], scenarios: [], locales: [] };
  const app = { name: 'field', label: 'Field', version: '1.0.0', locales: ['en'] };
  return { format: 1, app, ...none, entities: [visit], roles: [role] } as unknown as AppDefinition;
}

test.each<[string, EntityDefinition['indexes'], unknown]>([
  ['alone where there is no other index', undefined, [['region']]],
  [
    'in front of what lists are found by',
    [['state', 'day'], ['day']],
    [
      ['region', 'state', 'day'],
      ['region', 'day'],
    ],
  ],
  ['not where an index begins with it', [['region', 'day'], ['day']], undefined],
])('a field that roles see records by is proposed: %s', async (_, indexes, proposed) => {
  const { issues } = await planApp(client, visits(indexes));
  const found = issues.find(({ code }) => code === 'FW_STORAGE_INDEX_PROPOSED');
  expect((found?.details as { indexes?: unknown } | undefined)?.indexes).toEqual(proposed);
});
