/** What a system under test is told when it starts: through its environment, as a server is. */
export interface SystemSettings {
  readonly databaseUrl: string;
  readonly port: number;
  readonly agentToken: string;
  readonly auditorToken: string;
}

/** The environment of a system, so that what is written and what is read cannot drift apart. */
export function toEnvironment(settings: SystemSettings): Record<string, string> {
  return { BENCH_SYSTEM: JSON.stringify(settings) };
}

/** Reads what `toEnvironment` wrote; throws when it is not there. */
export function fromEnvironment(): SystemSettings {
  return JSON.parse(process.env['BENCH_SYSTEM']!) as SystemSettings;
}

/** Connections of each system to the database: what the runtime takes by default. */
export const POOL_SIZE = 10;
