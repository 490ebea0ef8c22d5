/** What the environment says; arguments win over it. */
export interface Settings {
  /** Of a server: `FORMWORK_SERVER`. */
  readonly server: string | undefined;
  /** `FORMWORK_TOKEN`. */
  readonly token: string | undefined;
  /** `DATABASE_URL`. */
  readonly database: string | undefined;
  /** `FORMWORK_TEST_DATABASE_URL`: any database of the server on which scenarios make databases of their own. */
  readonly testDatabase: string | undefined;
  /** Colour is never used with `NO_COLOR`. */
  readonly noColour: boolean;
  /** `FORMWORK_DEBUG`: unexpected failures show their stack. */
  readonly debug: boolean;
}

/** Reads the environment; empty variables count as absent. */
export function readSettings(env: Readonly<Record<string, string | undefined>>): Settings {
  const given = (name: string): string | undefined => env[name] || undefined;
  return {
    server: given('FORMWORK_SERVER'),
    token: given('FORMWORK_TOKEN'),
    database: given('DATABASE_URL'),
    testDatabase: given('FORMWORK_TEST_DATABASE_URL'),
    noColour: given('NO_COLOR') !== undefined,
    debug: given('FORMWORK_DEBUG') !== undefined,
  };
}

/** The variables that are read, for `--help` and the reference. */
export const settingMeanings: readonly (readonly [name: string, meaning: string])[] = [
  ['FORMWORK_SERVER', 'address of a server, where --server is not given'],
  ['FORMWORK_TOKEN', 'an API token for the server'],
  ['DATABASE_URL', 'a database to work on directly, where neither --server nor --database is given'],
  ['FORMWORK_TEST_DATABASE_URL', 'the PostgreSQL server on which `test` makes its databases'],
  ['NO_COLOR', 'no colours'],
  ['FORMWORK_DEBUG', 'unexpected failures show their stack'],
];
