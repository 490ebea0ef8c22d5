import { type FieldDefinition, closed, defineFieldModel } from '@formwork/definition';
import Type from 'typebox';
import { DecimalBound } from '../../values/decimal-bound.ts';
import { decimalPattern, formatDecimal, parseDecimal } from '../../values/exact-decimal.ts';
import { lintLimits, numberOption, rangeOptions } from '../../values/options.ts';

const PRECISION = 18;

/** A share, kept as a fraction: 13 % is `0.1300`, so that formulas multiply by it. */
export const percentModel = defineFieldModel({
  id: 'percent',
  label: { en: 'Percent', 'zh-CN': '百分比' },
  help: {
    en: 'A share shown in percent and kept as a fraction: 13 % is 0.13 in formulas.',
    'zh-CN': '以百分比显示、以小数保存的比例：13% 在公式中为 0.13。',
  },
  options: Type.Object(
    {
      scale: Type.Optional(
        Type.Integer({
          minimum: 2,
          maximum: 12,
          description: 'Decimals of the fraction; 4 unless said, which shows two decimals of a percent.',
        }),
      ),
      min: Type.Optional({ ...DecimalBound, description: 'The least fraction allowed; "0.05" is 5 %.' }),
      max: Type.Optional({ ...DecimalBound, description: 'The greatest fraction allowed; "1" is 100 %.' }),
    },
    closed,
  ),
  storage: (field) => ({
    shape: 'column',
    column: { kind: 'numeric', precision: PRECISION, scale: percentScale(field) },
  }),
  ruleType: (field) => ({ kind: 'number', scale: percentScale(field) }),
  valueSchema: (field) => ({
    type: 'string',
    pattern: decimalPattern({ scale: percentScale(field), precision: PRECISION }),
  }),
  parse: (raw, field) =>
    parseDecimal(raw, { scale: percentScale(field), precision: PRECISION, ...rangeOptions(field) }),
  format: (value, field, reader) =>
    formatDecimal(value, reader.locale, { style: 'percent', maximumFractionDigits: percentScale(field) - 2 }),
  operators: ['is', 'isNot', 'lessThan', 'atMost', 'greaterThan', 'atLeast', 'between', 'isEmpty', 'isNotEmpty'],
  lint: (field) => lintLimits(field, 'min', 'max'),
  allows: { searchable: false },
});

/** Decimals of the stored fraction. */
export function percentScale(field: FieldDefinition): number {
  return numberOption(field, 'scale', 4);
}
