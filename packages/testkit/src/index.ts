export {
  type TestDatabase,
  type TestDatabaseOptions,
  createTestDatabase,
  createTemplateDatabase,
} from './database/test-database.ts';
export { type Wire, layWire } from './database/lay-wire.ts';
export { type OwnServer, startOwnServer } from './database/own-server.ts';
export { dumpSchema } from './database/dump-schema.ts';
export { sampleApp } from './sample-app/sample-app.ts';
export {
  type DifferentialOutcome,
  type DifferentialRun,
  type RuleDifference,
  runRuleDifferential,
} from './rules/rule-differential.ts';
export { RandomRules, type RandomKind } from './rules/random-rule.ts';
export { type RandomSource, createRandomSource } from './rules/random-source.ts';
export { sampleCalendar, sampleScope } from './rules/sample-scope.ts';
export { launchBrowser } from './browser/launch-browser.ts';
export { type TestDesigner, askApi, openDesigner, savedDraft, seriousFindings } from './browser/open-designer.ts';
export { type PortalPerson, type TestPortal, openPortal } from './browser/open-portal.ts';
export { createPlatformTables, modelOf, planApp, publishApp, publishWithin } from './publish/publish-app.ts';
export { type RandomPublishes, runRandomPublishes } from './publish/random-publishes.ts';
export { type ValidDefinitionsOutcome, runValidDefinitions } from './publish/valid-definitions.ts';
export {
  type ListAnswer,
  type RecordStore,
  type StorePerson,
  openRecordStore,
  userOf,
} from './records/record-store.ts';
export { type BusyPublishes, runBusyPublishes } from './publish/busy-publishes.ts';
export { type KillOutcome, type KilledWorkspace, openKilledWorkspace } from './publish/killed-publish.ts';
export { type ParityOutcome, type ParityRun, runAccessParity } from './records/access-parity.ts';
export { type InterferenceOutcome, runNonInterference } from './records/non-interference.ts';
export { type BuiltServer, startBuiltServer } from './runtime/start-built-server.ts';
export type { RandomRequest, RequestMaterial } from './http/random-request.ts';
export type { DamagedRequest, SoundRequest } from './http/damage-requests.ts';
export { type HostileOutcome, type HostileRun, runHostileRequests } from './http/hostile-run.ts';
export { type SoundIds, soundRequests } from './http/sound-requests.ts';
export { type HttpFuzzOutcome, type HttpFuzzRun, runHttpFuzz } from './http/http-fuzz.ts';
