import type { Issue } from '@formwork/kernel';

/** What the server said when it refused, as an error. `status` 0 means that no answer came at all. */
export class ClientProblem extends Error {
  readonly status: number;
  readonly code: string;
  readonly hint: string;
  readonly issues: readonly Issue[];
  readonly details: Readonly<Record<string, unknown>>;
  readonly requestId: string | undefined;

  constructor(init: {
    status: number;
    code: string;
    message: string;
    hint?: string;
    issues?: readonly Issue[];
    details?: Readonly<Record<string, unknown>>;
    requestId?: string;
    cause?: unknown;
  }) {
    super(init.message, init.cause === undefined ? undefined : { cause: init.cause });
    this.name = 'ClientProblem';
    this.status = init.status;
    this.code = init.code;
    this.hint = init.hint ?? '';
    this.issues = init.issues ?? [];
    this.details = init.details ?? {};
    this.requestId = init.requestId;
  }

  /** True when the network, not the server, failed: trying again later may help. */
  get isOffline(): boolean {
    return this.status === 0;
  }
}

/** Reads a problem response; a body that is not one still becomes a problem with the status. */
export async function readProblem(response: Response): Promise<ClientProblem> {
  const body = await readBody(response);
  const text = (key: string): string | undefined => (typeof body[key] === 'string' ? body[key] : undefined);
  const requestId = text('requestId');
  return new ClientProblem({
    status: response.status,
    code: text('code') ?? 'FW_HTTP_UNEXPECTED',
    message: text('message') ?? `The server answered ${response.status} without saying why.`,
    hint: text('hint') ?? 'Try again; if it stays, tell an administrator the time and the page.',
    issues: Array.isArray(body['issues']) ? (body['issues'] as Issue[]) : [],
    details: isRecord(body['details']) ? body['details'] : {},
    ...(requestId === undefined ? {} : { requestId }),
  });
}

async function readBody(response: Response): Promise<Record<string, unknown>> {
  try {
    const body: unknown = await response.json();
    return isRecord(body) ? body : {};
  } catch {
    return {};
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
