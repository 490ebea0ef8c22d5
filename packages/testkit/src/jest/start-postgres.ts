import { dropAbandonedDatabases } from '../database/test-database.ts';
import { openTestServer } from '../database/test-server.ts';

/** Jest's global set-up: one server for the run, found by the workers in `FORMWORK_TEST_DATABASE_URL`. */
export default async function startPostgresForTests(): Promise<void> {
  process.env['FORMWORK_TEST_RUN'] ??= String(process.pid);
  await dropAbandonedDatabases(await openTestServer());
}
