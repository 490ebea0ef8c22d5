import { createHash, randomBytes } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { fieldModels } from '@formwork/catalog/models';
import { type AppDefinition, parseFolder } from '@formwork/definition';
import { type Engine, inDependencyOrder, openEngine } from '@formwork/engine';
import pg from 'pg';
import { repositoryRoot } from '../../src/repository.ts';
import { benchApp, wideApp } from './bench-app.ts';
import { AGENT_REGION, COPY_TO_FORMWORK, PLAIN_TABLES } from './plain-tables.ts';

/** A database that all systems serve. */
export interface BenchDatabase {
  readonly agentToken: string;
  readonly auditorToken: string;
  readonly designerToken: string;
  /** Orders that the agent may see, spread over the table. */
  readonly agentIds: readonly string[];
  readonly customerId: string;
}

/** Makes the tables of both kinds with the same rows, publishes the shipped apps, and makes the three people. */
export async function prepareDatabase(url: string): Promise<BenchDatabase> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const engine = await openEngine({ databaseUrl: url, poolSize: 4 });
  try {
    for (const definition of inDependencyOrder(shippedApps())) await engine.definitions.publish({ definition });
    await engine.definitions.publish({ definition: benchApp() });
    await engine.definitions.publish({ definition: wideApp() });
    for (const text of [...PLAIN_TABLES, ...COPY_TO_FORMWORK]) await client.query(text);
    await client.query('vacuum analyze');
    await client.query('checkpoint').catch(() => undefined);
    const ids = await client.query<{ id: string }>(
      'select id from bench_plain.orders where region = $1 order by md5(id::text) limit 4000',
      [AGENT_REGION],
    );
    const customers = await client.query<{ id: string }>('select id from bench_plain.customers order by id limit 1');
    return {
      agentToken: await person(engine, client, 'bench_agent', { roles: ['bench.agent'] }),
      auditorToken: await person(engine, client, 'bench_auditor', { roles: ['bench.auditor'] }),
      designerToken: await person(engine, client, 'bench_designer', { design: true, administer: true }),
      agentIds: ids.rows.map(({ id }) => id),
      customerId: customers.rows[0]!.id,
    };
  } finally {
    await engine.close();
    await client.end();
  }
}

/** A person with an API token, made as the runtime makes them. */
async function person(
  engine: Engine,
  client: pg.Client,
  login: string,
  rights: { readonly roles?: readonly string[]; readonly design?: boolean; readonly administer?: boolean },
): Promise<string> {
  const id = await engine.people.createUser({ login, name: login, ...rights });
  const tokenId = randomBytes(8).toString('hex');
  const secret = randomBytes(32).toString('base64url');
  await client.query(
    'insert into formwork.api_tokens (id, user_id, name, secret_hash, created_at) values ($1, $2, $3, $4, now())',
    [tokenId, id, 'bench', createHash('sha256').update(secret).digest('hex')],
  );
  return `fwk_${tokenId}_${secret}`;
}

/** The apps of `examples/`, as far as they can be published. */
function shippedApps(): AppDefinition[] {
  const folder = path.join(repositoryRoot, 'examples');
  return readdirSync(folder).flatMap((name) => {
    const app = path.join(folder, name);
    const isApp = statSync(app).isDirectory() && readdirSync(app).includes('app.json');
    return isApp ? [readApp(app)] : [];
  });
}

function readApp(folder: string): AppDefinition {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((file) => file.split(path.sep).join('/'))
    .filter((file) => file.endsWith('.json') && !file.startsWith('demo/'));
  const texts = new Map(files.map((file) => [file, readFileSync(path.join(folder, file), 'utf8')]));
  const { definition, issues } = parseFolder(texts, fieldModels);
  if (definition === undefined) throw new Error(`${folder} cannot be read: ${issues[0]?.message}`);
  return definition;
}
