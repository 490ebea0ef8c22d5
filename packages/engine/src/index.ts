export type { Engine, EngineOptions } from './engine.ts';
export { openEngine } from './open-engine.ts';
export { type Principal, type UserFacts, SYSTEM, authorOf } from './people/principal.ts';
export type { NewPerson, People, Person, PersonChanges, PersonSummary } from './people/people.ts';
export type { Department, Departments } from './people/departments.ts';
export {
  DepartmentLoop,
  DepartmentMissing,
  FirstAdministratorTaken,
  LastAdministrator,
  LoginTaken,
  PersonMissing,
  RoleUnknown,
} from './people/people.errors.ts';
export type { DatabaseClock } from './platform/database-clock.ts';
export { platformRefusal } from './platform/platform-refusal.ts';
export { PlatformBusy, PlatformContended, PlatformForbidden, PlatformUnreachable } from './platform/platform.errors.ts';
export type { Published, PublishedApp } from './definitions/published-apps.ts';
export type {
  AccessEffect,
  DefinitionChange,
  DefinitionVersion,
  Definitions,
  PublishPlan,
  PublishRequest,
  PublishResult,
  PublishStep,
} from './definitions/definitions.ts';
export type { ParkedThings } from './definitions/parked.ts';
export type { Removal, RemovalRequest } from './definitions/definitions.ts';
export type { Parked } from '@formwork/storage';
export type { Draft, Drafts } from './definitions/drafts.ts';
export {
  DefinitionInvalid,
  DefinitionMissing,
  DefinitionUnusable,
  DraftOvertaken,
  PublishNotAllowed,
  PublishOvertaken,
} from './definitions/definition.errors.ts';
export type {
  AccessQuestion,
  BulkOperation,
  BulkResult,
  IdempotencyRequest,
  ListRequest,
  ReadRequest,
  RecordTransition,
  RecordValues,
  Records,
  WriteOptions,
  WrittenRecord,
} from './records/records.ts';
export {
  BulkInvalid,
  EntityMissing,
  ExplainForbidden,
  IdempotencyMismatch,
  LinesApart,
  QueryInvalid,
  RecordBusy,
  RecordForbidden,
  RecordInvalid,
  RecordMissing,
  RecordStale,
  TransitionLoop,
  TransitionMissing,
  TransitionOvertaken,
  TransitionRefused,
} from './records/record.errors.ts';
export type { AccessAnswer, Explain } from './records/explain.ts';
export { type RecordEvent, type RecordObserver } from './records/record-observer.ts';
export {
  exportFormats,
  type ExportFile,
  type ExportFormat,
  type ExportRequest,
  type Exports,
} from './exports/exports.ts';
export type { Datasets, LoadOptions, LoadedDataset } from './datasets/datasets.ts';
export { DatasetInvalid, DatasetReferenceUnknown } from './datasets/dataset.errors.ts';
export type { ScenarioRequest, Scenarios } from './scenarios/scenarios.ts';
export type {
  CoverageItem,
  ScenarioCoverage,
  ScenarioDifference,
  ScenarioFailure,
  ScenarioReport,
  ScenarioResult,
} from './scenarios/scenario-report.ts';
export { printScenarioReport } from './scenarios/print-report.ts';
export { inDependencyOrder } from './scenarios/create-scenarios.ts';
export { ApiTokensTable, type ApiTokenRow } from './platform/tables/api-tokens-table.ts';
export { OneTimeLinksTable, type OneTimeLinkRow } from './platform/tables/one-time-links-table.ts';
export { SavedViewsTable, type SavedViewRow } from './platform/tables/saved-views-table.ts';
export { SessionsTable, type SessionRow } from './platform/tables/sessions-table.ts';
export { UsersTable, type UserRow } from './platform/tables/users-table.ts';
export { DepartmentsTable, type DepartmentRow } from './platform/tables/departments-table.ts';
