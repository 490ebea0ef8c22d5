export { ClientProblem, readProblem } from './problem.ts';
export type { CallOptions, ClientOptions } from './transport.ts';
export type { ApiToken, DemoAccount, Preferences, Session, SessionApi } from './session-api.ts';
export type { Department, PeopleApi, Person, User, UserValues } from './people-api.ts';
export type {
  BulkOperation,
  BulkResult,
  HistoryEntry,
  LinesChange,
  ListRequest,
  RecordJson,
  RecordPage,
  RecordTransition,
  RecordValues,
  RecordsApi,
  Total,
  WriteOptions,
} from './records-api.ts';
export type {
  AccessExplanation,
  AppCard,
  AppsApi,
  ExplanationStep,
  RuleExplanation,
  SavedView,
  SavedViewConfig,
  SavedViewValues,
} from './apps-api.ts';
export type {
  DefinitionCard,
  DefinitionChange,
  DefinitionVersion,
  ParkedThing,
  PublishJob,
  DefinitionsApi,
  DiffSide,
  PlanStep,
  PreviewPerson,
  PublishPlan,
} from './definitions-api.ts';
export { type Client, createClient } from './create-client.ts';
export { generateClient } from './generate-client.ts';
export { schemaType } from './schema-type.ts';
