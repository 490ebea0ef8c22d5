import {
  civilDate,
  civilParts,
  dateOfDayNumber,
  dayNumber,
  daysInMonth,
  instantOfMs,
  isoWeekday,
} from '../civil-date.ts';
import { numberType } from '../numbers.ts';
import { type RuleChecker, type RuleFunction, strictEvaluator, strictFunction } from '../rule-function.ts';
import type { RuleNode } from '../rule-node.ts';
import type { RuleType } from '../rule-type.ts';
import { Decimal, type RuleValue } from '../rule-value.ts';
import type { CallRule } from '../rule.ts';
import { civilDateIn, isTimeZone } from '../time-zone.ts';

const DATE: RuleType = { kind: 'date' };
const DATETIME: RuleType = { kind: 'datetime' };
const WHOLE: RuleType = numberType(0);
const due = { var: 'record.due_on' };

function addMonths(date: string, months: number): string | null {
  const [year, month, day] = civilParts(date);
  const total = year * 12 + (month - 1) + months;
  const [toYear, toMonth] = [Math.floor(total / 12), (((total % 12) + 12) % 12) + 1];
  if (!(toYear >= 1 && toYear <= 9999)) return null;
  return civilDate(toYear, toMonth, Math.min(day, daysInMonth(toYear, toMonth)));
}

type Words = readonly [en: string, zh: string];

function dateFunction(
  signature: string,
  label: Words,
  doc: Words,
  example: unknown,
  types: { readonly parameters: readonly RuleType[]; readonly result: RuleType },
  evaluate: (...args: NonNullable<RuleValue>[]) => RuleValue,
): RuleFunction {
  return strictFunction({
    name: signature.slice(0, signature.indexOf('(')),
    group: 'date',
    signatures: [signature],
    label: { en: label[0], 'zh-CN': label[1] },
    doc: { en: doc[0], 'zh-CN': doc[1] },
    example,
    ...types,
    ...(types.result.kind === 'number' ? { digits: () => 12 } : {}),
    evaluate,
  });
}

function datePart(name: string, label: Words, doc: Words, read: (date: string) => number): RuleFunction {
  const types = { parameters: [DATE], result: WHOLE };
  return dateFunction(`${name}(date)`, label, doc, { [name]: due }, types, (date) => new Decimal(read(String(date))));
}

/** A literal with its type said: `{"date": "2026-06-30"}`. */
function literalFunction(name: string, type: RuleType, label: Words, sample: string): RuleFunction {
  return {
    name,
    group: 'date',
    signatures: [`${name}("${sample}")`],
    label: { en: label[0], 'zh-CN': label[1] },
    doc: { en: `The ${label[0]} that is written out.`, 'zh-CN': `直接写出的${label[1]}。` },
    example: { [name]: sample },
    arity: [1, 1],
    check: (call, checker) => {
      const rule = call.args[0]!;
      if (rule.kind !== 'literal' || typeof rule.value !== 'string') {
        const hint = `Write it out, such as "${sample}"; a field needs no conversion.`;
        return checker.report(rule, 'FW_RULE_LITERAL_NEEDED', `"${name}" takes a text that is written out.`, hint);
      }
      return checker.fit(checker.check(rule), type, rule);
    },
  };
}

function checkToDate(call: CallRule, checker: RuleChecker): RuleNode | undefined {
  const [instantRule, zoneRule] = [call.args[0]!, call.args[1]!];
  const instant = checker.fit(checker.check(instantRule), DATETIME, instantRule);
  if (zoneRule.kind !== 'literal' || typeof zoneRule.value !== 'string' || !isTimeZone(zoneRule.value)) {
    const hint = 'Write a zone such as "Asia/Shanghai" or "Europe/Stockholm".';
    return checker.report(zoneRule, 'FW_RULE_TIME_ZONE_UNKNOWN', 'This is not the name of a time zone.', hint);
  }
  const zone: RuleNode = { kind: 'literal', value: zoneRule.value, type: { kind: 'text' }, source: zoneRule.value };
  return instant && { kind: 'call', name: 'toDate', args: [instant, zone], type: DATE, source: call.source };
}

const perInstant = { parameters: [DATETIME, WHOLE], result: DATETIME };

