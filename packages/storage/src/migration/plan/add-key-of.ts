import { type SqlFragment, sql } from '../../sql/sql.ts';
import { checkCondition, keyObject } from '../changes/key-sql.ts';
import { describeKey } from '../changes/describe-key.ts';
import type { KeyShape } from '../shape/table-shape.ts';
import { askRows, liveTableSql } from './ask-rows.ts';
import type { ColumnFates, PlanContext, TablePair } from './plan-context.ts';

/** Plans a new key of a table that exists, after counting the records that would break it. */
export function addKeyOf(context: PlanContext, pair: TablePair, fates: ColumnFates, key: KeyShape, app: string): void {
  const { writer } = context;
  const rows = askRows(context, pair.live) ?? 0;
  const question = violations(context, pair, fates, key, app);
  const broken = question === undefined ? 0 : (writer.ask(`breaks:${pair.live.name}.${key.name}`, question) ?? 0);
  const isHeldAtOnce = key.kind === 'unique' || key.kind === 'exclusion' || key.kind === 'primary';
  const isDeferred = rows > context.bigFromRows && !isHeldAtOnce;
  const columns =
    key.kind === 'unique' && rows > context.bigFromRows ? liveColumns(pair, fates, key.columns) : undefined;
  const isPrepared = context.prepared.has(key.name) && pair.live.keys.get(key.name)?.isValid === true;
  writer.add(
    {
      kind: 'add-key',
      table: pair.table,
      key,
      isDeferred,
      ...(isPrepared ? { isPrepared } : {}),
      ...(columns === undefined ? {} : { preparable: { table: { schema: app, table: pair.live.name }, columns } }),
    },
    { class: broken > 0 ? 'ambiguous' : 'safe', rows: isDeferred && keyObject(key) === 'index' ? 0 : rows },
  );
  if (broken === 0) return;
  writer.report({
    code: 'FW_STORAGE_RECORDS_BREAK_RULE',
    severity: 'error',
    entity: pair.table.table,
    ...(key.kind === 'primary' ? {} : { field: key.columns[0] }),
    message: `${broken} records of ${pair.table.table} break what the new definition holds: ${describeKey(pair.table.table, key).en}.`,
    hint: 'Change those records first, or leave the rule out.',
    details: { rows: broken, key: key.name },
  });
}

/** The columns as they are called now; `undefined` when one of them is new or changes its values. */
function liveColumns({ live }: TablePair, fates: ColumnFates, names: readonly string[]): readonly string[] | undefined {
  const former = new Map([...fates.names].flatMap(([from, to]) => (to === null ? [] : [[to, from] as const])));
  const columns = names.map((name) => former.get(name) ?? name);
  const isKept = (column: string, index: number): boolean =>
    live.columns.has(column) && fates.names.get(column) !== null && !fates.retyped.has(names[index]!);
  return columns.every(isKept) ? columns : undefined;
}

/** A query that counts the records that break a key, over the table as it is now. */
function violations(
  context: PlanContext,
  pair: TablePair,
  fates: ColumnFates,
  key: KeyShape,
  app: string,
): SqlFragment | undefined {
  const table = liveTableSql(context, pair.live);
  const value = (column: string): SqlFragment => fates.values.get(column) ?? sql.identifier(column);
  switch (key.kind) {
    case 'check':
      return sql`select count(*) from ${table} where not (${checkCondition(key.template, key.columns.map(value))})`;
    case 'unique': {
      const present = sql.join(
        key.columns.map((column) => sql`${value(column)} is not null`),
        ' and ',
      );
      const groups = sql.join(key.columns.map(value));
      return sql`select coalesce(sum(same), 0) from (select count(*) as same from ${table}
        where deleted_at is null and ${present} group by ${groups} having count(*) > 1) repeated`;
    }
    case 'foreign-key': {
      const column = value(key.columns[0]!);
      const { target } = key;
      const name = target.schema === app ? context.writer.formerName(target.table) : target.table;
      const exists = target.schema !== app || context.writer.facts.catalog.tables.has(name);
      if (!exists) return sql`select count(*) from ${table} where ${column} is not null`;
      return sql`select count(*) from (select ${column} as target from ${table}) source where target is not null
        and not exists (select 1 from ${sql.identifier(target.schema, name)} there where there.id = source.target)`;
    }
    case 'exclusion':
      return overlaps(table, key, value);
    default:
      return undefined;
  }
}

function overlaps(
  table: SqlFragment,
  key: Extract<KeyShape, { kind: 'exclusion' }>,
  value: (column: string) => SqlFragment,
): SqlFragment {
  const names = key.columns.map((_, index) => sql.identifier(`key_${index}`));
  const keys = key.columns.map((column, index) => sql`${value(column)} as ${names[index]!}`);
  const [from, to] = [value(key.from), value(key.to)];
  const period = sql`case when ${from} > ${to} then null else daterange(${from}, ${to}, '[]') end`;
  const same = names.map((name) => sql`one.${name} = other.${name}`);
  return sql`with periods as (select id, ${sql.join(keys)}, ${period} as period from ${table} where deleted_at is null)
    select count(*) from periods one where exists (select 1 from periods other
      where other.id <> one.id and ${sql.join(same, ' and ')} and other.period && one.period)`;
}
