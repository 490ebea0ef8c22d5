import { closed, defineFieldModel } from '@formwork/definition';
import Type from 'typebox';
import { formatDecimal, parseRange } from '../../values/exact-decimal.ts';
import { lintLimits, rangeOptions } from '../../values/options.ts';
import { accept, refuse, refuseType } from '../../values/parse-result.ts';

const bound = Type.Integer({ minimum: Number.MIN_SAFE_INTEGER, maximum: Number.MAX_SAFE_INTEGER });

/** A whole number. */
export const integerModel = defineFieldModel({
  id: 'integer',
  label: { en: 'Whole number', 'zh-CN': '整数' },
  help: { en: 'A number without decimals.', 'zh-CN': '不带小数的数字。' },
  options: Type.Object(
    {
      min: Type.Optional({ ...bound, description: 'The least value allowed.' }),
      max: Type.Optional({ ...bound, description: 'The greatest value allowed.' }),
    },
    closed,
  ),
  storage: () => ({ shape: 'column', column: { kind: 'bigint' } }),
  ruleType: () => ({ kind: 'number', integer: true, scale: 0 }),
  valueSchema: (field) => {
    const { min, max } = rangeOptions(field);
    return {
      type: 'integer',
      minimum: typeof min === 'number' ? min : Number.MIN_SAFE_INTEGER,
      maximum: typeof max === 'number' ? max : Number.MAX_SAFE_INTEGER,
    };
  },
  parse: (raw, field) => {
    if (typeof raw !== 'number') return refuseType('a whole number', 'Send a JSON number such as 12.');
    if (!Number.isInteger(raw)) {
      return refuse('FW_FIELD_NUMBER_SCALE', 'The number has decimals.', 'Enter a whole number.', {
        details: { scale: 0 },
      });
    }
    if (!Number.isSafeInteger(raw)) {
      return refuse(
        'FW_FIELD_NUMBER_TOO_LARGE',
        'The number is too large to be kept exactly.',
        'Enter a number of at most 15 digits.',
        { details: { digits: 15 } },
      );
    }
    const inRange = parseRange(String(raw), rangeOptions(field));
    return inRange.ok ? accept(raw === 0 ? 0 : raw) : inRange;
  },
  format: (value, _field, reader) => formatDecimal(value, reader.locale, { maximumFractionDigits: 0 }),
  operators: ['is', 'isNot', 'lessThan', 'atMost', 'greaterThan', 'atLeast', 'between', 'isEmpty', 'isNotEmpty'],
  lint: (field) => lintLimits(field, 'min', 'max'),
  allows: { searchable: false },
});
