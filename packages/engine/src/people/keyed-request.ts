import type { IdempotencyRequest } from '../records/records.ts';
import type { Principal } from './principal.ts';

/** Who asks for something new, and under which key it happens once. */
export interface KeyedRequest {
  readonly by: Principal;
  readonly idempotency?: IdempotencyRequest;
}
