import type { FormworkError } from '@formwork/kernel';
import { PlatformBusy, PlatformUnreachable } from './platform.errors.ts';

/** Errors of the connection itself: refused, reset, the server starting or shutting down, no slot left. */
const unreachable: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ENOTFOUND',
  'ETIMEDOUT',
  '08000',
  '08003',
  '08006',
  '57P01',
  '57P02',
  '57P03',
  '53300',
]);

/** A failure of the database connection as an error that callers can tell people; `undefined` for anything else. */
export function platformRefusal(error: unknown): FormworkError | undefined {
  if (!(error instanceof Error)) return undefined;
  if (error.message === 'timeout exceeded when trying to connect') return PlatformBusy({}, { cause: error });
  const { code } = error as { readonly code?: unknown };
  const isLost =
    (typeof code === 'string' && unreachable.has(code)) || error.message.startsWith('Connection terminated');
  return isLost ? PlatformUnreachable({}, { cause: error }) : undefined;
}
