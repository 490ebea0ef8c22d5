export { type SqlFragment, type SqlStatement, type SqlSlot, sql, toStatement, bindValues } from './sql/sql.ts';
export {
  type FieldCheck,
  type FieldConversion,
  type FieldIndex,
  type FieldPostgres,
  type PostgresFields,
  defineFieldPostgres,
} from './fields/field-postgres.ts';
export { compileRuleToSql, compileNodeToSql } from './expressions/compile-rule-to-sql.ts';
export type { RuleSqlContext, RuleSqlList } from './expressions/rule-sql-context.ts';
export { planMigration, type PlanInput } from './migration/plan/plan-migration.ts';
export type {
  LiveFacts,
  MigrationPlan,
  MigrationStep,
  PlanQuestion,
  StepClass,
} from './migration/plan/migration-plan.ts';
export { BATCH_IDS } from './migration/changes/compute-column.ts';
export { stepDdl } from './migration/plan/step-ddl.ts';
export { type StorageChange, compileStep } from './migration/changes/storage-change.ts';
export type { ChangeLock } from './migration/changes/change-kind.ts';
export { describeLock } from './migration/changes/describe-lock.ts';
export { planFromDatabase } from './migration/apply/plan-from-database.ts';
export { planAppRemoval, planAppReturn } from './migration/apply/plan-app.ts';
export type { Parked } from './migration/parked/parked.ts';
export { findParkedSchema } from './migration/parked/find-parked-schema.ts';
export { readParked } from './migration/parked/read-parked.ts';
export { dropParked } from './migration/parked/drop-parked.ts';
export { PurgeBlocked } from './migration/parked/parked.errors.ts';
export { type ApplyOptions, applyPlan } from './migration/apply/apply-plan.ts';
export { type PublishLockOptions, withPublishLock } from './migration/apply/with-publish-lock.ts';
export { type PreparedSteps, prepareSteps } from './migration/apply/prepare-steps.ts';
export {
  PUBLISH_JOBS_DDL,
  PUBLISH_JOB_BATCHES_DDL,
  PUBLISH_JOB_ERRORS_DDL,
  PUBLISH_JOB_KINDS_DDL,
  type PublishJob,
  readPublishJobs,
  runPublishJobs,
} from './migration/apply/publish-jobs.ts';
export { PlanRefused, PublishBlocked, PublishOvertaken } from './migration/apply/publish.errors.ts';
export { readLiveCatalog } from './migration/live/read-live-catalog.ts';
export type { LiveCatalog, LiveColumn, LiveKey, LiveTable } from './migration/live/live-catalog.ts';
export { describeTable } from './migration/shape/describe-table.ts';
export { fieldColumns } from './migration/shape/field-columns.ts';
export { tableOfEntity } from './migration/shape/table-of-entity.ts';
export type { ColumnShape, KeyShape, TableName, TableShape } from './migration/shape/table-shape.ts';
export { type StorageModel, createStorageModel } from './record/storage-model.ts';
export type { RecordBinds } from './record/record-binds.ts';
export { type CompiledStatement, type StatementRunner, execute } from './record/compiled-statement.ts';
export type { AggregateRequest, CountMode, ListRequest } from './query/list-request.ts';
export { exportPlan, type ListPlan } from './query/list-plan.ts';
export { findReadable } from './query/readable-field.ts';
export { unknownField } from './query/query-issues.ts';
export { parseListRequest, planList } from './query/parse-list-request.ts';
export { COUNT_CAP, compileList, runList } from './query/compile-list.ts';
export { type SelectTree, parseSelect } from './query/select-tree.ts';
export { type RecycleBinMode, compileRead, runRead } from './query/compile-read.ts';
export { type AggregatePlan, parseAggregateRequest } from './query/aggregate-plan.ts';
export { compileAggregate, runAggregate } from './query/compile-aggregate.ts';
export { compileHistory, runHistory } from './query/compile-history.ts';
export { type RecordValues, valueParams, valueRow } from './write/record-values.ts';
export { OUTDATED_STATE, REFUSE_OUTDATED_DDL } from './write/live-condition.ts';
export { type InsertOptions, compileInsert } from './write/compile-insert.ts';
export { type UpdateOptions, compileUpdate } from './write/compile-update.ts';
export { compileSaveLines } from './write/compile-lines.ts';
export { type RefreshReach, compileRefresh } from './write/compile-refresh.ts';
export { isLocal, lateStoredFields, storedFields } from './write/stored-fields.ts';
export { type FactsOptions, type RecordFacts, compileFacts, runFacts } from './write/compile-facts.ts';
export { advanceNumbers } from './write/advance-numbers.ts';
export { type LoadOptions, type LoadedRecord, loadRecords, ROWS_PER_STATEMENT } from './write/compile-load.ts';
export { refreshStatistics } from './write/refresh-statistics.ts';
export { databaseIssues } from './write/database-issues.ts';
export { type ProspectiveRecord, answerProspective, compileRuleAnswers, runRuleAnswers } from './write/rule-answers.ts';
