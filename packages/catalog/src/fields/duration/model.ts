import { type FieldDefinition, type ParseResult, closed, defineFieldModel } from '@formwork/definition';
import Type from 'typebox';
import { asText } from '../../values/as-text.ts';
import { lintLimits, numberOption } from '../../values/options.ts';
import { accept, refuse, refuseType } from '../../values/parse-result.ts';
import { SPAN_UNITS, type SpanUnit, formatSpan, readSpan } from '../../values/span-of-time.ts';

/** A thousand years: beyond any length that somebody means. */
const LONGEST = 31_557_600_000;

/** A length of time in whole seconds, so that lengths add up. */
export const durationModel = defineFieldModel({
  id: 'duration',
  label: { en: 'Duration', 'zh-CN': '时长' },
  help: {
    en: 'A length of time such as 8 h 30 min. A JSON number is seconds; a text is read as people write it.',
    'zh-CN': '一段时长，如 8 小时 30 分钟。JSON 数字为秒数，文本按人们的写法识别。',
  },
  options: Type.Object(
    {
      unit: Type.Optional(
        Type.Union(
          SPAN_UNITS.map((unit) => Type.Literal(unit)),
          { description: 'What a bare number means that somebody types; minute unless said.' },
        ),
      ),
      min: Type.Optional(
        Type.Integer({ minimum: -LONGEST, maximum: LONGEST, description: 'The least seconds; 0 unless said.' }),
      ),
      max: Type.Optional(Type.Integer({ minimum: -LONGEST, maximum: LONGEST, description: 'The most seconds.' })),
    },
    closed,
  ),
  storage: () => ({ shape: 'column', column: { kind: 'bigint' } }),
  ruleType: () => ({ kind: 'number', integer: true, scale: 0 }),
  valueSchema: (field) => {
    const { min, max } = spanLimits(field);
    return { type: 'integer', minimum: min, maximum: max };
  },
  parse: parseSpan,
  format: (value, field, { locale }) =>
    typeof value === 'number' && Number.isFinite(value)
      ? formatSpan(value, locale, spanUnit(field) === 'day' ? 'day' : 'hour')
      : asText(value),
  operators: ['is', 'isNot', 'lessThan', 'atMost', 'greaterThan', 'atLeast', 'between', 'isEmpty', 'isNotEmpty'],
  lint: (field) => lintLimits({ min: 0, ...field }, 'min', 'max'),
  allows: { searchable: false },
});

/** What a bare number means. */
export function spanUnit(field: FieldDefinition): SpanUnit {
  return SPAN_UNITS.find((unit) => unit === field['unit']) ?? 'minute';
}

/** The least and the most seconds of a field. */
export function spanLimits(field: FieldDefinition): { readonly min: number; readonly max: number } {
  return { min: numberOption(field, 'min', 0), max: numberOption(field, 'max', LONGEST) };
}

function parseSpan(raw: unknown, field: FieldDefinition): ParseResult {
  if (typeof raw !== 'number' && typeof raw !== 'string') {
    return refuseType('a length of time', 'Send seconds as a JSON number, or a text such as "8h 30m".');
  }
  const seconds = typeof raw === 'number' ? raw : readSpan(raw, spanUnit(field));
  if (seconds === undefined || !Number.isInteger(seconds)) {
    return refuse(
      'FW_FIELD_DURATION_INVALID',
      'The value is not a length of time in whole seconds.',
      'Write it as in "8h 30m", "8:30" or "1.5 h".',
    );
  }
  const { min, max } = spanLimits(field);
  const written = (limit: number): string => formatSpan(limit, 'en', 'hour');
  if (seconds < min) {
    return refuse('FW_FIELD_BELOW_MIN', `The value is below ${written(min)}.`, `Enter ${written(min)} or more.`, {
      details: { min: written(min) },
    });
  }
  if (seconds > max) {
    return refuse('FW_FIELD_ABOVE_MAX', `The value is above ${written(max)}.`, `Enter ${written(max)} or less.`, {
      details: { max: written(max) },
    });
  }
  return accept(seconds === 0 ? 0 : seconds);
}
