import { parseArgs } from 'node:util';
import type { CaseEffort } from './run-case.ts';
import { recordCases } from './record-cases.ts';

/** What a run was asked for. */
export interface BenchOptions extends CaseEffort {
  /** Names of cases; `import`, `start` and `publish` stand beside those of requests. */
  readonly cases: ReadonlySet<string>;
  readonly starts: number;
  readonly json: string | undefined;
}

const others = ['import', 'start', 'publish'];

/** Reads `--quick --rounds 6 --case w1,w2 --json FILE`. Throws a sentence for what it does not know. */
export function parseBenchOptions(args: readonly string[]): BenchOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      quick: { type: 'boolean', default: false },
      rounds: { type: 'string' },
      case: { type: 'string' },
      json: { type: 'string' },
    },
  });
  const known = [...recordCases.map(({ name }) => name), ...others];
  const wanted = values.case?.split(',') ?? known;
  const unknown = wanted.find((name) => !known.includes(name));
  if (unknown !== undefined) throw new Error(`There is no case "${unknown}". There are: ${known.join(', ')}.`);
  const rounds = Number(values.rounds ?? (values.quick ? 2 : 6));
  if (!Number.isInteger(rounds) || rounds < 1) throw new Error('--rounds takes a whole number from 1.');
  return {
    cases: new Set(wanted),
    rounds,
    nestEvery: 3,
    windowSeconds: values.quick ? 0.6 : 1.5,
    warmSeconds: values.quick ? 0.6 : 1.5,
    starts: values.quick ? 1 : 3,
    json: values.json,
  };
}
