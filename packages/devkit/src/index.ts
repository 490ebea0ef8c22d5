export { repositoryRoot, workFolder } from './repository.ts';
export {
  type EmbeddedPostgres,
  type StartPostgresOptions,
  isPostgresRunning,
  startPostgres,
  stopPostgresOf,
} from './postgres/start-postgres.ts';
export { type ServerSettings, defaultSettings, disposableSettings } from './postgres/settings.ts';
export { removeClusterOf } from './postgres/remove-cluster.ts';
export { isAlive } from './postgres/process-state.ts';
export { withStartLock } from './postgres/start-lock.ts';
