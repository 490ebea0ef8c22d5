import { closed, defineFieldModel } from '@formwork/definition';
import Type from 'typebox';
import { INSTANT_PATTERN, formatInstant, parseInstant } from '../../values/civil-time.ts';

/** An instant, shown in the reader's zone. */
export const datetimeModel = defineFieldModel({
  id: 'datetime',
  label: { en: 'Date and time', 'zh-CN': '日期时间' },
  help: { en: 'A moment, shown in the time zone of whoever reads it.', 'zh-CN': '一个时刻，按读者的时区显示。' },
  options: Type.Object({}, closed),
  storage: () => ({ shape: 'column', column: { kind: 'timestamptz' } }),
  ruleType: () => ({ kind: 'datetime' }),
  valueSchema: () => ({ type: 'string', format: 'date-time', pattern: INSTANT_PATTERN }),
  parse: (raw) => parseInstant(raw),
  format: (value, _field, { locale, timeZone }) => formatInstant(value, locale, timeZone),
  operators: ['is', 'isNot', 'lessThan', 'atMost', 'greaterThan', 'atLeast', 'between', 'isEmpty', 'isNotEmpty'],
  allows: { searchable: false },
});
