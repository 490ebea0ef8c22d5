import { type RequestMaterial, runHttpFuzz } from '@formwork/testkit';
import { openTestWorkspace } from '@formwork/testkit/workspace';
import { newSeed, readCounts } from './input/read-counts.ts';
import { startRuntime } from '../start/runtime-process.ts';
import { makeToken } from './server/make-token.ts';

/**
 * `npm run fuzz http [requests] [seed]`: random requests, made of what the OpenAPI document describes, to the built server
 * (`npm run build`) on a database of its own.
 */
const [requests = 0, seed = 0] = readCounts({ name: 'requests', fallback: 100_000 }, newSeed());

await using workspace = await openTestWorkspace();
const authorization = `Bearer ${await makeToken(workspace)}`;
const server = startRuntime({ DATABASE_URL: workspace.url, PORT: '0', LOG_LEVEL: 'fatal' }, () => undefined);
const ready = await server.ready;
if (ready === undefined) throw new Error('The server does not start; build it first: npm run build.');
const address = ready.url;

interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, { readonly properties?: object }>> };
}

async function get<T>(path: string): Promise<T> {
  const response = await fetch(`${address}${path}`, { headers: { authorization } });
  if (!response.ok) throw new Error(`${path} answers ${response.status}: ${await response.text()}`);
  return (await response.json()) as T;
}

async function materialOf(): Promise<RequestMaterial> {
  const routes: string[] = ['GET /api/people', 'GET /api/departments', 'GET /api/explain', 'GET /api/apps'];
  const names = new Set<string>();
  const ids: string[] = [];
  for (const { name } of (await get<{ items: { name: string }[] }>('/api/apps')).items) {
    const document = await get<Document>(`/api/apps/${name}/openapi.json`);
    for (const [path, item] of Object.entries(document.paths)) {
      for (const method of ['get', 'post', 'patch', 'delete'])
        if (method in item) routes.push(`${method.toUpperCase()} /api/apps/${name}${path}`);
      if ('get' in item && !path.slice(1).includes('/'))
        ids.push(
          ...(await get<{ items: { id: string }[] }>(`/api/apps/${name}${path}?limit=5`)).items.map(({ id }) => id),
        );
    }
    for (const { properties = {} } of Object.values(document.components.schemas))
      for (const field of Object.keys(properties)) names.add(field);
  }
  return { routes, names: [...names], known: { id: ids } };
}

const outcome = await runHttpFuzz({
  seed,
  requests,
  material: await materialOf(),
  forbidden: ['argon2id'],
  onProgress: (done) => {
    if (done % 10_000 === 0) process.stderr.write(`${done} of ${requests}\n`);
  },
  send: async ({ method, path, headers, body }) => {
    const response = await fetch(`${address}${path}`, {
      method,
      headers: { ...headers, authorization },
      ...(body === undefined ? {} : { body }),
    });
    return { status: response.status, text: await response.text() };
  },
});
process.stdout.write(
  `seed ${seed}: ${outcome.requests} requests, ${JSON.stringify(outcome.statuses)}, ${outcome.faults.length} faults\n`,
);
await server.stop();
for (const fault of outcome.faults.slice(0, 20)) process.stdout.write(`${fault}\n`);
process.exitCode = outcome.faults.length === 0 ? 0 : 1;
