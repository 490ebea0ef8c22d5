import type { Issue, Text } from '@formwork/kernel';
import type { ChangeLock } from '../changes/change-kind.ts';
import type { StorageChange } from '../changes/storage-change.ts';
import type { SqlStatement } from '../../sql/sql.ts';
import type { LiveCatalog } from '../live/live-catalog.ts';

/**
 * How much a step asks of the person who publishes. `needs-backfill` writes values into records that exist;
 * `destructive` takes something out of use (kept aside) and must be named; `ambiguous` cannot be done as it stands.
 */
export type StepClass = 'safe' | 'needs-backfill' | 'destructive' | 'ambiguous';

/** One step of a plan, as data. */
export interface MigrationStep {
  /** Stable and readable, such as `park-column:sales_order.remark`. */
  readonly id: string;
  readonly class: StepClass;
  readonly sentence: Text;
  readonly statements: readonly SqlStatement[];
  /**
   * Run before the publish, outside its transaction and one at a time, while everybody works: what would take long under
   * a lock. `undo` takes them back. A plan that is applied without them does the same within its transaction.
   */
  readonly prepare: readonly string[];
  readonly undo: readonly string[];
  /** Run after the publish, outside its transaction, one at a time and again after a crash. */
  readonly later: readonly string[];
  readonly locks: readonly ChangeLock[];
  /** Records that are written, or read under the lock; null when nobody counted them. */
  readonly rows: number | null;
  readonly isAllowed: boolean;
  readonly change: StorageChange;
}

/** What a publish would do to the database. */
export interface MigrationPlan {
  readonly app: string;
  readonly steps: readonly MigrationStep[];
  /** Errors refuse the plan; warnings and advice do not. */
  readonly issues: readonly Issue[];
  /** Tells whether a plan made later would do the same; independent of counts and of the day. */
  readonly hash: string;
}

/** A number that the planner needs from the database before it can decide. */
export interface PlanQuestion {
  readonly id: string;
  /** Gives one row with one number. */
  readonly statement: SqlStatement;
}

/** What is known of the database when a plan is made. */
export interface LiveFacts {
  readonly catalog: LiveCatalog;
  /** Answers by question id. */
  readonly answers: ReadonlyMap<string, number>;
  /** The civil day, for the names of parked things. */
  readonly day: string;
}
