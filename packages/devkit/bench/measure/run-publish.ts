import { setTimeout as sleep } from 'node:timers/promises';
import { wideApp } from '../data/bench-app.ts';
import type { LoadRequest } from '../load/job.ts';
import type { LoadProcess } from '../load/load-process.ts';
import type { RunningSystem } from '../systems/run-system.ts';
import { amountFor, CONNECTIONS } from './run-window.ts';

/** Milliseconds of each publish, and the slowest answer that a reader got meanwhile. */
export interface PublishResult {
  readonly publishMs: readonly number[];
  readonly slowestReadMs: number;
}

/** Publishes a further field of one of a hundred entities while 32 readers go on; throws when any request fails. */
export async function runPublish(
  load: LoadProcess,
  formwork: RunningSystem,
  tokens: { readonly agent: string; readonly designer: string },
  reads: readonly LoadRequest[],
  rounds: number,
): Promise<PublishResult> {
  const publishMs: number[] = [];
  let slowestReadMs = 0;
  const rate = 1_000;
  for (let round = 0; round < rounds; round += 1) {
    const job = { url: formwork.url, token: tokens.agent, connections: CONNECTIONS, requests: reads };
    const reading = load.run({ ...job, amount: amountFor(rate, 4) });
    await sleep(400);
    publishMs.push(await publish(formwork.url, tokens.designer, `added_${round}`));
    const read = await reading;
    if (read.failed > 0) throw new Error(`${read.failed} reads failed during a publish: ${read.firstFailure}.`);
    slowestReadMs = Math.max(slowestReadMs, read.slowest);
  }
  return { publishMs, slowestReadMs };
}

async function publish(url: string, token: string, field: string): Promise<number> {
  const body = JSON.stringify({ definition: wideApp(field), allow: [] });
  const began = performance.now();
  const response = await fetch(`${url}/api/definitions/publish`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body,
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`The publish answers ${response.status}: ${text.slice(0, 600)}`);
  return performance.now() - began;
}
