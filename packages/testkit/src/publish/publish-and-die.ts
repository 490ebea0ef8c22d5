import { createInterruptingPool } from './interrupting-pool.ts';
import { publishAllowingAll } from './publish-app.ts';
import { revisedSampleApp } from './revised-sample-app.ts';

/**
 * `node publish-and-die.ts <database url> <statement> <before|after>`: publishes the revised sample app and kills
 * itself without warning before the statement of that number is sent, or while the server works on it.
 */
const [url, place, moment] = process.argv.slice(2) as [string, string, 'before' | 'after'];

const pool = createInterruptingPool(url, (at, text) => {
  if (at === Number(place)) {
    if (moment === 'before') process.kill(process.pid, 'SIGKILL');
    else setTimeout(() => process.kill(process.pid, 'SIGKILL'), 0);
  }
  return text;
});
await publishAllowingAll(pool, revisedSampleApp());
await pool.end();
