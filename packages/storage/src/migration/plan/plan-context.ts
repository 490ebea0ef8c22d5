import type { EntityModel, FieldInstance, Model } from '@formwork/definition';
import type { PostgresFields } from '../../fields/field-postgres.ts';
import type { SqlFragment, SqlStatement } from '../../sql/sql.ts';
import type { LiveTable } from '../live/live-catalog.ts';
import type { DescribeTableOptions } from '../shape/describe-table-options.ts';
import type { TableName } from '../shape/table-shape.ts';
import type { PlanWriter } from './plan-writer.ts';

/** What every stage of planning shares. */
export interface PlanContext {
  readonly app: string;
  readonly fields: PostgresFields;
  readonly writer: PlanWriter;
  readonly describe: DescribeTableOptions;
  /** From how many records on a table is big: what takes long there is done beside the work, not within the publish. */
  readonly bigFromRows: number;
  /** Names of keys and constraints that were made before the publish, and that the plan counts on. */
  readonly prepared: ReadonlySet<string>;
  /** The statement that computes a stored formula for every record of a table, or `undefined`. */
  readonly computeField: (entity: EntityModel, field: FieldInstance) => SqlStatement | undefined;
  /** The same for some records, with `BATCH_IDS` in place of their ids. */
  readonly computeBatch: (entity: EntityModel) => SqlStatement | undefined;
}

/** A workspace as it is published, if it is, and as it will be. */
export interface PlannedModels {
  readonly before: Model | undefined;
  readonly after: Model;
  /** Stored formulas, by their live names, whose column is still being filled. */
  readonly unfinished: ReadonlySet<string>;
}

/** An entity whose table exists, before and after. */
export interface TablePair {
  /** Under its new name. */
  readonly table: TableName;
  readonly live: LiveTable;
  /** Absent when the table was there before any definition was. */
  readonly before: EntityModel | undefined;
  readonly after: EntityModel;
}

/** What becomes of the columns of a table, for the planning of its keys. */
export interface ColumnFates {
  /** By live name: the new name, or null for what is parked. Columns that are missing here keep their names. */
  readonly names: ReadonlyMap<string, string | null>;
  /** Columns (new names) whose type changes in place. */
  readonly retyped: ReadonlySet<string>;
  /** By new name: the value that a record will have, over the table as it is now. */
  readonly values: ReadonlyMap<string, SqlFragment>;
}

/** From how many records on a table is big, unless something else is said. */
export const BIG_FROM_ROWS = 100_000;
