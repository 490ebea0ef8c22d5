import { type CharSet, PatternFault, type PatternNode, parsePattern } from './pattern-syntax.ts';

/** A pattern that is matched in time linear in the text, whatever the pattern and the text are. */
export interface SafePattern {
  /** True when the whole text matches. */
  matches(text: string): boolean;
}

/** One state of the automaton: `set` is consumed on the way to `next`; without one, all of `next` follow for free. */
interface State {
  readonly set?: CharSet;
  next: number[];
}

const MOST_STATES = 4_000;
const REMEMBERED = 200;
const remembered = new Map<string, SafePattern | PatternFault>();

/** Compiles a pattern, or gives the fault that says why it is not accepted. Never throws; results are remembered. */
export function compilePattern(source: string): SafePattern | PatternFault {
  const known = remembered.get(source);
  if (known !== undefined) return known;
  if (remembered.size >= REMEMBERED) remembered.clear();
  const compiled = compile(source);
  remembered.set(source, compiled);
  return compiled;
}

function compile(source: string): SafePattern | PatternFault {
  try {
    const states: State[] = [];
    const start = build(parsePattern(source), addState(states, { next: [] }), states);
    return { matches: (text) => run(states, start, text) };
  } catch (error) {
    if (error instanceof PatternFault) return error;
    throw error;
  }
}

function addState(states: State[], state: State): number {
  if (states.length >= MOST_STATES) throw new PatternFault('The pattern repeats too much.', 0);
  states.push(state);
  return states.length - 1;
}

/** Adds the states of a node in front of `after` and gives the first of them. State 0 is the end. */
function build(node: PatternNode, after: number, states: State[]): number {
  switch (node.kind) {
    case 'set':
      return addState(states, { set: node.set, next: [after] });
    case 'sequence':
      return node.items.reduceRight((next, item) => build(item, next, states), after);
    case 'either':
      return addState(states, { next: node.items.map((item) => build(item, after, states)) });
    case 'repeat':
      return buildRepeat(node, after, states);
  }
}

function buildRepeat(node: PatternNode & { kind: 'repeat' }, after: number, states: State[]): number {
  // A state of its own, so that nested repeats of nothing reach the limit too.
  let next = addState(states, { next: [after] });
  if (node.max === Number.POSITIVE_INFINITY) {
    const loop = addState(states, { next: [next] });
    states[loop]!.next.unshift(build(node.item, loop, states));
    next = loop;
  } else {
    for (let count = node.min; count < node.max; count += 1) {
      next = addState(states, { next: [build(node.item, next, states), after] });
    }
  }
  for (let count = 0; count < node.min; count += 1) next = build(node.item, next, states);
  return next;
}

/** Walks all alternatives at once: each state is visited at most once for each character. */
function run(states: readonly State[], start: number, text: string): boolean {
  const seen = new Int32Array(states.length).fill(-1);
  let current = close(states, [start], seen, 0);
  let step = 0;
  for (const char of text) {
    if (current.length === 0) return false;
    const point = char.codePointAt(0)!;
    step += 1;
    const reached = current.flatMap((at) => (has(states[at]!.set, point) ? states[at]!.next : []));
    current = close(states, reached, seen, step);
  }
  return seen[0] === step;
}

/** The states that consume something, reachable for free; marks every state passed with the step. */
function close(states: readonly State[], from: readonly number[], seen: Int32Array, step: number): number[] {
  const open = [...from];
  const consuming: number[] = [];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    if (seen[at] === step) continue;
    seen[at] = step;
    if (states[at]!.set === undefined) open.push(...states[at]!.next);
    else consuming.push(at);
  }
  return consuming;
}

function has(set: CharSet | undefined, point: number): boolean {
  if (set === undefined) return false;
  return set.ranges.some(([from, to]) => point >= from && point <= to) !== set.not;
}
