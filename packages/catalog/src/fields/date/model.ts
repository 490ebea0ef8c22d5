import { type FieldDefinition, type ParseResult, closed, defineFieldModel } from '@formwork/definition';
import type { Issue } from '@formwork/kernel';
import Type from 'typebox';
import { DATE_PATTERN, formatDate, isDate, parseDate } from '../../values/civil-time.ts';
import { optionIssue, textOption } from '../../values/options.ts';
import { refuse } from '../../values/parse-result.ts';

const Day = Type.String({ pattern: DATE_PATTERN });

/** A civil date: the same day for every reader, whatever the zone. */
export const dateModel = defineFieldModel({
  id: 'date',
  label: { en: 'Date', 'zh-CN': '日期' },
  help: { en: 'A day without a time. It never shifts with a time zone.', 'zh-CN': '不含时间的日期，不随时区变化。' },
  options: Type.Object(
    {
      min: Type.Optional({ ...Day, description: 'The earliest day allowed, such as 2020-01-01.' }),
      max: Type.Optional({ ...Day, description: 'The latest day allowed.' }),
    },
    closed,
  ),
  storage: () => ({ shape: 'column', column: { kind: 'date' } }),
  ruleType: () => ({ kind: 'date' }),
  valueSchema: () => ({ type: 'string', format: 'date', pattern: DATE_PATTERN }),
  parse: (raw, field) => {
    const parsed = parseDate(raw);
    return parsed.ok ? parseLimits(parsed.value as string, field, parsed) : parsed;
  },
  format: (value, _field, { locale }) => formatDate(value, locale),
  operators: ['is', 'isNot', 'lessThan', 'atMost', 'greaterThan', 'atLeast', 'between', 'isEmpty', 'isNotEmpty'],
  lint: lintDays,
  allows: { searchable: false },
});

/** Dates of four-digit years compare as texts. */
function parseLimits(date: string, field: FieldDefinition, accepted: ParseResult): ParseResult {
  const [min, max] = [textOption(field, 'min'), textOption(field, 'max')];
  if (min !== undefined && date < min) {
    return refuse('FW_FIELD_BELOW_MIN', `The date is before ${min}.`, `Enter ${min} or later.`, { details: { min } });
  }
  if (max !== undefined && date > max) {
    return refuse('FW_FIELD_ABOVE_MAX', `The date is after ${max}.`, `Enter ${max} or earlier.`, { details: { max } });
  }
  return accepted;
}

function lintDays(field: FieldDefinition): readonly Omit<Issue, 'file'>[] {
  const [min, max] = [textOption(field, 'min'), textOption(field, 'max')];
  const missing = (['min', 'max'] as const).filter((key) => {
    const day = textOption(field, key);
    return day !== undefined && !isDate(day);
  });
  const issues = missing.map((key) =>
    optionIssue(
      `/${key}`,
      'FW_FIELD_OPTION_DATE',
      `There is no day ${String(field[key])}.`,
      'Write a day of the calendar.',
    ),
  );
  if (min === undefined || max === undefined || min <= max) return issues;
  const message = `"min" (${min}) is after "max" (${max}), so no date fits.`;
  return [...issues, optionIssue('/min', 'FW_FIELD_OPTION_RANGE', message, 'Make "min" earlier or "max" later.')];
}
