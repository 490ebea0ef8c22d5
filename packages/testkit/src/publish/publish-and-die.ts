import { openEngine } from '@formwork/engine';
import pg from 'pg';
import { revisedWorkspaceApp } from './revised-workspace-app.ts';

/**
 * `node publish-and-die.ts <database url> <statement> <before|after>`: opens a workspace as a server does, publishes
 * the revised sample app and kills itself without warning before the statement of that number is sent, or while the
 * server works on it. What follows a publish counts too. Statement 0: lives, and prints what it sent as JSON.
 */
const [url, place, moment] = process.argv.slice(2) as [string, string, 'before' | 'after'];

const engine = await openEngine({ databaseUrl: url, poolSize: 1, bigFromRows: 20 });
const definition = revisedWorkspaceApp();
const { steps } = await engine.definitions.plan(definition);
const sent: string[] = [];
seeStatements((text) => {
  sent.push(text);
  if (sent.length !== Number(place)) return;
  if (moment === 'before') process.kill(process.pid, 'SIGKILL');
  else setTimeout(() => process.kill(process.pid, 'SIGKILL'), 0);
});
await engine.definitions.publish({ definition, allow: steps.map((step) => step.id) });
await engine.close();
process.stdout.write(JSON.stringify(sent));

/** Sees each statement of the connections that publish, before it is sent. */
function seeStatements(see: (text: string) => void): void {
  // oxlint-disable-next-line typescript/unbound-method -- it is called with its own client below
  const send = pg.Client.prototype.query as (this: pg.Client, ...parameters: unknown[]) => unknown;
  pg.Client.prototype.query = function (this: pg.Client, ...parameters: unknown[]): unknown {
    const { connectionParameters } = this as unknown as { connectionParameters: { application_name?: string } };
    const [first] = parameters;
    const text = typeof first === 'string' ? first : (first as { text: string }).text;
    if (connectionParameters.application_name === 'formwork publish') see(text);
    return send.apply(this, parameters);
  } as typeof pg.Client.prototype.query;
}
