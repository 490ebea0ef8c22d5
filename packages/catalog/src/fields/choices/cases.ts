import { defineFieldCases } from '../../conformance/field-cases.ts';

/** What the type takes, refuses, sorts and converts. */
export const choicesCases = defineFieldCases({
  id: 'choices',

  samples: [
    {
      field: {
        name: 'tags',
        type: 'choices',
        maxItems: 2,
        options: [
          { value: 'low', label: { en: 'Low', 'zh-CN': '低' }, colour: 'green' },
          { value: 'very_high', colour: 'red' },
          { value: 'CNY', retired: true },
        ],
      },
      valid: [
        {
          in: ['very_high', 'low'],
          out: ['low', 'very_high'],
          text: { en: 'Low, Very high', 'zh-CN': '低、Very high' },
        },
        { in: [], out: null },
      ],
      invalid: [
        { in: 'low', code: 'FW_FIELD_TYPE' },
        { in: ['low', 'x'], code: 'FW_FIELD_OPTION_UNKNOWN', path: '/1' },
        { in: ['low', 'low'], code: 'FW_FIELD_OPTION_TWICE', path: '/1' },
        { in: ['low', 'very_high', 'CNY'], code: 'FW_FIELD_ITEMS_TOO_MANY' },
      ],
      refused: [[['x']], [[]], [['low', 'very_high', 'CNY']]],
      conversions: [
        {
          from: { name: 'old', type: 'text' },
          rows: [
            { value: 'low', to: ['low'] },
            { value: 'x', fails: true },
            { value: null, to: null },
          ],
        },
      ],
    },
  ],
  lint: [
    {
      field: { name: 'tags', type: 'choices', options: [{ value: 'a' }], minItems: 2, maxItems: 1 },
      code: 'FW_FIELD_OPTION_RANGE',
    },
  ],
});
