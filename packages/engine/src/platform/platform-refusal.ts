import type { FormworkError } from '@formwork/kernel';
import { PlatformBusy, PlatformContended, PlatformUnreachable } from './platform.errors.ts';

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
  // The database or its role has gone, or its password has changed: somebody works on it.
  '28P01',
  '28000',
  '3D000',
]);
/** The same in the driver's own words, which carry no code. */
const lost = /^Connection terminated|is not queryable$|^Cannot use a pool after calling end/;

/** Serialization failure, deadlock, lock not available in time. */
const contended: ReadonlySet<unknown> = new Set(['40001', '40P01', '55P03']);

/** A failure of the database connection, or of waiting for others, as an error that callers can tell people; `undefined` for anything else. */
export function platformRefusal(error: unknown): FormworkError | undefined {
  // By its parts and not by its class: an error of the system may belong to another realm than this module.
  const { code, message } = (error ?? {}) as { readonly code?: unknown; readonly message?: unknown };
  if (typeof message !== 'string') return undefined;
  if (message === 'timeout exceeded when trying to connect') return PlatformBusy({}, { cause: error });
  if (contended.has(code)) return PlatformContended({}, { cause: error });
  const isLost = (typeof code === 'string' && unreachable.has(code)) || lost.test(message);
  return isLost ? PlatformUnreachable({}, { cause: error }) : undefined;
}
