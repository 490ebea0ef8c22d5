import type { AppModel, EntityModel, FieldInstance, Model } from '@formwork/definition';
import type { PostgresFields } from '../../fields/field-postgres.ts';
import type { SqlStatement } from '../../sql/sql.ts';
import type { LiveFacts, MigrationPlan, PlanQuestion } from './migration-plan.ts';
import { BIG_FROM_ROWS, type PlanContext } from './plan-context.ts';
import { createPlanWriter } from './plan-writer.ts';
import { planTables } from './plan-tables.ts';
import { proposeIndexes } from './propose-indexes.ts';

/** What a plan is made from. */
export interface PlanInput {
  /** The workspace as it is published, or `undefined` before the first publish. */
  readonly before: Model | undefined;
  /** The workspace as it will be, with the app's new definition. */
  readonly after: Model;
  /** The app that is published. It must be in `after`. */
  readonly app: string;
  readonly fields: PostgresFields;
  /** Ids of destructive steps that may happen, and of guesses that are right, such as `rename-column:order.a>b`. */
  readonly allow?: readonly string[];
  /** From how many records on a table is big; 100,000 unless given. */
  readonly bigFromRows?: number;
  /** Names of what `prepareSteps` has made for this plan. */
  readonly prepared?: ReadonlySet<string>;
  /** The statement that computes a stored formula for every record of its table. */
  readonly computeField?: (entity: EntityModel, field: FieldInstance) => SqlStatement | undefined;
  /** The same for some records, with `BATCH_IDS` in place of their ids; without it nothing is computed in batches. */
  readonly computeBatch?: (entity: EntityModel) => SqlStatement | undefined;
  /** Stored formulas, by their live names, that an earlier publish has not yet computed for every record. */
  readonly unfinished?: ReadonlySet<string>;
}

/**
 * Plans what a publish does to the database. Pure: the same facts give the same plan.
 * When it returns questions, the plan is not final: answer them and plan again (`planFromDatabase` does).
 */
export function planMigration(
  input: PlanInput,
  facts: LiveFacts,
): { readonly plan: MigrationPlan; readonly questions: readonly PlanQuestion[] } {
  const { app, before, after, fields, allow = [], computeField } = input;
  const writer = createPlanWriter(app, facts, new Set(allow));
  const context: PlanContext = {
    app,
    fields,
    writer,
    bigFromRows: input.bigFromRows ?? BIG_FROM_ROWS,
    prepared: input.prepared ?? new Set(),
    describe: { fields, extensionSchema: (name) => facts.catalog.extensions.get(name) },
    computeField: (entity, field) => computeField?.(entity, field),
    computeBatch: (entity) => input.computeBatch?.(entity),
  };
  const next: AppModel | undefined = after.apps.get(app);
  if (next === undefined) throw new RangeError(`There is no app "${app}" in the model to publish.`);
  if (!facts.catalog.hasSchema) writer.add({ kind: 'create-schema', schema: app });
  if (!facts.catalog.tables.has('_history')) writer.add({ kind: 'create-ledgers', schema: app });
  planTables(context, { before, after, unfinished: input.unfinished ?? new Set() });
  proposeIndexes(context, after, next);
  return writer.finish();
}
