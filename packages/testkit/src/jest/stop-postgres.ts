import { leaveTestServer, stopTestServerWhenUnused } from '../database/test-server.ts';

/**
 * Jest's global tear-down: the run leaves the shared server, which ends by itself when nobody uses it for a while.
 * `npm test` asks for more with `FORMWORK_TEST_SERVER=stop`: nothing stays running after it, unless others use it.
 */
export default async function leavePostgresOfTests(): Promise<void> {
  leaveTestServer();
  if (process.env['FORMWORK_TEST_SERVER'] === 'stop') await stopTestServerWhenUnused();
}
