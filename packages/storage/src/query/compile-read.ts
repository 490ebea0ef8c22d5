import type { Access } from '@formwork/access';
import {
  type CompiledStatement,
  type StatementRunner,
  compileStatement,
  execute,
} from '../record/compiled-statement.ts';
import { createRecordCompiler } from '../record/create-record-compiler.ts';
import { type RecordBinds, param } from '../record/record-binds.ts';
import type { StorageModel } from '../record/storage-model.ts';
import { hasRecycleBin, tableOf } from '../record/table-of.ts';
import { sql } from '../sql/sql.ts';
import { recordJson } from './project-record.ts';
import { type SelectTree, selectKey } from './select-tree.ts';

/** Which record: one that is in use, one that lies in the recycle bin, or either. */
export type RecycleBinMode = 'outside' | 'inside' | 'either';

/** The one statement that reads a record by id with the caller's eyes. Columns: the record's JSON, its version. */
export function compileRead(
  storage: StorageModel,
  access: Access,
  tree: SelectTree,
  bin: RecycleBinMode = 'outside',
): CompiledStatement {
  const key = `${access.key}|read|${tree.entity.id}|${selectKey(tree)}|${bin}`;
  return storage.statements.get(key, () => {
    const compiler = createRecordCompiler(storage, access);
    const frame = compiler.frame(tree.entity.id);
    const rows = compiler.rows(frame, 'read');
    const isBinned = hasRecycleBin(tree.entity) && bin !== 'either';
    const conditions = [
      sql`${frame.alias}."id" = ${param('id')}::uuid`,
      ...(isBinned
        ? [sql`${frame.alias}."deleted_at" ${sql.constant(bin === 'inside' ? 'is not null' : 'is null')}`]
        : []),
      ...(rows === undefined ? [] : [rows]),
    ];
    const version = tree.entity.fields.has('version') ? sql`${frame.alias}."version"` : sql`1`;
    return compileStatement(
      sql`select ${recordJson(compiler, frame, tree)}::text, ${version} from ${tableOf(tree.entity)} ${frame.alias} where ${sql.join(conditions, ' and ')}`,
    );
  });
}

/** Runs a read; `undefined` for a record that is not there, or not for the caller. */
export async function runRead(
  runner: StatementRunner,
  statement: CompiledStatement,
  id: string,
  caller: Pick<RecordBinds, 'user' | 'timeZone'>,
): Promise<{ json: string; version: number } | undefined> {
  const [row] = await execute(runner, statement, { ...caller, params: { id } });
  return row === undefined ? undefined : { json: row[0] as string, version: Number(row[1]) };
}
