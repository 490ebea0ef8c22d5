/** A count that a long random test takes, with what it is without being given. */
export interface Count {
  readonly name: string;
  readonly fallback: number;
}

/**
 * The counts given on the command line, in order. Ends the program with a sentence for anything that is no positive whole
 * number: a run of nothing finds nothing and would pass.
 */
export function readCounts(...counts: readonly Count[]): number[] {
  const given = process.argv.slice(2).filter((argument) => argument !== '--');
  const values = counts.map(({ fallback }, index) => (given[index] === undefined ? fallback : Number(given[index])));
  const isRead = values.every((value) => Number.isSafeInteger(value) && value >= 0) && values[0] !== 0;
  if (isRead && given.length <= counts.length) return values;
  const form = counts.map(({ name, fallback }) => `[${name}: ${fallback}]`).join(' ');
  process.stderr.write(`Not understood: ${given.join(' ')}. Give whole numbers: ${form}.\n`);
  process.exit(2);
}

/** A seed of this moment, for runs that are given none. */
export function newSeed(): Count {
  return { name: 'seed', fallback: Date.now() % 1_000_000 };
}
