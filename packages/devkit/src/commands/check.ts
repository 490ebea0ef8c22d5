import { type ProgramResult, runInstalled, runNode } from '../process/run-program.ts';
import type { Command } from './command.ts';
import { formattedFiles } from './format.ts';
import { jestArguments, jestEnvironment } from './jest-run.ts';

interface Step {
  readonly name: string;
  run(): Promise<ProgramResult>;
}

const keep = { output: 'keep' } as const;
const main = 'packages/devkit/src/main.ts';

const steps: Readonly<Record<string, Step>> = {
  types: { name: 'types', run: () => runInstalled('typescript/bin/tsc', ['-p', 'tsconfig.json'], keep) },
  lint: {
    name: 'lint',
    run: () => runInstalled('oxlint/bin/oxlint', ['--type-aware', 'apps', 'packages', 'examples'], keep),
  },
  format: {
    name: 'format',
    run: () =>
      runInstalled('prettier/bin/prettier.cjs', ['--check', '--log-level=warn', '--cache', ...formattedFiles], keep),
  },
  generated: { name: 'generated files', run: () => runNode([main, 'gen', '--verify'], keep) },
  tests: {
    name: 'unit and architecture tests',
    run: () =>
      runInstalled(
        'jest/bin/jest.js',
        [...jestArguments, '--maxWorkers=100%', '--selectProjects', 'unit', 'architecture'],
        {
          ...keep,
          env: jestEnvironment,
        },
      ),
  },
};

/** Two lanes for two cores; within a lane one step at a time. */
const lanes: readonly (readonly (keyof typeof steps)[])[] = [['types', 'lint', 'format', 'generated'], ['tests']];

/** `npm run check [step…]`: everything that needs no database and no browser, with a summary at the end. */
export const check: Command = async (args) => {
  const unknown = args.filter((name) => steps[name] === undefined);
  if (unknown.length > 0) {
    process.stderr.write(`There is no step ${unknown.join(', ')}. The steps are: ${Object.keys(steps).join(', ')}.\n`);
    return 2;
  }
  const began = Date.now();
  const wanted = lanes.map((lane) => lane.filter((name) => args.length === 0 || args.includes(name)));
  const failed = (await Promise.all(wanted.map(runLane))).flat();
  const seconds = secondsSince(began);
  process.stdout.write(
    failed.length === 0 ? `\nAll good in ${seconds} s.\n` : `\nFailed: ${failed.join(', ')} (${seconds} s).\n`,
  );
  return failed.length === 0 ? 0 : 1;
};

async function runLane(names: readonly string[]): Promise<string[]> {
  const failed: string[] = [];
  for (const step of names.flatMap((name) => steps[name] ?? [])) {
    const began = Date.now();
    const { code, output } = await step.run();
    process.stdout.write(`${code === 0 ? '✓' : '✗'} ${step.name} (${secondsSince(began)} s)\n`);
    if (code === 0) continue;
    failed.push(step.name);
    process.stdout.write(`${output.trimEnd()}\n\n`);
  }
  return failed;
}

function secondsSince(began: number): string {
  return ((Date.now() - began) / 1000).toFixed(1);
}
