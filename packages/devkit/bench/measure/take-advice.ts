import type { Client } from 'pg';
import { benchApp } from '../data/bench-app.ts';
import type { RunningSystem } from '../systems/run-system.ts';

interface Plan {
  readonly issues: readonly { readonly code: string; readonly details?: { readonly indexes?: string[][] } }[];
}

/** Asks Formwork's plan which indexes it proposes, publishes them, and waits until they are there. */
export async function takeAdvice(
  formwork: RunningSystem,
  designerToken: string,
  database: Client,
): Promise<string[][]> {
  const plan = (await post(formwork, designerToken, 'plan', { definition: benchApp() })) as Plan;
  const proposed = plan.issues
    .filter(({ code }) => code === 'FW_STORAGE_INDEX_PROPOSED')
    .flatMap(({ details }) => details?.indexes ?? []);
  if (proposed.length === 0) throw new Error('The plan proposes no index.');
  await post(formwork, designerToken, 'publish', { definition: benchApp(proposed) });
  for (;;) {
    const { rows } = await database.query('select from formwork.publish_jobs');
    if (rows.length === 0) break;
    await new Promise((done) => setTimeout(done, 100));
  }
  await database.query('vacuum analyze bench.sales_order');
  await database.query('vacuum analyze bench_plain.orders');
  return proposed;
}

/** Publishes the app as it was, without the proposed indexes. */
export async function leaveAdvice(formwork: RunningSystem, designerToken: string): Promise<void> {
  await post(formwork, designerToken, 'publish', { definition: benchApp() });
}

async function post(formwork: RunningSystem, token: string, path: string, body: unknown): Promise<unknown> {
  const response = await fetch(`${formwork.url}/api/definitions/${path}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${path} answers ${response.status}: ${text.slice(0, 600)}`);
  return JSON.parse(text);
}
