import { type RuleType, type RuleValue, type TypedRule, checkRuleJson, compileRule, toWire } from '@formwork/rules';
import { type SampleRow, sampleCustomers } from './sample-rows.ts';
import { sampleMembers, sampleScope } from './sample-scope.ts';
import { sampleNow, sampleToday } from './sample-tables.ts';

/** An expression whose questions to other records are answered by brute force, as fields of the record. */
export interface AnsweredRule {
  readonly typed: TypedRule;
  /** The row with the answers to the questions. */
  answer(row: SampleRow): SampleRow;
}

interface Question {
  readonly name: string;
  readonly type: RuleType;
  ask(row: SampleRow): unknown;
}

type Parts = Readonly<Record<string, unknown>>;

/**
 * The closures of rules answer null to `exists` and `lookup`, because only a database knows; this asks every customer
 * in turn and puts the answer in the place of the question, so that the rest of the expression can be compared.
 */
export function answerQuestions(json: unknown): AnsweredRule {
  const questions: Question[] = [];
  const replaced = replace(json, (kind, parts) => {
    const name = `question_${questions.length + 1}`;
    questions.push(kind === 'exists' ? existsQuestion(name, parts) : lookupQuestion(name, parts));
    return { var: `record.${name}` };
  });
  const types = new Map(questions.map(({ name, type }) => [name, type]));
  const scope = {
    ...sampleScope,
    member: (entity: string, name: string) =>
      (entity === 'sample.row' ? types.get(name) : undefined) ?? sampleScope.member(entity, name),
  };
  return {
    typed: typedWithin(replaced, scope),
    answer: (row) => ({ ...row, ...Object.fromEntries(questions.map((each) => [each.name, each.ask(row)])) }),
  };
}

function replace(json: unknown, make: (kind: 'exists' | 'lookup', parts: Parts) => unknown): unknown {
  if (Array.isArray(json)) return json.map((each) => replace(each, make));
  if (typeof json !== 'object' || json === null) return json;
  const [[name, args] = []] = Object.entries(json);
  if (name === 'exists' || name === 'lookup') return make(name, args as Parts);
  return { [name!]: replace(args, make) };
}

function typedWithin(json: unknown, scope: Parameters<typeof checkRuleJson>[1], expected?: RuleType): TypedRule {
  const { typed, issues } = checkRuleJson(json, scope, expected);
  if (typed === undefined) throw new Error(`${JSON.stringify(json)}: ${issues[0]?.message}`);
  return typed;
}

const clock = { now: sampleNow, today: sampleToday };

function existsQuestion(name: string, { where }: Parts): Question {
  const scope = {
    ...sampleScope,
    variables: {
      ...sampleScope.variables,
      record: { kind: 'record', entity: 'sample.customer' } as const,
      outer: { kind: 'record', entity: 'sample.row' } as const,
    },
  };
  const holds = compileRule(typedWithin(where, scope, { kind: 'boolean' }));
  return {
    name,
    type: { kind: 'boolean' },
    ask: (row) => sampleCustomers.some((record) => holds({ record, outer: row, ...clock }) === true),
  };
}

function lookupQuestion(name: string, { match, field }: Parts): Question {
  const wanted = Object.entries(match as Parts).map(([key, value]) => {
    const type = sampleMembers['sample.customer']![key]!;
    return { key, type, evaluate: compileRule(typedWithin(value, sampleScope, type)) };
  });
  const type = sampleMembers['sample.customer']![String(field)]!;
  const isEqual = (value: RuleValue, known: unknown, of: RuleType): boolean =>
    value !== null && known !== null && toWire(value, of) === known;
  return {
    name,
    type,
    ask: (row) => {
      const values = wanted.map((each) => each.evaluate({ record: row, ...clock }));
      const found = sampleCustomers.find((customer) =>
        wanted.every((each, index) => isEqual(values[index]!, (customer as Parts)[each.key], each.type)),
      );
      return (found as Parts | undefined)?.[String(field)] ?? null;
    },
  };
}
