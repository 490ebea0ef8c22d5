import { type SqlFragment, sql } from '../../sql/sql.ts';
import type { LiveTable } from '../live/live-catalog.ts';
import type { PlanContext } from './plan-context.ts';

/** A live table in SQL. */
export function liveTableSql(context: PlanContext, live: LiveTable): SqlFragment {
  return sql.identifier(context.app, live.name);
}

/** How many records a table has: exact up to the size where it stops mattering, then the server's estimate. */
export function askRows(context: PlanContext, live: LiveTable): number | undefined {
  const limit = sql.constant(String(context.bigFromRows + 1));
  const counted = context.writer.ask(
    `rows:${live.name}`,
    sql`select count(*) from (select 1 from ${liveTableSql(context, live)} limit ${limit}) counted`,
  );
  return counted === undefined || counted <= context.bigFromRows ? counted : Math.max(counted, live.estimatedRows);
}

/** How many records satisfy a condition over the table as it is now. */
export function askCount(
  context: PlanContext,
  live: LiveTable,
  question: string,
  condition: SqlFragment,
): number | undefined {
  return context.writer.ask(
    `${question}:${live.name}`,
    sql`select count(*) from ${liveTableSql(context, live)} where ${condition}`,
  );
}
