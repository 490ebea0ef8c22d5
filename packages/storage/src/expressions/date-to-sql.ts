import { type BusinessCalendar, MAX_SPAN_DAYS, MAX_WORKDAYS } from '@formwork/rules';
import { type SqlFragment, sql } from '../sql/sql.ts';
import type { CallToSql, ExpressionCompiler } from './expression-compiler.ts';

/**
 * A date within the years 0001 to 9999, otherwise null. The bounds just outside stand for "out of range", so that the
 * expression itself is written once; greatest and least pass over null, and the upper bound then turns it back into null.
 */
function inDateRange(date: SqlFragment): SqlFragment {
  return sql`nullif(nullif(least(greatest(${date}, date '0001-12-31 BC'), date '10000-01-01'), date '0001-12-31 BC'), date '10000-01-01')`;
}

/** The same for instants. */
function inInstantRange(instant: SqlFragment): SqlFragment {
  const low = sql.constant("timestamptz '0001-12-31 23:59:59.999+00 BC'");
  const high = sql.constant("timestamptz '10000-01-01 00:00:00+00'");
  return sql`nullif(nullif(least(greatest(${instant}, ${low}), ${high}), ${low}), ${high})`;
}

/** A whole number that fits an int and stays so far out of range that the result is out of range too. */
function clamped(number: SqlFragment, limit: number): SqlFragment {
  const bound = sql.constant(String(limit));
  return sql`least(greatest(${number}, -${bound}), ${bound})::int`;
}

const DAYS = 4_000_000;
const MONTHS = 130_000;
/** More minutes than there are in ten thousand years. */
const MINUTES = 5_300_000_000;

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
  const found = sql`(select ${day} from (select ${start}.d + sign(${start}.n)::int * g as day, g from generate_series(1, abs(${start}.n) * 7 + ${extraDays}::int) g) ${step} where ${isWorked(calendar, day)} order by ${step}.g offset abs(${start}.n) - 1 limit 1)`;
  const clampedCount = clamped(count, MAX_WORKDAYS + 1);
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
    return inDateRange(sql`(${date} + ${clamped(days, DAYS)})`);
  },
  addMonths: (node, compiler) => {
    const [date, months] = firstArgs(node, compiler);
    return inDateRange(sql`(${date} + make_interval(months => ${clamped(months, MONTHS)}))::date`);
  },
  daysBetween: (node, compiler) => {
    const [from, to] = firstArgs(node, compiler);
    return sql`(${to} - ${from})::numeric`;
  },
  addMinutes: (node, compiler) => {
    const [instant, minutes] = firstArgs(node, compiler);
    const bound = sql.constant(String(MINUTES));
    const seconds = sql`(least(greatest(${minutes}, -${bound}), ${bound}) * 60)::double precision`;
    return inInstantRange(sql`(${instant} + make_interval(secs => ${seconds}))`);
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
