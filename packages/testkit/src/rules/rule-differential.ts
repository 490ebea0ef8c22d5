import { Decimal, type RuleType, type RuleValue, type TypedRule, checkRuleJson, compileRule } from '@formwork/rules';
import { type SqlFragment, compileRuleToSql, sql, toStatement } from '@formwork/storage';
import type pg from 'pg';
import { type AnsweredRule, answerQuestions } from './data-answers.ts';
import { type RandomKind, RandomRules } from './random-rule.ts';
import { createRandomSource } from './random-source.ts';
import { type SampleRow, sampleRow } from './sample-rows.ts';
import { sampleScope } from './sample-scope.ts';
import { createSampleTables, sampleNow, sampleSqlContext, sampleToday } from './sample-tables.ts';

const KINDS: readonly RandomKind[] = [
  'boolean',
  'number',
  'text',
  'date',
  'whole',
  'datetime',
  'texts',
  'numbers',
  'dates',
  'boolean',
];
/** Date reads the years 0 to 99 of PostgreSQL's own form as 1900 and 2000. */
const INSTANT = 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"';
const BATCH = 40;
const ROWS = 24;

/** An expression for which JavaScript and PostgreSQL disagree on a row. */
export interface RuleDifference {
  readonly rule: unknown;
  readonly row: SampleRow;
  readonly inJavaScript: unknown;
  readonly inPostgres: unknown;
}

/** What a run compared and found. */
export interface DifferentialOutcome {
  readonly expressions: number;
  readonly answers: number;
  /** Answers that were not null: a run in which everything is unknown proves nothing. */
  readonly known: number;
  /** In how many expressions each operator stood. */
  readonly operators: ReadonlyMap<string, number>;
  readonly differences: readonly RuleDifference[];
}

/** A run over an empty database: how many expressions, from which seed, and whom to tell after each batch. */
export interface DifferentialRun {
  readonly pool: pg.Pool;
  readonly expressions: number;
  readonly seed: number;
  readonly onProgress?: (done: number) => void;
}

/** Evaluates random typed expressions over random rows in JavaScript and in PostgreSQL. Stops after 20 differences. */
export async function runRuleDifferential(run: DifferentialRun): Promise<DifferentialOutcome> {
  const random = createRandomSource(run.seed);
  const rows = Array.from({ length: ROWS }, () => sampleRow(random));
  await createSampleTables(run.pool, rows);
  const rules = new RandomRules(random);
  const differences: RuleDifference[] = [];
  const operators = new Map<string, number>();
  let [expressions, answers, known] = [0, 0, 0];
  while (expressions < run.expressions && differences.length < 20) {
    const size = Math.min(BATCH, run.expressions - expressions);
    const batch = Array.from({ length: size }, () => typedRule(rules.rule(random.pick(KINDS), 1 + random.below(5))));
    const outcome = await compareBatch(run.pool, batch, rows);
    for (const name of batch.flatMap(({ source }) => [...new Set(operatorsOf(source))]))
      operators.set(name, (operators.get(name) ?? 0) + 1);
    expressions += batch.length;
    answers += batch.length * rows.length;
    known += outcome.known;
    differences.push(...outcome.differences);
    run.onProgress?.(expressions);
  }
  return { expressions, answers, known, operators, differences };
}

function typedRule(json: unknown): TypedRule {
  const { typed, issues } = checkRuleJson(json, sampleScope);
  if (typed === undefined) throw new Error(`The generator made ${JSON.stringify(json)}: ${issues[0]?.message}`);
  return typed;
}

function operatorsOf(json: unknown): string[] {
  if (Array.isArray(json)) return json.flatMap(operatorsOf);
  if (typeof json !== 'object' || json === null) return [];
  return Object.entries(json).flatMap(([name, args]) => [name, ...operatorsOf(partsOf(name, args))]);
}

/** The expressions within an operator; look-ups and exists have names beside them. */
function partsOf(name: string, args: unknown): unknown {
  if (name === 'lookup') return Object.values((args as { readonly match: object }).match);
  return name === 'exists' ? (args as { readonly where: unknown }).where : args;
}

async function compareBatch(
  pool: pg.Pool,
  batch: readonly TypedRule[],
  rows: readonly SampleRow[],
): Promise<{ known: number; differences: RuleDifference[] }> {
  const answers = await askPostgres(pool, batch);
  const functions = batch.map((typed) => answering(answerQuestions(typed.source)));
  const differences: RuleDifference[] = [];
  let known = 0;
  rows.forEach((row, nr) => {
    functions.forEach((evaluate, index) => {
      const typed = batch[index]!;
      const inJavaScript = comparable(evaluate(row));
      const inPostgres = readAnswer(answers[nr]![index] ?? null, typed.type);
      if (inJavaScript !== null) known += 1;
      if (JSON.stringify(inJavaScript) !== JSON.stringify(inPostgres)) {
        differences.push({ rule: typed.source, row, inJavaScript, inPostgres });
      }
    });
  });
  return { known, differences };
}

function answering(rule: AnsweredRule): (row: SampleRow) => RuleValue {
  const evaluate = compileRule(rule.typed);
  return (row) => evaluate({ record: rule.answer(row), now: sampleNow, today: sampleToday });
}

async function askPostgres(pool: pg.Pool, batch: readonly TypedRule[]): Promise<(string | null)[][]> {
  const columns = batch.map((typed) => asText(compileRuleToSql(typed, sampleSqlContext), typed.type));
  const statement = toStatement(sql`select ${sql.join(columns)} from sample s order by s.nr`);
  try {
    const { rows } = await pool.query<(string | null)[]>({
      text: statement.text,
      values: [...statement.values],
      rowMode: 'array',
    });
    return rows;
  } catch (cause) {
    if (batch.length === 1)
      throw new Error(`PostgreSQL refused ${JSON.stringify(batch[0]!.source)}: ${String(cause)}\n${statement.text}`, {
        cause,
      });
    for (const typed of batch) await askPostgres(pool, [typed]);
    throw cause;
  }
}

function asText(value: SqlFragment, type: RuleType): SqlFragment {
  if (type.kind === 'datetime') return sql`to_char(${value} at time zone 'UTC', ${sql.literal(INSTANT)})`;
  if (type.kind === 'list') return sql`to_json(${value}::text[])::text`;
  return sql`${value}::text`;
}

function readAnswer(text: string | null, type: RuleType): unknown {
  if (text === null) return null;
  switch (type.kind) {
    case 'number':
      return comparable(new Decimal(text));
    case 'boolean':
      return text === 'true';
    case 'list':
      return (JSON.parse(text) as (string | null)[]).map((item) => readAnswer(item, type.of));
    default:
      return text;
  }
}

function comparable(value: RuleValue): unknown {
  if (Array.isArray(value)) return value.map((item: RuleValue) => comparable(item));
  if (value instanceof Decimal) return value.isZero() ? '0' : value.toFixed();
  return value;
}
