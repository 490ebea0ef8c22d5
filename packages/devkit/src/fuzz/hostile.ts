import { globSync, readFileSync } from 'node:fs';
import { Agent, request } from 'node:http';
import path from 'node:path';
import { type DamagedRequest, runHostileRequests, soundRequests } from '@formwork/testkit';
import { openTestWorkspace } from '@formwork/testkit/workspace';
import { readRoutes } from '../generate/reference/http-reference.ts';
import { repositoryRoot } from '../repository.ts';
import { startRuntime } from '../start/runtime-process.ts';
import { makeToken } from './server/make-token.ts';

/**
 * `node hostile.ts [every] [rounds]`: every damage of every request to every route of the built server (`npm run build`)
 * on a database of its own, several times over. The memory of the server is looked at after each round but the first.
 */
const [every = '1', rounds = '3'] = process.argv.slice(2);
/** By how much the memory may differ after the same requests. In megabytes. */
const MOST_GROWTH_MB = 64;

await using workspace = await openTestWorkspace();
const authorization = `Bearer ${await makeToken(workspace, { administer: true })}`;
// With little room its memory is collected, and what grows nevertheless is kept for good.
const room = { NODE_OPTIONS: '--max-old-space-size=160' };
const server = startRuntime({ DATABASE_URL: workspace.url, PORT: '0', LOG_LEVEL: 'fatal', ...room }, () => undefined);
const ready = await server.ready;
if (ready === undefined) throw new Error('The server does not start; build it first: npm run build.');

const routes = globSync('apps/runtime/src/**/*.controller.ts', { cwd: repositoryRoot })
  .flatMap((file) => readRoutes(file, readFileSync(path.join(repositoryRoot, file), 'utf8')))
  .map((route) => `${route.method} ${route.path}`)
  // Ends sessions, of which there are none here.
  .filter((route) => !/^DELETE \/api\/sessions?$/.test(route));
const customer = await workspace.idOf('customer', 'code', 'C001');
const product = await workspace.idOf('product', 'code', 'P-100');
const lines = [{ product, quantity: 1, unit_price: '1' }];
const values = { customer, ordered_on: '2026-03-02', due_on: '2026-03-20', lines };
const { id: order } = await workspace.engine.records.create({ kind: 'system' }, 'shop', 'sales_order', values);
const person = workspace.clerk.kind === 'user' ? workspace.clerk.user.id : '';
const agent = new Agent({ keepAlive: true });
const requests = soundRequests(routes, { customer, product, order, person });

/** By hand: `fetch` would refuse or tidy up what is damaged. */
const send = ({ method, path: address, headers, body }: DamagedRequest): Promise<{ status: number; text: string }> => {
  const { hostname, port } = new URL(ready.url);
  return new Promise((resolve, reject) => {
    const outgoing = request({ hostname, port, method, path: address, headers: { ...headers, authorization }, agent });
    outgoing.on('error', reject);
    outgoing.on('response', (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('error', reject);
      response.on('end', () => resolve({ status: response.statusCode!, text: Buffer.concat(parts).toString('utf8') }));
    });
    outgoing.end(body);
  });
};

/** Resident memory of the server; `undefined` where the system does not tell. */
function memoryMb(): number | undefined {
  try {
    const status = readFileSync(`/proc/${server.pid}/status`, 'utf8');
    return Math.round(Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1]) / 1024);
  } catch {
    return undefined;
  }
}

const memory: (number | undefined)[] = [];
let isFaulty = false;
for (let round = 1; round <= Number(rounds); round += 1) {
  const outcome = await runHostileRequests({ requests, every: Number(every), forbidden: ['argon2id'], send });
  memory.push(memoryMb());
  process.stdout.write(
    `round ${round}: ${outcome.sent} requests, ${JSON.stringify(outcome.statuses)}, ${outcome.faults.length} faults, ` +
      `${memory.at(-1) ?? '?'} MB\n`,
  );
  for (const fault of outcome.faults.slice(0, 20)) process.stdout.write(`${fault}\n`);
  isFaulty ||= outcome.faults.length > 0;
}
await server.stop();
const growth = (memory.at(-1) ?? 0) - (memory[1] ?? memory[0] ?? 0);
if (growth > MOST_GROWTH_MB) process.stdout.write(`The memory of the server has grown by ${growth} MB.\n`);
process.exitCode = isFaulty || growth > MOST_GROWTH_MB ? 1 : 0;
