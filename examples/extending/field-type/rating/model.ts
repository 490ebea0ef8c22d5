import { type FieldDefinition, type ParseResult, closed, defineFieldModel } from '@formwork/definition';
import Type from 'typebox';

/** A number of stars; none is empty. */
export const ratingModel = defineFieldModel({
  id: 'rating',
  label: { en: 'Rating', 'zh-CN': '评分' },
  help: { en: 'A number of stars.', 'zh-CN': '星级。' },
  options: Type.Object(
    {
      most: Type.Optional(Type.Integer({ minimum: 2, maximum: 10, description: 'Most stars; 5 unless said.' })),
    },
    closed,
  ),
  storage: () => ({ shape: 'column', column: { kind: 'bigint' } }),
  ruleType: () => ({ kind: 'number', integer: true, scale: 0 }),
  valueSchema: (field) => ({ type: 'integer', minimum: 1, maximum: mostStars(field) }),
  parse: parseRating,
  format: (value, field, { locale }) => {
    if (typeof value !== 'number') return '';
    return locale.startsWith('zh') ? `${value} / ${mostStars(field)}` : `${value} of ${mostStars(field)}`;
  },
  operators: ['is', 'atLeast', 'atMost', 'between', 'isEmpty', 'isNotEmpty'],
  allows: { unique: false, searchable: false },
});

/** The most stars of a field. */
export function mostStars(field: FieldDefinition): number {
  return typeof field['most'] === 'number' ? field['most'] : 5;
}

function parseRating(raw: unknown, field: FieldDefinition): ParseResult {
  if (typeof raw !== 'number') {
    return {
      ok: false,
      issue: { code: 'FW_FIELD_TYPE', message: 'The value is not a number of stars.', hint: 'Send a JSON number.' },
    };
  }
  const most = mostStars(field);
  if (!Number.isInteger(raw) || raw < 0 || raw > most) {
    const message = `There is no rating of ${raw} stars.`;
    return { ok: false, issue: { code: 'FW_FIELD_RATING', message, hint: `Give 1 to ${most} stars, or none.` } };
  }
  return { ok: true, value: raw === 0 ? null : raw };
}
