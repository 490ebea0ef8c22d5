import { type FieldInstance, referredEntity } from '@formwork/definition';
import type { RecordCompiler, RecordFrame } from '../record/record-compiler.ts';
import { targetOf } from '../record/resolve-path.ts';
import { tableOf } from '../record/table-of.ts';
import { type SqlFragment, sql } from '../sql/sql.ts';
import type { SelectTree } from './select-tree.ts';

const TITLES_DEEP = 3;

/** The select list of a record as JSON: `value as "name"`, hidden values null, opened references and lines within. */
export function projectRecord(compiler: RecordCompiler, frame: RecordFrame, tree: SelectTree): SqlFragment {
  return sql.join(
    tree.fields.map((field) => sql`${projectField(compiler, frame, field, tree)} as ${sql.identifier(field.name)}`),
  );
}

/** The record as one JSON value. */
export function recordJson(compiler: RecordCompiler, frame: RecordFrame, tree: SelectTree): SqlFragment {
  const row = compiler.alias();
  return sql`(select row_to_json(${row}) from (select ${projectRecord(compiler, frame, tree)}) ${row})`;
}

function projectField(
  compiler: RecordCompiler,
  frame: RecordFrame,
  field: FieldInstance,
  tree: SelectTree,
): SqlFragment {
  const opened = tree.expand.get(field.name);
  if (field.shape.shape === 'child-table') return projectLines(compiler, frame, field, opened);
  const isReference = referredEntity(field.type) !== undefined && field.name !== 'id' && field.name !== 'parent';
  if (opened === undefined && !(tree.titles && isReference)) return compiler.presented(frame, field);
  if (field.type.kind === 'list') return openReferences(compiler, frame, field, opened);
  return openReference(compiler, frame, field, opened);
}

/** Lines in their order; without a tree, only how many there are is of interest, so none are given. */
function projectLines(
  compiler: RecordCompiler,
  frame: RecordFrame,
  field: FieldInstance,
  tree: SelectTree | undefined,
): SqlFragment {
  if (tree === undefined || field.shape.shape !== 'child-table') return sql`'[]'::json`;
  const rule = compiler.access.entity(frame.entity.id).readField(field.name);
  const child = compiler.frame(tree.entity.id, { parent: frame, isUnderVisibleParent: true });
  const rows = compiler.rows(child, 'read');
  const row = compiler.alias();
  const conditions = [
    sql`${child.alias}."parent" = ${frame.alias}."id"`,
    ...(rows === undefined ? [] : [rows]),
    ...(typeof rule === 'string' ? [] : [compiler.grants(frame, rule)]),
  ];
  return sql`coalesce((select json_agg(row_to_json(${row})) from (select ${projectRecord(
    compiler,
    child,
    tree,
  )} from ${tableOf(child.entity)} ${child.alias} where ${sql.join(conditions, ' and ')} order by ${
    child.alias
  }."position", ${child.alias}."id") ${row}), '[]'::json)`;
}

/** The target as an object with `id` and `title`; null where there is none, or none that the caller may read. */
function openReference(
  compiler: RecordCompiler,
  frame: RecordFrame,
  field: FieldInstance,
  tree: SelectTree | undefined,
): SqlFragment {
  const target = compiler.frame(targetOf(compiler, field).id);
  const rows = compiler.rows(target, 'read');
  const others = tree === undefined ? undefined : { ...tree, fields: tree.fields.filter(({ name }) => name !== 'id') };
  const select = [
    sql`${target.alias}."id" as "id"`,
    sql`${titleOf(compiler, target)} as "title"`,
    ...(others === undefined || others.fields.length === 0 ? [] : [projectRecord(compiler, target, others)]),
  ];
  const conditions = [
    sql`${target.alias}."id" = ${compiler.value(frame, field)}`,
    ...(rows === undefined ? [] : [rows]),
  ];
  const row = compiler.alias();
  return sql`(select row_to_json(${row}) from (select ${sql.join(select)} from ${tableOf(target.entity)} ${
    target.alias
  } where ${sql.join(conditions, ' and ')}) ${row})`;
}

/** Every target of a list in its order; one that the caller may not read has no title and nothing else. */
function openReferences(
  compiler: RecordCompiler,
  frame: RecordFrame,
  field: FieldInstance,
  tree: SelectTree | undefined,
): SqlFragment {
  const target = compiler.frame(targetOf(compiler, field).id);
  const [list, seen, row] = [compiler.alias(), compiler.alias(), compiler.alias()];
  const rows = compiler.rows(target, 'read');
  const others = tree?.fields.filter(({ name }) => name !== 'id') ?? [];
  const select = [
    sql`${titleOf(compiler, target)} as "title"`,
    ...(tree === undefined || others.length === 0
      ? []
      : [projectRecord(compiler, target, { ...tree, fields: others })]),
  ];
  const visible = rows === undefined ? sql.empty : sql` and ${rows}`;
  const value = compiler.value(frame, field);
  const from = sql`${tableOf(target.entity)} ${target.alias} where ${target.alias}."id" = ${list}."id"${visible}`;
  return sql`(select json_agg((select row_to_json(${row}) from (select ${list}."id", ${seen}.*) ${row}) order by ${list}.n) from unnest(${value}) with ordinality as ${list}("id", n) left join lateral (select ${sql.join(select)} from ${from}) ${seen} on true)`;
}

/** The title of a record as text: its title field, or its id where that is empty or hidden. */
export function titleOf(compiler: RecordCompiler, frame: RecordFrame): SqlFragment {
  const title = titleText(compiler, frame, TITLES_DEEP);
  const id = sql`${frame.alias}."id"::text`;
  return title === undefined ? id : sql`coalesce(nullif(${title}, ''), ${id})`;
}

function titleText(compiler: RecordCompiler, frame: RecordFrame, depth: number): SqlFragment | undefined {
  const field = frame.entity.titleField;
  if (field === undefined || depth === 0 || field.shape.shape === 'child-table') return undefined;
  if (field.type.kind !== 'reference') {
    const isText = field.shape.shape === 'columns' && field.shape.columns[0]!.column.kind === 'text';
    if (isText || field.type.kind === 'text' || field.type.kind === 'date')
      return sql`(${compiler.value(frame, field)})::text`;
    return sql`(${compiler.presented(frame, field)})::text`;
  }
  const target = compiler.frame(targetOf(compiler, field).id);
  const title = titleText(compiler, target, depth - 1);
  if (title === undefined) return undefined;
  const rows = compiler.rows(target, 'read');
  return sql`(select ${title} from ${tableOf(target.entity)} ${target.alias} where ${target.alias}."id" = ${compiler.value(
    frame,
    field,
  )}${rows === undefined ? sql.empty : sql` and ${rows}`})`;
}