/** Civil dates and instants; results outside the years 0001 to 9999 are unknown. */
export const dateFunctions: readonly RuleFunction[] = [
  literalFunction('date', DATE, ['date', '日期'], '2026-06-30'),
  literalFunction('dateTime', DATETIME, ['date and time', '日期时间'], '2026-06-30T09:00:00.000Z'),
  dateFunction(
    'addDays(date, days)',
    ['days after', '加天数'],
    ['The date so many days later; earlier when negative.', '若干天之后的日期；负数为之前。'],
    { addDays: [due, 7] },
    { parameters: [DATE, WHOLE], result: DATE },
    (date, days) => dateOfDayNumber(dayNumber(String(date)) + Number(days)),
  ),
  dateFunction(
    'addMonths(date, months)',
    ['months after', '加月数'],
    [
      'The same day so many months later, or the last day of a shorter month.',
      '若干月之后的同一天，月份较短时取月末。',
    ],
    { addMonths: [due, 1] },
    { parameters: [DATE, WHOLE], result: DATE },
    (date, months) => addMonths(String(date), Number(months)),
  ),
  dateFunction(
    'daysBetween(from, to)',
    ['days between', '相隔天数'],
    [
      'The days from the first date to the second; negative when it is earlier.',
      '从前者到后者的天数；后者更早时为负。',
    ],
    { daysBetween: [due, { var: 'today' }] },
    { parameters: [DATE, DATE], result: WHOLE },
    (from, to) => new Decimal(dayNumber(String(to)) - dayNumber(String(from))),
  ),
  dateFunction(
    'addMinutes(instant, minutes)',
    ['minutes after', '加分钟'],
    ['The instant so many minutes later; earlier when negative.', '若干分钟之后的时刻；负数为之前。'],
    { addMinutes: [{ var: 'now' }, 30] },
    perInstant,
    (instant, minutes) => instantOfMs(Date.parse(String(instant)) + Number(minutes) * 60_000),
  ),
  dateFunction(
    'minutesBetween(from, to)',
    ['minutes between', '相隔分钟'],
    ['The whole minutes from the first instant to the second, rounded down.', '从前者到后者的整分钟数，向下取整。'],
    { minutesBetween: [{ var: 'record.created_at' }, { var: 'now' }] },
    { parameters: [DATETIME, DATETIME], result: WHOLE },
    (from, to) => new Decimal(Math.floor((Date.parse(String(to)) - Date.parse(String(from))) / 60_000)),
  ),
  datePart('year', ['year', '年'], ['The year of a date.', '日期的年份。'], (date) => civilParts(date)[0]),
  datePart(
    'month',
    ['month', '月'],
    ['The month of a date, 1 to 12.', '日期的月份，1 至 12。'],
    (date) => civilParts(date)[1],
  ),
  datePart(
    'day',
    ['day', '日'],
    ['The day of the month, 1 to 31.', '日期的日，1 至 31。'],
    (date) => civilParts(date)[2],
  ),
  datePart(
    'weekday',
    ['weekday', '星期'],
    ['The weekday, 1 is Monday and 7 is Sunday.', '星期几，1 为周一，7 为周日。'],
    (date) => isoWeekday(dayNumber(date)),
  ),
  dateFunction(
    'startOfMonth(date)',
    ['first day of the month', '月初'],
    ['The first day of the month of a date.', '日期所在月的第一天。'],
    { startOfMonth: due },
    { parameters: [DATE], result: DATE },
    (date) => `${String(date).slice(0, 8)}01`,
  ),
  dateFunction(
    'endOfMonth(date)',
    ['last day of the month', '月末'],
    ['The last day of the month of a date.', '日期所在月的最后一天。'],
    { endOfMonth: due },
    { parameters: [DATE], result: DATE },
    (date) => {
      const [year, month] = civilParts(String(date));
      return civilDate(year, month, daysInMonth(year, month));
    },
  ),
  {
    name: 'toDate',
    group: 'date',
    signatures: ['toDate(instant, "zone")'],
    label: { en: 'date in a time zone', 'zh-CN': '某时区的日期' },
    doc: { en: 'The civil date that it is at an instant in a time zone.', 'zh-CN': '某一时刻在某时区的日期。' },
    example: { toDate: [{ var: 'now' }, 'Asia/Shanghai'] },
    arity: [2, 2],
    check: checkToDate,
    compile: ({ args: [, zone] }, [instant]) => {
      const name = zone?.kind === 'literal' ? String(zone.value) : 'UTC';
      return strictEvaluator([instant!], (value) => civilDateIn(String(value), name));
    },
  },
];
