import { readMember } from './read-wire.ts';
import type { RuleEnv } from './rule-value.ts';

/** Reads the raw wire value of a path, own properties only. The path's first name is a variable or `item`. */
export type RawReader = (env: RuleEnv, item: unknown) => unknown;

/** Makes the reader of a path. A money amount, a reference's member and a line's field are all reached the same way. */
export function rawReader(path: readonly string[]): RawReader {
  const [root, first, ...rest] = path;
  if (root === 'item') {
    const members = path.slice(1);
    return (_env, item) => members.reduce(readMember, item);
  }
  const name = root ?? '';
  if (first === undefined) return (env) => readMember(env, name);
  if (rest.length === 0) return (env) => readMember(readMember(env, name), first);
  return (env) => rest.reduce(readMember, readMember(readMember(env, name), first));
}
