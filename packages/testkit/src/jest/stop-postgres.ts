import { leaveTestServer } from '../database/test-server.ts';

/** Jest's global tear-down: the run leaves the shared server, which ends by itself when nobody uses it. */
export default function leavePostgresOfTests(): void {
  leaveTestServer();
}
