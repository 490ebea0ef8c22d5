import { createHash } from 'node:crypto';
import { type SqlFragment, bindValues, toStatement } from '../sql/sql.ts';
import type { RecordBinds } from './record-binds.ts';

/** A statement whose text depends on the shape of a request alone; values are bound for each run. */
export interface CompiledStatement {
  /** `fw_` and a fingerprint of the text: the name of the prepared statement. */
  readonly name: string;
  readonly text: string;
  readonly values: readonly unknown[];
}

/** What runs statements: a `pg` pool or client. */
export interface StatementRunner {
  query(query: {
    name?: string;
    text: string;
    values: unknown[];
    rowMode: 'array';
  }): Promise<{ rows: unknown[][]; rowCount: number | null }>;
}

/** Prepared statements that one connection keeps at most; further ones run without a name. */
const NAMES_PER_RUNNER = 1_000;

const names = new WeakMap<StatementRunner, Set<string>>();

/** Numbers the parameters and names the statement. */
export function compileStatement(fragment: SqlFragment): CompiledStatement {
  const { text, values } = toStatement(fragment);
  const fingerprint = createHash('sha256').update(text).digest('base64url').slice(0, 20);
  return Object.freeze({ name: `fw_${fingerprint}`, text, values });
}

/** Runs a statement with the values of one request; rows come as arrays. */
export async function execute(
  runner: StatementRunner,
  statement: CompiledStatement,
  binds: RecordBinds,
): Promise<unknown[][]> {
  const values = bindValues(statement, binds);
  const query = { text: statement.text, values, rowMode: 'array' as const };
  const { rows } = await runner.query(isNamed(runner, statement.name) ? { name: statement.name, ...query } : query);
  return rows;
}

function isNamed(runner: StatementRunner, name: string): boolean {
  const known = names.get(runner) ?? new Set<string>();
  names.set(runner, known);
  if (known.has(name)) return true;
  if (known.size >= NAMES_PER_RUNNER) return false;
  known.add(name);
  return true;
}
