import autocannon, { type Request } from 'autocannon';
import type { LoadJob, LoadRequest, LoadResult } from './job.ts';

/** The load generator: a process of its own that runs the windows it is told over IPC, one after the other. */
process.on('message', (job: LoadJob) => {
  void run(job).then((result) => process.send!(result));
});

async function run(job: LoadJob): Promise<LoadResult> {
  const latencies: number[] = [];
  let failed = 0;
  let firstFailure: string | undefined;
  let next = 0;
  let finished = 0;
  const share = Math.ceil(job.requests.length / job.connections);
  const began = performance.now();
  const fail = (what: string): void => {
    failed += 1;
    firstFailure ??= what;
  };
  const run = autocannon({
    url: job.url,
    connections: job.connections,
    amount: job.amount,
    sampleInt: 100,
    timeout: 60,
    setupClient: (client) => {
      const at = (next * share) % job.requests.length;
      next += 1;
      client.setRequests(
        job.versions === undefined
          ? [...job.requests.slice(at), ...job.requests.slice(0, at)].map((request) => plain(job, request))
          : [versioned(job, job.requests.slice(at, at + share), new Map(Object.entries(job.versions)))],
      );
    },
  });
  run.on('response', (_client: unknown, status: number, _bytes: number, ms: number) => {
    finished = performance.now();
    if (status >= 200 && status < 300) latencies.push(ms);
    else fail(`status ${status}`);
  });
  run.on('reqError', (error: Error) => fail(error.message));
  await run;
  latencies.sort((a, b) => a - b);
  const place = (part: number): number =>
    latencies[Math.min(latencies.length - 1, Math.floor(latencies.length * part))] ?? 0;
  return {
    seconds: (finished - began) / 1000,
    completed: latencies.length,
    failed,
    p50: place(0.5),
    p99: place(0.99),
    slowest: latencies.at(-1) ?? 0,
    ...(firstFailure === undefined ? {} : { firstFailure }),
  };
}

function plain(job: LoadJob, request: LoadRequest): Request {
  return { ...request, headers: headersOf(job, request) };
}

function headersOf(job: LoadJob, request: LoadRequest): Record<string, string> {
  const authorization = `Bearer ${job.token}`;
  return request.body === undefined ? { authorization } : { authorization, 'content-type': 'application/json' };
}

/** Updates that each name the version that the one before it made. */
function versioned(job: LoadJob, requests: readonly LoadRequest[], versions: Map<string, number>): Request {
  let at = -1;
  return {
    setupRequest: (base) => {
      at = (at + 1) % requests.length;
      const request = requests[at]!;
      const headers = { ...headersOf(job, request), 'if-match': `"${versions.get(request.path) ?? 1}"` };
      return { ...base, ...request, headers };
    },
    onResponse: () => {
      const { path } = requests[at]!;
      versions.set(path, (versions.get(path) ?? 1) + 1);
    },
  };
}
