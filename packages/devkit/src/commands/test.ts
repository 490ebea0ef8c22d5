import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { BuildFailed } from '../build/build.errors.ts';
import { buildApps } from '../build/build-apps.ts';
import { runInstalled } from '../process/run-program.ts';
import { workFolder } from '../repository.ts';
import { jestArguments, jestEnvironment } from './jest-run.ts';
import type { Command } from './command.ts';

/** The part of Jest's results that the last line is made from. */
interface JestResults {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  /** Files that could not be run at all: they count as a failure each. */
  readonly numRuntimeErrorTestSuites: number;
}

/** `npm test [-- jest arguments]`: builds what is stale, runs every suite and says how many passed and failed. */
export const test: Command = async (args) => {
  const results = path.join(workFolder, 'test-results.json');
  mkdirSync(workFolder, { recursive: true });
  rmSync(results, { force: true });
  const isBuilt = await build();
  const run = await runInstalled('jest/bin/jest.js', [...jestArguments, '--json', `--outputFile=${results}`, ...args], {
    env: { ...jestEnvironment, FORMWORK_TEST_SERVER: 'stop' },
  });
  const { passed, failed } = readCounts(results);
  const summary = `${passed} passed, ${failed + (isBuilt ? 0 : 1)} failed\n`;
  writeFileSync(path.join(workFolder, 'test-summary.txt'), summary);
  process.stdout.write(`\n${summary}`);
  return run.code === 0 && (failed > 0 || !isBuilt) ? 1 : run.code;
};

/** An app that can't be built is one failure; the suites that don't need it still say what they know. */
async function build(): Promise<boolean> {
  try {
    await buildApps((line) => process.stdout.write(`${line}\n`));
    return true;
  } catch (error) {
    if (!BuildFailed.is(error)) throw error;
    process.stderr.write(`${error.message}\n${error.hint}\n`);
    return false;
  }
}

function readCounts(file: string): { passed: number; failed: number } {
  try {
    const results = JSON.parse(readFileSync(file, 'utf8')) as JestResults;
    return { passed: results.numPassedTests, failed: results.numFailedTests + results.numRuntimeErrorTestSuites };
  } catch {
    // Jest ended before it wrote anything: that is one failure, never none.
    return { passed: 0, failed: 1 };
  }
}
