import { type FieldDefinition, closed, defineFieldModel } from '@formwork/definition';
import type { Issue } from '@formwork/kernel';
import Type from 'typebox';
import { type DecimalLimits, decimalPattern, formatDecimal, parseDecimal } from '../../values/exact-decimal.ts';
import { lintLimits, numberOption, optionIssue, rangeOptions } from '../../values/options.ts';
import { DecimalBound } from '../../values/decimal-bound.ts';

/** An exact decimal number. */
export const decimalModel = defineFieldModel({
  id: 'decimal',
  label: { en: 'Decimal number', 'zh-CN': '小数' },
  help: {
    en: 'An exact number with decimals: quantities, prices, weights.',
    'zh-CN': '精确的小数：数量、单价、重量。',
  },
  options: Type.Object(
    {
      scale: Type.Optional(
        Type.Integer({ minimum: 0, maximum: 12, description: 'Decimals after the point; 2 unless said.' }),
      ),
      precision: Type.Optional(
        Type.Integer({ minimum: 1, maximum: 38, description: 'Digits in all, decimals included; 18 unless said.' }),
      ),
      min: Type.Optional(DecimalBound),
      max: Type.Optional(DecimalBound),
    },
    closed,
  ),
  storage: (field) => ({ shape: 'column', column: { kind: 'numeric', ...digits(field) } }),
  ruleType: (field) => ({ kind: 'number', scale: digits(field).scale }),
  valueSchema: (field) => ({ type: 'string', pattern: decimalPattern(digits(field)) }),
  parse: (raw, field) => parseDecimal(raw, { ...digits(field), ...rangeOptions(field) }),
  format: (value, field, reader) =>
    formatDecimal(value, reader.locale, {
      minimumFractionDigits: digits(field).scale,
      maximumFractionDigits: digits(field).scale,
    }),
  operators: ['is', 'isNot', 'lessThan', 'atMost', 'greaterThan', 'atLeast', 'between', 'isEmpty', 'isNotEmpty'],
  lint: (field) => [...lintLimits(field, 'min', 'max'), ...lintDigits(field)],
  allows: { searchable: false },
});

function digits(field: FieldDefinition): Pick<DecimalLimits, 'scale' | 'precision'> {
  return { scale: numberOption(field, 'scale', 2), precision: numberOption(field, 'precision', 18) };
}

function lintDigits(field: FieldDefinition): readonly Omit<Issue, 'file'>[] {
  const { scale, precision } = digits(field);
  if (scale < precision) return [];
  return [
    optionIssue(
      '/precision',
      'FW_FIELD_OPTION_DIGITS',
      `Of ${precision} digits in all, ${scale} are decimals: none is left before the point.`,
      'Raise "precision" above "scale".',
    ),
  ];
}
