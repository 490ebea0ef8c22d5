import type { RecordCompiler, RecordFrame } from '../record/record-compiler.ts';
import { type SqlFragment, sql } from '../sql/sql.ts';
import { recordJson } from './project-record.ts';
import type { SelectTree } from './select-tree.ts';

/** The JSON text of a row that was just written, or null when the caller may not read it. */
export function projectedOrNull(compiler: RecordCompiler, frame: RecordFrame, tree: SelectTree): SqlFragment {
  const json = sql`${recordJson(compiler, frame, tree)}::text`;
  const rows = compiler.rows(frame, 'read');
  return rows === undefined ? json : sql`(case when ${rows} then ${json} end)`;
}
