import type { LookupNode, RuleNode, RuleType } from '@formwork/rules';
import type { RuleSqlContext, RuleSqlList } from '../expressions/rule-sql-context.ts';
import { sqlTypeOf } from '../expressions/sql-type.ts';
import { type SqlFragment, sql } from '../sql/sql.ts';
import { literal, now, today, userFact } from './record-binds.ts';
import type { RecordCompiler, RecordFrame } from './record-compiler.ts';
import { hasRecycleBin, tableOf } from './table-of.ts';

/** The root of variables that stand for values of a request's filter; no name of the language starts so. */
export const LITERAL_ROOT = '$';

/** Where an expression over the record of a frame finds its values. */
export function recordRuleContext(compiler: RecordCompiler, frame: RecordFrame): RuleSqlContext {
  const app = compiler.storage.model.apps.get(frame.entity.app);
  return {
    variable: (path, type) => variable(compiler, frame, path, type),
    list: ([root = '', ...rest]) => {
      if (root === 'outer') return lines(compiler, frame.outer ?? frame, rest);
      return root === 'parent' ? lines(compiler, outermost(frame), [root, ...rest]) : lines(compiler, frame, rest);
    },
    lookup: (node, compile) => lookup(compiler, node, compile),
    exists: (node, compile) => {
      const candidate = compiler.frame(node.entity, { outer: frame });
      const conditions = [
        ...reachable(compiler, candidate),
        compile(node.where, recordRuleContext(compiler, candidate)),
      ];
      return sql`exists (select 1 from ${tableOf(candidate.entity)} ${candidate.alias} where ${sql.join(conditions, ' and ')})`;
    },
    calendar: (name) => app?.calendars.get(name),
    now: () => now,
    today: () => today,
  };
}

function variable(compiler: RecordCompiler, frame: RecordFrame, path: readonly string[], type: RuleType): SqlFragment {
  const [root, ...rest] = path;
  switch (root) {
    case LITERAL_ROOT:
      return sql`${literal(Number(rest[0]))}::${literalType(type)}`;
    case 'user':
      return userVariable(compiler, rest, type);
    case 'parent':
      return compiler.path(outermost(frame), path);
    case 'outer':
      return compiler.path(frame.outer ?? frame, rest);
    case 'record':
    case 'before':
    case 'input':
      return compiler.path(frame, rest);
    default:
      throw new TypeError(`The variable "${path.join('.')}" has no place in SQL.`);
  }
}

/** `parent` is that of the record whose rule it is, also within `exists`; a candidate's own is a field of it. */
function outermost(frame: RecordFrame): RecordFrame {
  return frame.outer === undefined ? frame : outermost(frame.outer);
}

/** Whole numbers stay whole, so that an index on an integer column serves. */
function literalType(type: RuleType): SqlFragment {
  if (type.kind === 'number' && type.integer === true) return sql.constant('bigint');
  return sqlTypeOf(type);
}

function userVariable(compiler: RecordCompiler, path: readonly string[], type: RuleType): SqlFragment {
  const [fact = 'id', ...rest] = path;
  if (rest.length === 0) return sql`${userFact(fact)}::${sqlTypeOf(type)}`;
  const target = compiler.frame(fact === 'department' ? 'formwork.department' : 'formwork.user');
  return sql`(select ${compiler.path(target, rest)} from ${tableOf(target.entity)} ${target.alias} where ${target.alias}."id" = ${userFact(fact)}::uuid)`;
}

/** The lines of the record, or of what the path leads to. */
function lines(compiler: RecordCompiler, frame: RecordFrame, path: readonly string[]): RuleSqlList {
  const holder = path.slice(0, -1);
  const owner = holder.reduce<string>((entity, name) => {
    const type = compiler.storage.model.entities.get(entity)?.fields.get(name)?.type;
    return type?.kind === 'reference' ? type.entity : '';
  }, frame.entity.id);
  const shape = compiler.storage.model.entities.get(owner)?.fields.get(path.at(-1) ?? '')?.shape;
  if (shape?.shape !== 'child-table') throw new TypeError(`${path.join('.')} is no list of lines.`);
  const child = compiler.frame(shape.entity, holder.length === 0 ? { parent: frame, isUnderVisibleParent: true } : {});
  const parent = compiler.path(frame, [...holder, 'id']);
  const rows = compiler.rows(child, 'read');
  return {
    from: sql`${tableOf(child.entity)} ${child.alias}`,
    where: sql`${child.alias}."parent" = ${parent}${rows === undefined ? sql.empty : sql` and ${rows}`}`,
    orderBy: sql`${child.alias}."position"`,
    item: (inner) => compiler.path(child, inner),
    list: (inner) => lines(compiler, child, inner),
  };
}

/** The first record whose fields equal the values; of an effective-dated entity the one whose period covers the day. */
function lookup(compiler: RecordCompiler, node: LookupNode, compile: (node: RuleNode) => SqlFragment): SqlFragment {
  const found = compiler.frame(node.entity);
  const { effective } = found.entity.definition;
  const matches = Object.entries(node.match).map(
    ([field, value]) => sql`${compiler.path(found, [field])} = ${compile(value)}`,
  );
  const conditions = [...matches, ...reachable(compiler, found)];
  if (node.asOf !== undefined && effective !== undefined) {
    const [from, to] = [compiler.path(found, [effective.from]), compiler.path(found, [effective.to])];
    conditions.push(sql`${from} <= ${compile(node.asOf)}`, sql`(${to} is null or ${to} >= ${compile(node.asOf)})`);
  }
  const latest = effective === undefined ? sql.empty : sql`${compiler.path(found, [effective.from])} desc, `;
  return sql`(select ${compiler.path(found, [node.field])} from ${tableOf(found.entity)} ${found.alias} where ${sql.join(
    conditions,
    ' and ',
  )} order by ${latest}${found.alias}."id" limit 1)`;
}

function reachable(compiler: RecordCompiler, frame: RecordFrame): SqlFragment[] {
  const rows = compiler.rows(frame, 'read');
  return [
    ...(hasRecycleBin(frame.entity) ? [sql`${frame.alias}."deleted_at" is null`] : []),
    ...(rows === undefined ? [] : [rows]),
  ];
}
