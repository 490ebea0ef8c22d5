import { type TestDatabase, createTestDatabase } from '@formwork/testkit';
import { afterAll, beforeAll } from '@jest/globals';
import { fieldCases } from '../cases.ts';
import { fieldModels } from '../models.ts';
import { postgresFields } from '../postgres.ts';
import { describePostgres } from './describe-postgres.ts';

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});

afterAll(() => database.drop());

for (const cases of fieldCases) {
  describePostgres(cases, { models: fieldModels, postgres: postgresFields }, () => database.pool);
}
