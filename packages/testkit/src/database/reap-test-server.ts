import { setTimeout as sleep } from 'node:timers/promises';
import { isPostgresRunning } from '@formwork/devkit';
import { stopTestServerWhenUnused, testServerFolder, testServerUsers } from './test-server.ts';

// A program: started beside the shared test server, ends with it. It looks every ten seconds and stops the server
// once nobody has used it for the idle time.
const idleMs = 10 * 60_000;
const lookMs = 10_000;

let idleSince = Date.now();
for (;;) {
  await sleep(lookMs);
  if (!(await isPostgresRunning(testServerFolder))) break;
  if (testServerUsers().length > 0) idleSince = Date.now();
  else if (Date.now() - idleSince > idleMs && (await stopTestServerWhenUnused())) break;
}
