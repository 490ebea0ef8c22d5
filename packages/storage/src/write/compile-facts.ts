import { systemAccess } from '@formwork/access';
import type { EntityModel, FieldInstance } from '@formwork/definition';
import {
  type CompiledStatement,
  type StatementRunner,
  compileStatement,
  execute,
} from '../record/compiled-statement.ts';
import { createRecordCompiler } from '../record/create-record-compiler.ts';
import { type RecordBinds, param } from '../record/record-binds.ts';
import type { RecordCompiler, RecordFrame } from '../record/record-compiler.ts';
import { targetOf } from '../record/resolve-path.ts';
import type { StorageModel } from '../record/storage-model.ts';
import { tableOf } from '../record/table-of.ts';
import { type SqlFragment, sql } from '../sql/sql.ts';

/** What to load: fields by name, each with what is read beyond it. */
interface FactTree {
  readonly [name: string]: FactTree;
}

/** A record as expressions read it in JavaScript: nested wire JSON with `id` and `version` on every level. */
export interface RecordFacts {
  readonly record: Readonly<Record<string, unknown>>;
  /** Lines only. */
  readonly parent?: Readonly<Record<string, unknown>>;
}

/** How facts are read. */
export interface FactsOptions {
  /** Lock the record until the transaction ends. */
  readonly isLocking?: boolean;
}

/**
 * One statement that loads, for a record by id, the values of any variable paths of expressions, as the platform sees
 * them: references are nested objects with their id, lines are lists. Columns: record, parent (JSON or null).
 * Parameter `id`. Records in the recycle bin are found as well; `deleted_at` is always among the facts.
 */
export function compileFacts(
  storage: StorageModel,
  entity: EntityModel,
  paths: readonly (readonly string[])[],
  options: FactsOptions = {},
): CompiledStatement {
  const trees = { record: treeOf(paths, ['record', 'before', 'input']), parent: treeOf(paths, ['parent']) };
  const key = `facts|${entity.id}|${options.isLocking === true}|${JSON.stringify(trees)}`;
  return storage.statements.get(key, () => {
    const compiler = createRecordCompiler(storage, systemAccess(storage.model));
    const frame = compiler.frame(entity.id);
    const above = entity.fields.get('parent');
    const record = factsJson(compiler, frame, {
      id: {},
      ...(entity.fields.has('version') ? { version: {}, deleted_at: {} } : {}),
      ...trees.record,
    });
    const hasParent = entity.parent !== undefined && above !== undefined && Object.keys(trees.parent).length > 0;
    const parent = hasParent ? referenceJson(compiler, frame, above, trees.parent) : sql`null::json`;
    const lock = options.isLocking === true ? sql` for update of ${frame.alias}` : sql.empty;
    return compileStatement(
      sql`select ${record}, ${parent} from ${tableOf(entity)} ${frame.alias} where ${frame.alias}."id" = ${param('id')}::uuid${lock}`,
    );
  });
}

/** Loads the facts of a record; `undefined` when there is none. */
export async function runFacts(
  runner: StatementRunner,
  statement: CompiledStatement,
  id: string,
  caller: Pick<RecordBinds, 'user' | 'timeZone'>,
): Promise<RecordFacts | undefined> {
  const [row] = await execute(runner, statement, { ...caller, params: { id } });
  if (row === undefined) return undefined;
  const [record, parent] = row as [RecordFacts['record'], RecordFacts['parent'] | null];
  return parent === null || parent === undefined ? { record } : { record, parent };
}

function treeOf(paths: readonly (readonly string[])[], roots: readonly string[]): FactTree {
  const tree: Record<string, FactTree> = {};
  for (const [root = '', ...rest] of paths) {
    if (!roots.includes(root)) continue;
    let at = tree;
    for (const name of rest.filter((each) => each !== '[]')) {
      if (!Object.hasOwn(at, name)) at[name] = {};
      at = at[name] as Record<string, FactTree>;
    }
  }
  return tree;
}

function factsJson(compiler: RecordCompiler, frame: RecordFrame, tree: FactTree): SqlFragment {
  const values = Object.entries(tree).flatMap(([name, inner]) => {
    const field = frame.entity.fields.get(name);
    return field === undefined ? [] : [sql`${factJson(compiler, frame, field, inner)} as ${sql.identifier(name)}`];
  });
  const row = compiler.alias();
  return sql`(select row_to_json(${row}) from (select ${sql.join(values)}) ${row})`;
}

function factJson(compiler: RecordCompiler, frame: RecordFrame, field: FieldInstance, inner: FactTree): SqlFragment {
  if (field.shape.shape === 'child-table') return linesJson(compiler, frame, field.shape.entity, inner);
  const isOpened = field.type.kind === 'reference' && field.name !== 'id' && Object.keys(inner).length > 0;
  return isOpened ? referenceJson(compiler, frame, field, inner) : compiler.presented(frame, field);
}

function referenceJson(
  compiler: RecordCompiler,
  frame: RecordFrame,
  field: FieldInstance,
  inner: FactTree,
): SqlFragment {
  const target = compiler.frame(targetOf(compiler, field).id);
  return sql`(select ${factsJson(compiler, target, { id: {}, ...inner })} from ${tableOf(target.entity)} ${target.alias} where ${target.alias}."id" = ${compiler.value(frame, field)})`;
}

function linesJson(compiler: RecordCompiler, frame: RecordFrame, entity: string, inner: FactTree): SqlFragment {
  const child = compiler.frame(entity, { parent: frame });
  return sql`coalesce((select json_agg(${factsJson(compiler, child, { id: {}, version: {}, ...inner })} order by ${child.alias}."position", ${child.alias}."id") from ${tableOf(child.entity)} ${child.alias} where ${child.alias}."parent" = ${frame.alias}."id"), '[]'::json)`;
}
