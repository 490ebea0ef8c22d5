import path from 'node:path';
import pg from 'pg';
import { disposableSettings } from '../postgres/settings.ts';
import { startPostgres } from '../postgres/start-postgres.ts';
import { workFolder } from '../repository.ts';

/** The server that `npm run formwork -- test` brings along. */
export interface ScenarioServer extends AsyncDisposable {
  readonly url: string;
}

/** True when the arguments run scenarios on files and nothing says on which server. */
export function needsScenarioServer(
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): boolean {
  const [command, ...rest] = args;
  if (command !== 'test' || env['FORMWORK_TEST_DATABASE_URL']) return false;
  const isSaid = rest.some((arg) => /^--(database|help)(=|$)/.test(arg) || arg === '-h' || /^\w+:\/\//.test(arg));
  return rest.length > 0 && !isSaid;
}

/** Starts a server whose data may be lost, or joins the one of another run; the last run to end stops it. */
export async function openScenarioServer(): Promise<ScenarioServer> {
  const folder = path.join(workFolder, 'scenario-postgres');
  const server = await startPostgres({ folder, database: 'scenarios', settings: disposableSettings() });
  // Held while this run lasts, so that another run that ends sees that somebody is still here.
  const presence = new pg.Client({ connectionString: server.url, application_name: 'formwork scenario run' });
  presence.on('error', () => undefined);
  await presence.connect();
  return {
    url: server.url,
    [Symbol.asyncDispose]: async () => {
      const text = `select 1 from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid()`;
      const others = await presence.query(text).catch(() => ({ rowCount: 0 }));
      await presence.end().catch(() => undefined);
      if (others.rowCount === 0) await server.stop();
    },
  };
}
