import { createRandomSource } from '../rules/random-source.ts';
import { type RandomRequest, type RequestMaterial, randomRequest } from './random-request.ts';

/** What a server said to a random request. */
export interface FuzzAnswer {
  readonly status: number;
  readonly text: string;
}

/** A long row of random requests. */
export interface HttpFuzzRun {
  readonly seed: number;
  readonly requests: number;
  readonly material: RequestMaterial;
  readonly send: (request: RandomRequest) => Promise<FuzzAnswer>;
  /** Texts that no answer may hold, such as secrets. */
  readonly forbidden?: readonly string[];
  readonly onProgress?: (done: number) => void;
}

/** What came of it. */
export interface HttpFuzzOutcome {
  readonly requests: number;
  /** How often each status was answered. */
  readonly statuses: Readonly<Record<string, number>>;
  /** Answers that break a promise, with the request. */
  readonly faults: readonly string[];
}

/** Signs of a server's inside: stack traces, statements, files. */
const INSIDE =
  /\bat [\w.<>]+ \(|node_modules|file:\/\/|\/(work|home|usr|root)\/|\bselect .{1,80} from |\binsert into .{1,80} values|\bupdate .{1,80} set |\bdelete from |pg_catalog|"stack"/i;
const MOST_FAULTS = 50;

/** Sends random requests, several at once, and keeps what breaks a promise: no 5xx, coded problems, nothing of the inside. */
export async function runHttpFuzz(run: HttpFuzzRun): Promise<HttpFuzzOutcome> {
  const random = createRandomSource(run.seed);
  const statuses: Record<string, number> = {};
  const faults: string[] = [];
  let sent = 0;
  const work = async (): Promise<void> => {
    while (sent < run.requests && faults.length < MOST_FAULTS) {
      sent += 1;
      run.onProgress?.(sent);
      const request = randomRequest(random, run.material);
      const answer = await run.send(request);
      statuses[answer.status] = (statuses[answer.status] ?? 0) + 1;
      const fault = faultOf(answer, run.forbidden ?? []);
      if (fault !== undefined) faults.push(`${fault}: ${JSON.stringify(request)} -> ${answer.status} ${answer.text}`);
    }
  };
  await Promise.all([work(), work(), work(), work()]);
  return { requests: sent, statuses, faults };
}

/** What breaks a promise about an answer, or `undefined`. */
export function faultOf({ status, text }: FuzzAnswer, forbidden: readonly string[]): string | undefined {
  const leaked = forbidden.find((each) => text.includes(each));
  if (leaked !== undefined) return `holds ${leaked}`;
  if (status < 400) return undefined;
  if (status >= 500) return 'a fault of the server';
  const problem = parse(text);
  if (typeof problem?.['code'] !== 'string' || !/^FW_[A-Z_]+$/.test(problem['code'])) return 'no code';
  if (typeof problem['requestId'] !== 'string') return 'no request id';
  if (typeof problem['message'] !== 'string' || typeof problem['hint'] !== 'string') return 'no sentence';
  // What the sender wrote may be repeated; only sentences of the server are looked at.
  const said = [problem['message'], problem['hint']].join(' ');
  return INSIDE.test(said) ? 'shows the inside' : undefined;
}

function parse(text: string): Record<string, unknown> | undefined {
  try {
    return JSON.parse(text) as Record<string, unknown>;
  } catch {
    return undefined;
  }
}
