import { defineFieldCases } from '../../conformance/field-cases.ts';

/** What the type takes, refuses, sorts and converts. */
export const integerCases = defineFieldCases({
  id: 'integer',

  samples: [
    {
      field: { name: 'quantity', type: 'integer', min: -5, max: 1000000 },
      valid: [
        { in: 0, out: 0, text: { en: '0', 'zh-CN': '0' } },
        { in: -0, out: 0 },
        { in: 12000, out: 12000, text: { en: '12,000', 'zh-CN': '12,000' } },
      ],
      invalid: [
        { in: '12', code: 'FW_FIELD_TYPE' },
        { in: 1.5, code: 'FW_FIELD_NUMBER_SCALE' },
        { in: -6, code: 'FW_FIELD_BELOW_MIN' },
        { in: 1000001, code: 'FW_FIELD_ABOVE_MAX' },
        { in: 2 ** 53, code: 'FW_FIELD_NUMBER_TOO_LARGE' },
      ],
      ascending: [-5, 0, 9, 10],
      refused: [['-6'], ['1000001']],
      conversions: [
        {
          from: { name: 'old', type: 'text' },
          rows: [
            { value: '007', to: 7 },
            { value: '1.5', fails: true },
            { value: 'x', fails: true },
            { value: '2000000', fails: true },
          ],
        },
        {
          from: { name: 'old', type: 'decimal' },
          rows: [
            { value: '12.00', to: 12 },
            { value: '12.50', fails: true },
            { value: null, to: null },
          ],
        },
      ],
    },
  ],
  lint: [{ field: { name: 'quantity', type: 'integer', min: 2, max: 1 }, code: 'FW_FIELD_OPTION_RANGE' }],
});
