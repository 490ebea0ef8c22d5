import { type FieldDefinition, type ParseResult, closed, defineFieldModel } from '@formwork/definition';
import Type from 'typebox';

/** A number of points; none is empty. */
export const scoreModel = defineFieldModel({
  id: 'score',
  label: { en: 'Score', 'zh-CN': '得分' },
  help: { en: 'A number of points.', 'zh-CN': '分数。' },
  options: Type.Object(
    {
      most: Type.Optional(Type.Integer({ minimum: 2, maximum: 10, description: 'Most points; 5 unless said.' })),
    },
    closed,
  ),
  storage: () => ({ shape: 'column', column: { kind: 'bigint' } }),
  ruleType: () => ({ kind: 'number', integer: true, scale: 0 }),
  valueSchema: (field) => ({ type: 'integer', minimum: 1, maximum: mostPoints(field) }),
  parse: parseScore,
  format: (value, field, { locale }) => {
    if (typeof value !== 'number') return '';
    return locale.startsWith('zh') ? `${value} / ${mostPoints(field)}` : `${value} of ${mostPoints(field)}`;
  },
  operators: ['is', 'atLeast', 'atMost', 'between', 'isEmpty', 'isNotEmpty'],
  allows: { unique: false, searchable: false },
});

/** The most points of a field. */
export function mostPoints(field: FieldDefinition): number {
  return typeof field['most'] === 'number' ? field['most'] : 5;
}

function parseScore(raw: unknown, field: FieldDefinition): ParseResult {
  if (typeof raw !== 'number') {
    return {
      ok: false,
      issue: { code: 'FW_FIELD_TYPE', message: 'The value is not a number of points.', hint: 'Send a JSON number.' },
    };
  }
  const most = mostPoints(field);
  if (!Number.isInteger(raw) || raw < 0 || raw > most) {
    const message = `There is no score of ${raw} points.`;
    return { ok: false, issue: { code: 'FW_FIELD_SCORE', message, hint: `Give 1 to ${most} points, or none.` } };
  }
  return { ok: true, value: raw === 0 ? null : raw };
}
