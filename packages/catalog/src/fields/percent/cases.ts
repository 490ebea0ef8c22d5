import { defineFieldCases } from '../../conformance/field-cases.ts';

/** What the type takes, refuses, sorts and converts. */
export const percentCases = defineFieldCases({
  id: 'percent',

  samples: [
    {
      field: { name: 'discount', type: 'percent', min: 0, max: '0.5' },
      valid: [
        { in: '0.13', out: '0.1300', text: { en: '13%', 'zh-CN': '13%' } },
        { in: 0.125, out: '0.1250', text: { en: '12.5%', 'zh-CN': '12.5%' } },
      ],
      invalid: [
        { in: '13%', code: 'FW_FIELD_NUMBER_INVALID' },
        { in: '0.12345', code: 'FW_FIELD_NUMBER_SCALE' },
        { in: '0.5100', code: 'FW_FIELD_ABOVE_MAX', isBeyondSchema: true },
      ],
      ascending: ['0.0000', '0.0900', '0.1000'],
      refused: [['0.5001'], ['-0.1']],
      conversions: [
        {
          from: { name: 'old', type: 'decimal' },
          rows: [
            { value: '0.25', to: '0.2500' },
            { value: '25.00', fails: true },
          ],
        },
      ],
    },
  ],
  lint: [{ field: { name: 'discount', type: 'percent', min: 1, max: 0 }, code: 'FW_FIELD_OPTION_RANGE' }],
});
