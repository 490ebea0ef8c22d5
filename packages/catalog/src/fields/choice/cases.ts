import { defineFieldCases } from '../../conformance/field-cases.ts';

/** What the type takes, refuses, sorts and converts. */
export const choiceCases = defineFieldCases({
  id: 'choice',

  samples: [
    {
      field: {
        name: 'priority',
        type: 'choice',
        options: [
          { value: 'low', label: { en: 'Low', 'zh-CN': '低' }, colour: 'green' },
          { value: 'very_high', colour: 'red' },
          { value: 'CNY', retired: true },
        ],
      },
      valid: [
        { in: 'low', out: 'low', text: { en: 'Low', 'zh-CN': '低' } },
        { in: 'very_high', out: 'very_high', text: { en: 'Very high', 'zh-CN': 'Very high' } },
        { in: 'CNY', out: 'CNY' },
      ],
      invalid: [
        { in: 'LOW', code: 'FW_FIELD_OPTION_UNKNOWN' },
        { in: 'constructor', code: 'FW_FIELD_OPTION_UNKNOWN' },
        { in: ['low'], code: 'FW_FIELD_TYPE' },
      ],
      refused: [['medium'], ['']],
      conversions: [
        {
          from: { name: 'old', type: 'text' },
          rows: [
            { value: 'low', to: 'low' },
            { value: 'Low', fails: true },
          ],
        },
      ],
    },
  ],
  lint: [
    {
      field: { name: 'priority', type: 'choice', options: [{ value: 'a' }, { value: 'a' }] },
      code: 'FW_FIELD_OPTION_REPEATED',
    },
  ],
});
