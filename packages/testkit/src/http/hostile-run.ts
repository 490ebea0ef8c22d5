import { type DamagedRequest, type SoundRequest, damageRequest } from './damage-requests.ts';
import { type FuzzAnswer, faultOf } from './http-fuzz.ts';

/** Every route with damaged requests. */
export interface HostileRun {
  readonly requests: readonly SoundRequest[];
  /** Rejects when nothing is answered in time. */
  readonly send: (request: DamagedRequest) => Promise<FuzzAnswer>;
  /** Sends every so many-th damage alone, beginning with another one in each route; 1 sends all. */
  readonly every: number;
  readonly forbidden?: readonly string[];
  readonly onProgress?: (sent: number) => void;
}

/** What came of it. */
export interface HostileOutcome {
  readonly sent: number;
  readonly statuses: Readonly<Record<string, number>>;
  /** The codes of the refusals of each route. */
  readonly codes: ReadonlyMap<string, ReadonlySet<string>>;
  /** Answers that break a promise. */
  readonly faults: readonly string[];
}

/** How long an answer may take. In milliseconds. */
const PATIENCE_MS = 20_000;

/** Sends damaged requests, four at a time: each is answered in time, none with 5xx, each refusal coded and with a mend. */
export async function runHostileRequests(run: HostileRun): Promise<HostileOutcome> {
  const statuses: Record<string, number> = {};
  const faults: string[] = [];
  const codes = new Map<string, Set<string>>(run.requests.map(({ route }) => [route, new Set()]));
  const queue = damagesOf(run);
  let sent = 0;
  const work = async (): Promise<void> => {
    for (const request of queue) {
      sent += 1;
      run.onProgress?.(sent);
      const answer = await inTime(run.send(request));
      statuses[answer.status] = (statuses[answer.status] ?? 0) + 1;
      if (answer.status >= 400) codes.get(request.route)!.add(codeOf(answer));
      const fault = faultOf(answer, run.forbidden ?? []);
      if (fault !== undefined)
        faults.push(`${fault}: ${request.route}: ${request.damage} -> ${answer.status} ${answer.text.slice(0, 300)}`);
    }
  };
  await Promise.all([work(), work(), work(), work()]);
  return { sent, statuses, codes, faults };
}

function codeOf({ text }: FuzzAnswer): string {
  return /"code":"(FW_[A-Z_]+)"/.exec(text)?.[1] ?? 'none';
}

function* damagesOf({ requests, every }: HostileRun): Generator<DamagedRequest> {
  let place = 0;
  for (const sound of requests)
    for (const request of damageRequest(sound)) {
      place += 1;
      if (place % every === 0) yield request;
    }
}

async function inTime(answer: Promise<FuzzAnswer>): Promise<FuzzAnswer> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<FuzzAnswer>((resolve) => {
    timer = setTimeout(() => resolve({ status: 599, text: 'no answer in time' }), PATIENCE_MS);
  });
  const failed = answer.catch((error: unknown): FuzzAnswer => ({ status: 598, text: String(error) }));
  return Promise.race([failed, late]).finally(() => clearTimeout(timer));
}
