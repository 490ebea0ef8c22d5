import type { EachNode, RuleNode } from '@formwork/rules';
import { type SqlFragment, sql } from '../sql/sql.ts';
import type { CallToSql, ExpressionCompiler, SqlItems } from './expression-compiler.ts';
import { quotient } from './number-to-sql.ts';
import { sqlTypeOf } from './sql-type.ts';

/** The rows of any list: a table for lists of records, an unnested array for lists of single values. */
function itemsOf(list: RuleNode, compiler: ExpressionCompiler): SqlItems {
  if (list.kind === 'each' && list.name === 'filter') {
    const items = itemsOf(list.list, compiler);
    const condition = compiler.compileWith(items, list.body!);
    return { ...items, where: items.where === undefined ? condition : sql`${items.where} and ${condition}` };
  }
  if (list.kind === 'variable' && list.type.kind === 'list' && list.type.of.kind === 'record') {
    const [root, ...rest] = list.path;
    if (root !== 'item') return compiler.context.list(list.path);
    const nested = compiler.items?.list?.(rest);
    if (nested === undefined) throw new TypeError(`The list ${rest.join('.')} of an item is not reachable.`);
    return nested;
  }
  const alias = compiler.alias();
  return {
    from: sql`unnest(${compiler.compile(list)}) with ordinality as ${alias}(v, n)`,
    orderBy: sql`${alias}.n`,
    item: () => sql`${alias}.v`,
  };
}

function whereOf(items: SqlItems): SqlFragment {
  return items.where === undefined ? sql.empty : sql` where ${items.where}`;
}

/** A list as an array, in its order. */
function arrayOf(items: SqlItems, value: SqlFragment, type: SqlFragment): SqlFragment {
  const order = items.orderBy === undefined ? sql.empty : sql` order by ${items.orderBy}`;
  return sql`array(select ${value} from ${items.from}${whereOf(items)}${order})::${type}`;
}

function mapped(node: EachNode, compiler: ExpressionCompiler): SqlFragment {
  const items = itemsOf(node.list, compiler);
  return arrayOf(items, compiler.compileWith(items, node.body!), sqlTypeOf(node.type));
}

function filtered(node: EachNode, compiler: ExpressionCompiler): SqlFragment {
  const items = itemsOf(node, compiler);
  return arrayOf(items, items.item([], node.type), sqlTypeOf(node.type));
}

/** The values of an aggregate as a one-column subquery: each is computed once, whatever is then asked of it. */
function valuesOf(node: EachNode, compiler: ExpressionCompiler): SqlFragment {
  const items = itemsOf(node.list, compiler);
  const type = node.list.type.kind === 'list' ? node.list.type.of : node.list.type;
  const value = node.body === undefined ? sql`${items.item([], type)}` : compiler.compileWith(items, node.body);
  return sql`(select ${value} as v from ${items.from}${whereOf(items)})`;
}

const tests: Readonly<Record<string, string>> = {
  all: 'case when count(*) = 0 then false when bool_and(v) is false then false when count(v) < count(*) then null else true end',
  some: 'case when bool_or(v) then true when count(v) < count(*) then null else false end',
  none: 'case when bool_or(v) then false when count(v) < count(*) then null else true end',
};

function aggregate(node: EachNode, compiler: ExpressionCompiler): SqlFragment {
  const alias = compiler.alias();
  const values = valuesOf(node, compiler);
  const numeric = node.type.kind === 'number' ? sql.constant('::numeric') : sql.empty;
  const collate = node.type.kind === 'text' ? sql.constant(' collate "C"') : sql.empty;
  switch (node.name) {
    case 'sum':
      return sql`(select coalesce(sum(v::numeric), 0) from ${values} ${alias})`;
    case 'average':
      return sql`(select ${quotient(sql`sum(v::numeric)`, sql`count(v)`, { digits: 10, scale: 0 })} from ${values} ${alias})`;
    case 'min':
      return sql`(select min(v${numeric}${collate}) from ${values} ${alias})`;
    default:
      return sql`(select max(v${numeric}${collate}) from ${values} ${alias})`;
  }
}

/** The condition is a column of a subquery: an aggregate over outer columns alone would belong to the outer query. */
function counted(node: EachNode, compiler: ExpressionCompiler): SqlFragment {
  if (node.body !== undefined) {
    return sql`(select (count(*) filter (where v))::numeric from ${valuesOf(node, compiler)} ${compiler.alias()})`;
  }
  const items = itemsOf(node.list, compiler);
  return sql`(select count(*)::numeric from ${items.from}${whereOf(items)})`;
}

/** SQL of a call over a list. */
export function eachToSql(node: EachNode, compiler: ExpressionCompiler): SqlFragment {
  if (node.name === 'map') return mapped(node, compiler);
  if (node.name === 'filter') return filtered(node, compiler);
  if (node.name === 'count') return counted(node, compiler);
  const test = tests[node.name];
  if (test === undefined) return aggregate(node, compiler);
  return sql`(select ${sql.constant(test)} from ${valuesOf(node, compiler)} ${compiler.alias()})`;
}

/** Lists joined; an empty variable counts as a list without items. */
export const listToSql: Readonly<Record<string, CallToSql>> = {
  merge: (node, compiler) => {
    const type = sqlTypeOf(node.type);
    const lists = node.args.map((arg) => sql`coalesce(${compiler.compile(arg)}, '{}'::${type})`);
    return sql`(${sql.join(lists, ' || ')})`;
  },
};
