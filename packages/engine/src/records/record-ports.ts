import type { EntityModel } from '@formwork/definition';
import type { Pool } from 'pg';
import type { StatementRunner } from '@formwork/storage';
import type { Principal } from '../people/principal.ts';
import type { DatabaseClock } from '../platform/database-clock.ts';
import { inTransaction } from '../platform/in-transaction.ts';
import type { LiveHolder } from '../platform/live.ts';
import { type Command, openCommand } from './command.ts';
import { once } from './idempotency.ts';
import { EntityMissing } from './record.errors.ts';
import type { RecordObserver } from './record-observer.ts';
import type { IdempotencyRequest } from './records.ts';
import { retryConflicts } from './retry-conflicts.ts';

/** What the records of a workspace stand on. */
export interface RecordPorts {
  readonly pool: Pool;
  /** For statements that find one row by its key. */
  readonly reader: StatementRunner;
  /** For writes that are one statement. */
  readonly writer: StatementRunner;
  readonly live: LiveHolder;
  readonly clock: DatabaseClock;
  /** Absent where nobody watches: then writes that need nothing else take one statement. */
  readonly observer: RecordObserver | undefined;
}

/** Where a request is going. */
export interface RecordTarget {
  readonly principal: Principal;
  readonly app: string;
  readonly entity: string;
}

/** Runs work outside any transaction: each statement stands for itself. */
export function runDirect<T>(
  ports: RecordPorts,
  target: RecordTarget,
  work: (command: Command, entity: EntityModel) => Promise<T>,
  runner: StatementRunner = ports.pool,
): Promise<T> {
  return retryConflicts(ports.live, async () => {
    const { command, entity } = open(ports, target, runner);
    try {
      return await work(command, entity);
    } finally {
      tell(ports, command);
    }
  });
}

/**
 * Runs work in one transaction, again when it lost against others or when the definitions have moved on; with a key,
 * its answer is kept in the same transaction and given again to whoever repeats the request.
 */
export function runInTransaction<T>(
  ports: RecordPorts,
  target: RecordTarget,
  work: (command: Command, entity: EntityModel) => Promise<T>,
  idempotency?: IdempotencyRequest,
): Promise<T> {
  return retryConflicts(ports.live, async () => {
    let command: Command | undefined;
    try {
      return await inTransaction(ports.pool, (client) =>
        once(client, target.principal, idempotency, () => {
          const opened = open(ports, target, client);
          command = opened.command;
          return work(opened.command, opened.entity);
        }),
      );
    } catch (error) {
      if (command !== undefined) keepRefusals(command);
      throw error;
    } finally {
      if (command !== undefined) tell(ports, command);
    }
  });
}

/** Opens a command on an entity of a published app. Throws `FW_RECORD_ENTITY_MISSING`. */
function open(
  ports: RecordPorts,
  target: RecordTarget,
  runner: StatementRunner,
): { readonly command: Command; readonly entity: EntityModel } {
  const live = ports.live.current();
  const entity = live.findEntity(target.app, target.entity);
  const isUsable = entity !== undefined && hasAnyGrant(live.accessOf(target.principal).entity(entity.id));
  if (!isUsable) throw EntityMissing({ app: target.app, entity: target.entity });
  return { command: openCommand(live, ports.clock, target.principal, runner), entity };
}

function hasAnyGrant(access: { rows(action: 'read' | 'create' | 'update' | 'delete'): unknown }): boolean {
  return (['read', 'create', 'update', 'delete'] as const).some((action) => access.rows(action) !== false);
}

/** What was rolled back did not happen; what refused it did. */
function keepRefusals(command: Command): void {
  const refused = command.events.filter((event) => event.kind === 'decided');
  command.events.splice(0, command.events.length, ...refused);
}

function tell(ports: RecordPorts, command: Command): void {
  for (const event of command.events) ports.observer?.note(event);
}
