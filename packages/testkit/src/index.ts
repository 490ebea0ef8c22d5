export {
  type TestDatabase,
  type TestDatabaseOptions,
  createTestDatabase,
  createTemplateDatabase,
} from './database/test-database.ts';
export { dumpSchema } from './database/dump-schema.ts';
export { sampleApp } from './sample-app/sample-app.ts';
