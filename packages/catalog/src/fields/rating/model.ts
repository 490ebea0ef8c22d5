import { type FieldDefinition, type ParseResult, closed, defineFieldModel } from '@formwork/definition';
import Type from 'typebox';
import { asText } from '../../values/as-text.ts';
import { numberOption } from '../../values/options.ts';
import { accept, refuse, refuseType } from '../../values/parse-result.ts';

/** A number of stars; none is empty. */
export const ratingModel = defineFieldModel({
  id: 'rating',
  label: { en: 'Rating', 'zh-CN': '评分' },
  help: { en: 'A number of stars, from one to five unless said.', 'zh-CN': '星级评分，默认一到五星。' },
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
    if (typeof value !== 'number') return asText(value);
    return locale.startsWith('zh') ? `${value} / ${mostStars(field)} 星` : `${value} of ${mostStars(field)} stars`;
  },
  operators: ['atLeast', 'atMost', 'is', 'isNot', 'between', 'isEmpty', 'isNotEmpty'],
  allows: { unique: false, searchable: false },
});

/** The most stars of a field. */
export function mostStars(field: FieldDefinition): number {
  return numberOption(field, 'most', 5);
}

/** No star is no rating: there is no way to give one of nothing. */
function parseRating(raw: unknown, field: FieldDefinition): ParseResult {
  if (typeof raw !== 'number') return refuseType('a number of stars', 'Send a JSON number such as 4.');
  const most = mostStars(field);
  if (!Number.isInteger(raw)) {
    return refuse('FW_FIELD_NUMBER_SCALE', 'There are no parts of stars.', 'Give whole stars.', {
      details: { scale: 0 },
    });
  }
  if (raw < 0)
    return refuse('FW_FIELD_BELOW_MIN', 'The value is below 1.', 'Give 1 star or more.', { details: { min: 1 } });
  if (raw <= most) return accept(raw === 0 ? null : raw);
  return refuse('FW_FIELD_ABOVE_MAX', `The value is above ${most}.`, `Give ${most} stars or fewer.`, {
    details: { max: most },
  });
}
