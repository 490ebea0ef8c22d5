import { type SqlFragment, sql } from '../../sql/sql.ts';
import type { Rename } from '../plan/order-renames.ts';

/** New names within what history tells of the records of one entity. */
export interface RecordNames {
  readonly fields: readonly Rename[];
  /** Renamed options, by the former name of their field. */
  readonly values: readonly { readonly field: string; readonly renames: readonly Rename[] }[];
}

/** True when nothing has a new name. */
export function isWithoutNews({ fields, values }: RecordNames): boolean {
  return fields.length === 0 && values.length === 0;
}

/** `{field: [from, to]}` under the new names; all at once, so that swapped names need no passing name. */
export function renamedChanges(changes: SqlFragment, names: RecordNames): SqlFragment {
  return renamedObject(changes, names, (value, renames) => renamedList(value, (item) => renamedValue(item, renames)));
}

/** A whole line, `{field: value}`, under the new names. */
export function renamedLine(line: SqlFragment, names: RecordNames): SqlFragment {
  return renamedObject(line, names, renamedValue);
}

/** A name, or the new one that it got. */
export function renamedName(name: SqlFragment, renames: readonly Rename[]): SqlFragment {
  if (renames.length === 0) return name;
  const cases = renames.map(({ from, to }) => sql`when ${sql.literal(from)} then ${sql.literal(to)}`);
  return sql`case ${name} ${sql.join(cases, ' ')} else ${name} end`;
}

/** The items of a JSON list, each rewritten, in their order. */
export function renamedList(list: SqlFragment, rewrite: (item: SqlFragment) => SqlFragment): SqlFragment {
  return sql`(select coalesce(jsonb_agg(${rewrite(sql.constant('item.value'))} order by item.place), '[]'::jsonb)
    from jsonb_array_elements(${list}) with ordinality item(value, place))`;
}

function renamedObject(
  object: SqlFragment,
  { fields, values }: RecordNames,
  rewrite: (value: SqlFragment, renames: readonly Rename[]) => SqlFragment,
): SqlFragment {
  const [key, value] = [sql.constant('entry.key'), sql.constant('entry.value')];
  const cases = values.map(({ field, renames }) => sql`when ${sql.literal(field)} then ${rewrite(value, renames)}`);
  const renamed = cases.length === 0 ? value : sql`case ${key} ${sql.join(cases, ' ')} else ${value} end`;
  return sql`(select coalesce(jsonb_object_agg(${renamedName(key, fields)}, ${renamed}), '{}'::jsonb)
    from jsonb_each(${object}) entry)`;
}

/** A value of a choice, or a list of them. */
function renamedValue(value: SqlFragment, renames: readonly Rename[]): SqlFragment {
  const json = (text: string): SqlFragment => sql`${sql.literal(JSON.stringify(text))}::jsonb`;
  const cases = (each: SqlFragment): SqlFragment =>
    sql`case ${each} ${sql.join(
      renames.map(({ from, to }) => sql`when ${json(from)} then ${json(to)}`),
      ' ',
    )} else ${each} end`;
  const each = sql.constant('member.value');
  return sql`case jsonb_typeof(${value}) when 'array' then
    (select coalesce(jsonb_agg(${cases(each)} order by member.place), '[]'::jsonb)
     from jsonb_array_elements(${value}) with ordinality member(value, place)) else ${cases(value)} end`;
}
