import type { ClientBase } from 'pg';
import type { DataSource, EntityManager } from 'typeorm';
import type { Principal } from '../people/principal.ts';
import { once } from '../records/idempotency.ts';
import type { IdempotencyRequest } from '../records/records.ts';

/** Runs an effect on the platform's tables in one transaction, once per principal and key where there is a key. */
export type RunOnce = <T>(
  principal: Principal,
  idempotency: IdempotencyRequest | undefined,
  effect: (manager: EntityManager) => Promise<T>,
) => Promise<T>;

/** Makes `RunOnce` over a data source. */
export function createRunOnce(source: DataSource): RunOnce {
  return (principal, idempotency, effect) =>
    source.transaction(async (manager) => {
      const client = (await manager.queryRunner!.connect()) as ClientBase;
      return once(client, principal, idempotency, () => effect(manager));
    });
}
