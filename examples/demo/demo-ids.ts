import { createRandom } from './random.ts';

/** When the demo's records were first made up; part of their ids, so that these never change. */
const FIRST_MS = Date.UTC(2026, 2, 16);

/** Gives UUIDs (version 7, rising) that depend on the seed and the kind of record alone. */
export function createIds(seed: number, kind: string): () => string {
  const random = createRandom(seed, `ids of ${kind}`);
  const hex = (digits: number): string =>
    random
      .integer(0, 16 ** digits - 1)
      .toString(16)
      .padStart(digits, '0');
  let count = 0;
  return () => {
    count += 1;
    const time = (FIRST_MS + count).toString(16).padStart(12, '0');
    return `${time.slice(0, 8)}-${time.slice(8)}-7${hex(3)}-${(8 + random.integer(0, 3)).toString(16)}${hex(3)}-${hex(6)}${hex(6)}`;
  };
}
