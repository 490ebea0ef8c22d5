import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { jestArguments, jestEnvironment } from '../commands/jest-run.ts';
import { runInstalled } from '../process/run-program.ts';
import { repositoryRoot, workFolder } from '../repository.ts';
import { TestsUntimed } from './health.errors.ts';
import type { Measured } from './measure-repository.ts';

interface JestReport {
  readonly testResults: readonly { readonly name: string; readonly startTime: number; readonly endTime: number }[];
}

/** Runs the unit and architecture tests and gives the slowest files, in milliseconds. Throws when they do not end. */
export async function timeTests(): Promise<readonly Measured[]> {
  mkdirSync(workFolder, { recursive: true });
  const output = path.join(workFolder, 'test-times.json');
  rmSync(output, { force: true });
  const projects = ['--selectProjects', 'unit', 'architecture'];
  await runInstalled('jest/bin/jest.js', [...jestArguments, ...projects, '--json', `--outputFile=${output}`], {
    output: 'keep',
    env: jestEnvironment,
  });
  if (!existsSync(output)) throw TestsUntimed({});
  const report = JSON.parse(readFileSync(output, 'utf8')) as JestReport;
  return report.testResults
    .map(({ name, startTime, endTime }) => ({
      name: path.relative(repositoryRoot, name).split(path.sep).join('/'),
      figure: endTime - startTime,
    }))
    .toSorted((one, other) => other.figure - one.figure)
    .slice(0, 10);
}
