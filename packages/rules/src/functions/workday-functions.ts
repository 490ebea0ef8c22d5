import { addWorkdays, isWorkday, workdaysBetween } from '../business-days.ts';
import { numberType } from '../numbers.ts';
import { type RuleChecker, type RuleFunction, strictEvaluator } from '../rule-function.ts';
import type { CallNode, RuleNode } from '../rule-node.ts';
import type { BusinessCalendar } from '../rule-scope.ts';
import type { RuleType } from '../rule-type.ts';
import { Decimal, type RuleValue } from '../rule-value.ts';
import type { CallRule } from '../rule.ts';

const DATE: RuleType = { kind: 'date' };
const WHOLE: RuleType = numberType(0);
const due = { var: 'record.due_on' };

/** The last argument is the calendar's name, written out; the node carries the calendar itself. */
function checkWith(parameters: readonly RuleType[], result: RuleType) {
  return (call: CallRule, checker: RuleChecker): RuleNode | undefined => {
    const args = parameters.map((type, index) => {
      const rule = call.args[index]!;
      return checker.fit(checker.check(rule), type, rule);
    });
    const calendarRule = call.args[parameters.length]!;
    const name = calendarRule.kind === 'literal' ? calendarRule.value : undefined;
    const calendar = typeof name === 'string' ? checker.calendar(name) : undefined;
    if (calendar === undefined) {
      const message = typeof name === 'string' ? `There is no calendar "${name}".` : 'The calendar is not named.';
      const hint = 'Write the name of a calendar of the rules folder as the last argument.';
      return checker.report(calendarRule, 'FW_RULE_CALENDAR_UNKNOWN', message, hint);
    }
    if (!args.every((arg) => arg !== undefined)) return undefined;
    const common = { kind: 'call', name: call.name, args, type: result, calendar, source: call.source } as const;
    return result.kind === 'number' ? { ...common, digits: 6 } : common;
  };
}

function compileWith(evaluate: (calendar: BusinessCalendar, ...args: NonNullable<RuleValue>[]) => RuleValue) {
  return (node: CallNode, args: Parameters<typeof strictEvaluator>[0]) => {
    const calendar = node.calendar;
    if (calendar === undefined) return () => null;
    return strictEvaluator(args, (...values) => evaluate(calendar, ...values));
  };
}

/** Working days of a named calendar, with holidays and make-up days. */
export const workdayFunctions: readonly RuleFunction[] = [
  {
    name: 'addWorkdays',
    group: 'workday',
    signatures: ['addWorkdays(date, days, "calendar")'],
    label: { en: 'working days after', 'zh-CN': '加工作日' },
    doc: {
      en: 'The nth working day after a date, before it when negative; at most 2,500.',
      'zh-CN': '某日之后的第 n 个工作日，负数为之前；最多 2500。',
    },
    example: { addWorkdays: [due, 3, 'shanghai'] },
    arity: [3, 3],
    check: checkWith([DATE, WHOLE], DATE),
    compile: compileWith((calendar, date, count) => addWorkdays(calendar, String(date), Number(count))),
  },
  {
    name: 'workdaysBetween',
    group: 'workday',
    signatures: ['workdaysBetween(from, to, "calendar")'],
    label: { en: 'working days between', 'zh-CN': '相隔工作日' },
    doc: {
      en: 'The working days after the first date up to and with the second; over at most a hundred years.',
      'zh-CN': '前一日期之后至后一日期（含）的工作日数；最多一百年。',
    },
    example: { workdaysBetween: [due, { var: 'today' }, 'shanghai'] },
    arity: [3, 3],
    check: checkWith([DATE, DATE], WHOLE),
    compile: compileWith((calendar, from, to) => {
      const days = workdaysBetween(calendar, String(from), String(to));
      return days === null ? null : new Decimal(days);
    }),
  },
  {
    name: 'isWorkday',
    group: 'workday',
    signatures: ['isWorkday(date, "calendar")'],
    label: { en: 'is a working day', 'zh-CN': '是工作日' },
    doc: { en: 'Whether a date is worked in a calendar.', 'zh-CN': '某日在日历中是否为工作日。' },
    example: { isWorkday: [due, 'shanghai'] },
    arity: [2, 2],
    check: checkWith([DATE], { kind: 'boolean' }),
    compile: compileWith((calendar, date) => isWorkday(calendar, String(date))),
  },
];
