import { type BusinessCalendar, MAX_SPAN_DAYS, MAX_WORKDAYS } from '@formwork/rules';
import { type SqlFragment, sql } from '../sql/sql.ts';
import type { CallToSql, ExpressionCompiler } from './expression-compiler.ts';

/** Day numbers, counted from 1970-01-01, just outside the years 0001 to 9999. */
const BEFORE_FIRST_DAY = -719_163;
const AFTER_LAST_DAY = 2_932_897;

/**
 * The date of a day number, or null outside the years 0001 to 9999. The bounds stand for "out of range", so that the
 * expression is written only once; greatest and least pass over null, and the bound then turns it back into null.
 */
function dateOfDay(day: SqlFragment): SqlFragment {
  const [low, high] = [sql.constant(String(BEFORE_FIRST_DAY)), sql.constant(String(AFTER_LAST_DAY))];
  return sql`(date '1970-01-01' + nullif(nullif(least(greatest(${day}, ${low}), ${high}), ${low}), ${high})::int)`;
}

/** A date that may have left the years 0001 to 9999 by a day, as one that is null then. */
function inDateRange(date: SqlFragment): SqlFragment {
  return dateOfDay(sql`(${date} - date '1970-01-01')`);
}

/** Seconds from 1970 at the start of year 0001 and at the end of year 9999. */
const FIRST_SECOND = '-62135596800';
const END_SECOND = '253402300800';

const firstArgs = (
  node: Parameters<CallToSql>[0],
  compiler: ExpressionCompiler,
): readonly [SqlFragment, SqlFragment] => [compiler.compile(node.args[0]!), compiler.compile(node.args[1]!)];

const part =
  (name: string): CallToSql =>
  (node, compiler) =>
    sql`extract(${sql.constant(name)} from ${compiler.compile(node.args[0]!)})`;

/** Whether the day `day` is worked; it is a plain column, so that it may stand here several times. */
function isWorked(calendar: BusinessCalendar, day: SqlFragment): SqlFragment {
  return sql`(${day} = any(${[...calendar.work]}::date[]) or (extract(isodow from ${day})::int = any(${[...calendar.workdays]}::int[]) and not ${day} = any(${[...calendar.off]}::date[])))`;
}

function calendarOf(node: Parameters<CallToSql>[0]): BusinessCalendar {
  if (node.calendar === undefined) throw new TypeError(`"${node.name}" has lost its calendar.`);
  return node.calendar;
}

const addWorkdays: CallToSql = (node, compiler) => {
  const calendar = calendarOf(node);
  const [date, count] = firstArgs(node, compiler);
  const [start, step] = [compiler.alias(), compiler.alias()];
  const extraDays = calendar.off.length + 14;
  const day = sql`${step}.day`;
  const limit = sql.constant(String(MAX_WORKDAYS));
  const outside = sql.constant(String(MAX_WORKDAYS + 1));
  const found = sql`(select ${day} from (select ${start}.d + sign(${start}.n)::int * g as day, g from generate_series(1, abs(${start}.n) * 7 + ${extraDays}::int) g) ${step} where ${isWorked(calendar, day)} order by ${step}.g offset abs(${start}.n) - 1 limit 1)`;
  const clampedCount = sql`least(greatest(${count}, -${outside}), ${outside})::int`;
  const answer = sql`case when ${start}.n = 0 then ${start}.d else ${found} end`;
  return inDateRange(
    sql`(select ${answer} from (select ${date} as d, ${clampedCount} as n offset 0) ${start} where ${start}.n between -${limit} and ${limit})`,
  );
};

const workdaysBetween: CallToSql = (node, compiler) => {
  const calendar = calendarOf(node);
  const [from, to] = firstArgs(node, compiler);
  const [span, step] = [compiler.alias(), compiler.alias()];
  const day = sql`${step}.day`;
  const days = sql`(select least(${span}.a, ${span}.b) + g as day from generate_series(1, abs(${span}.b - ${span}.a)) g)`;
  const count = sql`(select count(*) from ${days} ${step} where ${isWorked(calendar, day)})`;
  const limit = sql.constant(String(MAX_SPAN_DAYS));
  return sql`(select (case when ${span}.b < ${span}.a then -1 else 1 end * ${count})::numeric from (select ${from} as a, ${to} as b offset 0) ${span} where abs(${span}.b - ${span}.a) <= ${limit})`;
};

/** Civil dates, instants and working days. */
export const dateToSql: Readonly<Record<string, CallToSql>> = {
  addDays: (node, compiler) => {
    const [date, days] = firstArgs(node, compiler);
    return dateOfDay(sql`((${date} - date '1970-01-01') + ${days})`);
  },
  addMonths: (node, compiler) => {
    const [date, months] = firstArgs(node, compiler);
    const start = compiler.alias();
    const month = sql`extract(year from ${start}.d) * 12 + extract(month from ${start}.d) - 1 + ${start}.n`;
    return sql`(select case when ${month} between 12 and 119999 then (${start}.d + make_interval(months => ${start}.n::int))::date end from (select ${date} as d, ${months} as n offset 0) ${start})`;
  },
  daysBetween: (node, compiler) => {
    const [from, to] = firstArgs(node, compiler);
    return sql`(${to} - ${from})::numeric`;
  },
  addMinutes: (node, compiler) => {
    const [instant, minutes] = firstArgs(node, compiler);
    const start = compiler.alias();
    const second = sql`extract(epoch from ${start}.i) + ${start}.n * 60`;
    const inRange = sql`${second} >= ${sql.constant(FIRST_SECOND)} and ${second} < ${sql.constant(END_SECOND)}`;
    const step = sql`make_interval(hours => div(${start}.n, 60)::int, mins => mod(${start}.n, 60)::int)`;
    return sql`(select case when ${inRange} then ${start}.i + ${step} end from (select ${instant} as i, ${minutes} as n offset 0) ${start})`;
  },
  minutesBetween: (node, compiler) => {
    const [from, to] = firstArgs(node, compiler);
    return sql`floor(extract(epoch from (${to} - ${from})) / 60)`;
  },
  year: part('year'),
  month: part('month'),
  day: part('day'),
  weekday: part('isodow'),
  startOfMonth: (node, compiler) => sql`date_trunc('month', ${compiler.compile(node.args[0]!)}::timestamp)::date`,
  endOfMonth: (node, compiler) =>
    sql`(date_trunc('month', ${compiler.compile(node.args[0]!)}::timestamp) + interval '1 month - 1 day')::date`,
  toDate: (node, compiler) => {
    const [instant, zone] = firstArgs(node, compiler);
    return inDateRange(sql`(${instant} at time zone ${zone})::date`);
  },
  addWorkdays,
  workdaysBetween,
  isWorkday: (node, compiler) => {
    const day = compiler.alias();
    const worked = isWorked(calendarOf(node), sql`${day}.d`);
    return sql`(select case when ${day}.d is not null then ${worked} end from (select ${compiler.compile(node.args[0]!)} as d offset 0) ${day})`;
  },
};
