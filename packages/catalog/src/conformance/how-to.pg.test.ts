import { createRegistry } from '@formwork/kernel';
import { type TestDatabase, createTestDatabase } from '@formwork/testkit';
import { afterAll, beforeAll } from '@jest/globals';
import { ratingCases } from '../../../../examples/extending/field-type/rating/cases.ts';
import { ratingModel } from '../../../../examples/extending/field-type/rating/model.ts';
import { ratingPostgres } from '../../../../examples/extending/field-type/rating/postgres.ts';
import { fieldModels } from '../models.ts';
import { postgresFields } from '../postgres.ts';
import { describePostgres } from './describe-postgres.ts';

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});

afterAll(() => database.drop());

describePostgres(
  ratingCases,
  {
    models: createRegistry('field type', [...fieldModels.kinds, ratingModel]),
    postgres: createRegistry('field type', [...postgresFields.kinds, ratingPostgres]),
  },
  () => database.pool,
);
