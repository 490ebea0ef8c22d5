import type { Config } from 'jest';

/** What every project of the test run shares: native ESM, types stripped by swc, decorators for the runtime. */
const shared = {
  rootDir: '.',
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  testEnvironment: 'node',
  testPathIgnorePatterns: ['/node_modules/', '/dist/', '/.formwork/'],
  modulePathIgnorePatterns: ['/dist/', '/.formwork/'],
  transform: {
    '^.+\\.tsx?$': [
      '@swc/jest',
      {
        jsc: {
          target: 'es2022',
          parser: { syntax: 'typescript', tsx: true, decorators: true },
          transform: { legacyDecorator: true, decoratorMetadata: true, react: { runtime: 'automatic' } },
          keepClassNames: true,
        },
        module: { type: 'es6' },
        sourceMaps: 'inline',
      },
    ],
  },
} satisfies Config;

/** Projects whose tests need a real PostgreSQL server, started once for the run. */
const withPostgres = {
  ...shared,
  globalSetup: '<rootDir>/packages/testkit/src/jest/start-postgres.ts',
  globalTeardown: '<rootDir>/packages/testkit/src/jest/stop-postgres.ts',
} satisfies Config;

const config: Config = {
  // Generous, so that a busy machine fails no test; a hang still ends.
  testTimeout: 180_000,
  projects: [
    {
      ...shared,
      displayName: 'unit',
      testMatch: ['<rootDir>/{apps,packages}/*/src/**/*.test.{ts,tsx}'],
      testPathIgnorePatterns: [...shared.testPathIgnorePatterns, '\\.(pg|browser|arch)\\.test\\.'],
    },
    { ...withPostgres, displayName: 'postgres', testMatch: ['<rootDir>/{apps,packages}/*/src/**/*.pg.test.ts'] },
    { ...withPostgres, displayName: 'apps', testMatch: ['<rootDir>/examples/*.test.ts'] },
    { ...withPostgres, displayName: 'browser', testMatch: ['<rootDir>/{apps,packages}/*/src/**/*.browser.test.ts'] },
    { ...shared, displayName: 'architecture', testMatch: ['<rootDir>/packages/devkit/src/**/*.arch.test.ts'] },
  ],
};
export default config;
