import { type FieldDefinition, type ParseResult, closed, defineFieldModel } from '@formwork/definition';
import type { Issue } from '@formwork/kernel';
import Type from 'typebox';
import { asText } from '../../values/as-text.ts';
import { clockPattern, formatClockTime, parseClockTime } from '../../values/clock-time.ts';
import { optionIssue, textOption } from '../../values/options.ts';
import { refuse } from '../../values/parse-result.ts';

const Clock = Type.String({ pattern: '^([01]\\d|2[0-3]):[0-5]\\d(:[0-5]\\d)?$' });

/** A time of day, kept as a text that sorts and compares as the clock does. */
export const timeModel = defineFieldModel({
  id: 'time',
  label: { en: 'Time', 'zh-CN': '时间' },
  help: {
    en: 'A time of day without a date. It never shifts with a time zone.',
    'zh-CN': '不含日期的时刻，不随时区变化。',
  },
  options: Type.Object(
    {
      seconds: Type.Optional(Type.Boolean({ description: 'Kept to the second; to the minute unless said.' })),
      min: Type.Optional({ ...Clock, description: 'The earliest time allowed, such as 08:00.' }),
      max: Type.Optional({ ...Clock, description: 'The latest time allowed.' }),
    },
    closed,
  ),
  storage: () => ({ shape: 'column', column: { kind: 'text' } }),
  ruleType: () => ({ kind: 'text' }),
  valueSchema: (field) => ({ type: 'string', pattern: clockPattern(hasSeconds(field)) }),
  parse: (raw, field) => {
    const parsed = parseClockTime(raw, hasSeconds(field));
    return parsed.ok ? parseLimits(asText(parsed.value), field, parsed) : parsed;
  },
  format: (value, _field, { locale }) => formatClockTime(asText(value), locale),
  operators: ['is', 'isNot', 'lessThan', 'atMost', 'greaterThan', 'atLeast', 'between', 'isEmpty', 'isNotEmpty'],
  lint: lintClock,
  allows: { searchable: false },
});

/** True for a field that is kept to the second. */
export function hasSeconds(field: FieldDefinition): boolean {
  return field['seconds'] === true;
}

/** The limits of a field in the form in which its values are kept. */
export function clockLimits(field: FieldDefinition): { readonly min?: string; readonly max?: string } {
  const written = (key: string): string | undefined => {
    const parsed = parseClockTime(textOption(field, key), true);
    if (!parsed.ok) return undefined;
    return hasSeconds(field) ? asText(parsed.value) : asText(parsed.value).slice(0, 5);
  };
  const [min, max] = [written('min'), written('max')];
  return { ...(min === undefined ? {} : { min }), ...(max === undefined ? {} : { max }) };
}

function parseLimits(time: string, field: FieldDefinition, accepted: ParseResult): ParseResult {
  const { min, max } = clockLimits(field);
  if (min !== undefined && time < min) {
    return refuse('FW_FIELD_BELOW_MIN', `The time is before ${min}.`, `Enter ${min} or later.`, { details: { min } });
  }
  if (max !== undefined && time > max) {
    return refuse('FW_FIELD_ABOVE_MAX', `The time is after ${max}.`, `Enter ${max} or earlier.`, { details: { max } });
  }
  return accepted;
}

function lintClock(field: FieldDefinition): readonly Omit<Issue, 'file'>[] {
  const { min, max } = clockLimits(field);
  if (min === undefined || max === undefined || min <= max) return [];
  const message = `"min" (${min}) is after "max" (${max}), so no time fits.`;
  return [optionIssue('/min', 'FW_FIELD_OPTION_RANGE', message, 'Make "min" earlier or "max" later.')];
}
