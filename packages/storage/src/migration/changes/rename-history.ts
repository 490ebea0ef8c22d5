import { type SqlFragment, sql, toStatement } from '../../sql/sql.ts';
import type { Rename } from '../plan/order-renames.ts';
import type { TableName } from '../shape/table-shape.ts';
import { defineChange } from './change-kind.ts';
import {
  type RecordNames,
  isWithoutNews,
  renamedChanges,
  renamedLine,
  renamedList,
  renamedName,
} from './history-names-sql.ts';

/** History is told in the present names of fields, options, lines and transitions. */
export interface RenameHistory {
  readonly kind: 'rename-history';
  /** The entity under its new name: history follows renamed tables before. */
  readonly table: TableName;
  readonly names: RecordNames;
  readonly transitions: readonly Rename[];
  /** Lines fields, those of lines as `lines.parts`, and the new names within their lines. */
  readonly lines: readonly (Rename & { readonly names: RecordNames })[];
}

/** What history says of lines: `{lines: {added: […], changed: [{id, changes}], removed: […]}}`. */
function renamedLines(lines: RenameHistory['lines']): SqlFragment {
  const [key, value] = [sql.constant('of.key'), sql.constant('of.value')];
  const groups = (names: RecordNames): SqlFragment =>
    sql`(select jsonb_object_agg(part.key, case part.key
      when 'changed' then ${renamedList(
        sql.constant('part.value'),
        (line) => sql`${line} || jsonb_build_object('changes', ${renamedChanges(sql`${line} -> 'changes'`, names)})`,
      )}
      else ${renamedList(sql.constant('part.value'), (line) => renamedLine(line, names))} end)
      from jsonb_each(${value}) part)`;
  const cases = lines
    .filter(({ names }) => !isWithoutNews(names))
    .map(({ from, names }) => sql`when ${sql.literal(from)} then ${groups(names)}`);
  const renamed = cases.length === 0 ? value : sql`case ${key} ${sql.join(cases, ' ')} else ${value} end`;
  const moved = lines.filter(({ from, to }) => from !== to);
  return sql`(select jsonb_object_agg(${renamedName(key, moved)}, ${renamed}) from jsonb_each("lines") of)`;
}

function textList(texts: readonly string[]): SqlFragment {
  return sql`array[${sql.join(texts.map((text) => sql.literal(text)))}]`;
}

/** One update, or none of a column that keeps its names. */
function compileRename({ table, names, transitions, lines }: RenameHistory): SqlFragment {
  const sets: SqlFragment[] = [];
  const affected: SqlFragment[] = [];
  if (!isWithoutNews(names)) {
    const told = [...names.fields.map(({ from }) => from), ...names.values.map(({ field }) => field)];
    sets.push(sql`"changes" = ${renamedChanges(sql`"changes"`, names)}`);
    affected.push(sql`"changes" ?| ${textList(told)}`);
  }
  if (transitions.length > 0) {
    sets.push(sql`"transition" = ${renamedName(sql`"transition"`, transitions)}`);
    affected.push(sql`"transition" = any(${textList(transitions.map(({ from }) => from))})`);
  }
  if (lines.length > 0) {
    const told = textList(lines.map(({ from }) => from));
    sets.push(sql`"lines" = case when "lines" ?| ${told} then ${renamedLines(lines)} else "lines" end`);
    affected.push(sql`"lines" ?| ${told}`);
  }
  const history = sql.identifier(table.schema, '_history');
  const where = sql`"entity" = ${sql.literal(table.table)} and (${sql.join(affected, ' or ')})`;
  return sql`update ${history} set ${sql.join(sets)} where ${where}`;
}

export const renameHistory = defineChange<RenameHistory>({
  kind: 'rename-history',
  subject: ({ table }) => table.table,
  describe: ({ table }) => ({
    en: `Tell the history of ${table.table} in the new names.`,
    'zh-CN': `以新名称呈现 ${table.table} 的历史记录。`,
  }),
  compile: (change) => [toStatement(compileRename(change))],
  locks: ({ table }) => [{ table: { ...table, table: '_history' }, mode: 'ROW EXCLUSIVE' }],
});
