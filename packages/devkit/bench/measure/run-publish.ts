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
    const [read, ms] = await both(
      load.run({ ...job, amount: amountFor(rate, 4) }),
      sleep(400).then(() => publish(formwork.url, tokens.designer, round + 1)),
    );
    publishMs.push(ms);
    if (read.failed > 0) throw new Error(`${read.failed} reads failed during a publish: ${read.firstFailure}.`);
    slowestReadMs = Math.max(slowestReadMs, read.slowest);
  }
  return { publishMs, slowestReadMs };
}

/** Waits for both even when one fails, so that the generator is never stopped in the middle. */
async function both<A, B>(a: Promise<A>, b: Promise<B>): Promise<[A, B]> {
  await Promise.allSettled([a, b]);
  return Promise.all([a, b]);
}

async function publish(url: string, token: string, fields: number): Promise<number> {
  const added = Array.from({ length: fields }, (_, index) => `added_${index}`);
  const body = JSON.stringify({ definition: wideApp(added), allow: [] });
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
