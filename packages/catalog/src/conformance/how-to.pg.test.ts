import { createRegistry } from '@formwork/kernel';
import { type TestDatabase, createTestDatabase } from '@formwork/testkit';
import { afterAll, beforeAll } from '@jest/globals';
import { scoreCases } from '../../../../examples/extending/field-type/score/cases.ts';
import { scoreModel } from '../../../../examples/extending/field-type/score/model.ts';
import { scorePostgres } from '../../../../examples/extending/field-type/score/postgres.ts';
import { fieldModels } from '../models.ts';
import { postgresFields } from '../postgres.ts';
import { describePostgres } from './describe-postgres.ts';

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});

afterAll(() => database.drop());

describePostgres(
  scoreCases,
  {
    models: createRegistry('field type', [...fieldModels.kinds, scoreModel]),
    postgres: createRegistry('field type', [...postgresFields.kinds, scorePostgres]),
  },
  () => database.pool,
);
