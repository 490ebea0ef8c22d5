import {
  Decimal,
  type RuleEnv,
  type RuleType,
  type RuleValue,
  type TypedRule,
  checkRuleJson,
  compileRule,
} from '@formwork/rules';
import { type SqlFragment, compileRuleToSql, sql, toStatement } from '@formwork/storage';
import type pg from 'pg';
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
  'boolean',
];
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
  let [expressions, answers, known] = [0, 0, 0];
  while (expressions < run.expressions && differences.length < 20) {
    const size = Math.min(BATCH, run.expressions - expressions);
    const batch = Array.from({ length: size }, () => typedRule(rules.rule(random.pick(KINDS), 1 + random.below(5))));
    const outcome = await compareBatch(run.pool, batch, rows);
    expressions += batch.length;
    answers += batch.length * rows.length;
    known += outcome.known;
    differences.push(...outcome.differences);
    run.onProgress?.(expressions);
  }
  return { expressions, answers, known, differences };
}

function typedRule(json: unknown): TypedRule {
  const { typed, issues } = checkRuleJson(json, sampleScope);
  if (typed === undefined) throw new Error(`The generator made ${JSON.stringify(json)}: ${issues[0]?.message}`);
  return typed;
}

async function compareBatch(
  pool: pg.Pool,
  batch: readonly TypedRule[],
  rows: readonly SampleRow[],
): Promise<{ known: number; differences: RuleDifference[] }> {
  const answers = await askPostgres(pool, batch);
  const functions = batch.map(compileRule);
  const differences: RuleDifference[] = [];
  let known = 0;
  rows.forEach((row, nr) => {
    const env: RuleEnv = { record: row, now: sampleNow, today: sampleToday };
    functions.forEach((evaluate, index) => {
      const typed = batch[index]!;
      const inJavaScript = comparable(evaluate(env));
      const inPostgres = readAnswer(answers[nr]![index] ?? null, typed.type);
      if (inJavaScript !== null) known += 1;
      if (JSON.stringify(inJavaScript) !== JSON.stringify(inPostgres)) {
        differences.push({ rule: typed.source, row, inJavaScript, inPostgres });
      }
    });
  });
  return { known, differences };
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
    case 'datetime':
      return new Date(text).toISOString();
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
