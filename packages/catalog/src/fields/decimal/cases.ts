import { defineFieldCases } from '../../conformance/field-cases.ts';

/** What the type takes, refuses, sorts and converts. */
export const decimalCases = defineFieldCases({
  id: 'decimal',

  samples: [
    {
      field: { name: 'price', type: 'decimal', scale: 2, precision: 8, min: '-10', max: 500000 },
      valid: [
        { in: '12.5', out: '12.50', text: { en: '12.50', 'zh-CN': '12.50' } },
        { in: 12.5, out: '12.50' },
        { in: '007', out: '7.00' },
        { in: '-0', out: '0.00' },
        { in: '1.2300', out: '1.23' },
        { in: '123456.78', out: '123456.78', text: { en: '123,456.78', 'zh-CN': '123,456.78' } },
      ],
      invalid: [
        { in: null, code: 'FW_FIELD_TYPE' },
        { in: true, code: 'FW_FIELD_TYPE' },
        { in: '1e3', code: 'FW_FIELD_NUMBER_INVALID' },
        { in: '0x10', code: 'FW_FIELD_NUMBER_INVALID' },
        { in: '12,5', code: 'FW_FIELD_NUMBER_INVALID' },
        { in: 0.1 + 0.2, code: 'FW_FIELD_NUMBER_INVALID' },
        { in: '1.234', code: 'FW_FIELD_NUMBER_SCALE' },
        { in: '1234567.00', code: 'FW_FIELD_NUMBER_TOO_LARGE' },
        { in: '-10.01', code: 'FW_FIELD_BELOW_MIN', isBeyondSchema: true },
        { in: '500000.01', code: 'FW_FIELD_ABOVE_MAX', isBeyondSchema: true },
      ],
      ascending: ['-9.00', '0.00', '9.00', '10.00'],
      refused: [['-10.01'], ['500001']],
      conversions: [
        {
          from: { name: 'old', type: 'integer' },
          rows: [
            { value: 12, to: '12.00' },
            { value: 5000000, fails: true },
          ],
        },
        {
          from: { name: 'old', type: 'decimal', scale: 4 },
          rows: [
            { value: '1.2300', to: '1.23' },
            { value: '1.2345', fails: true },
          ],
        },
        {
          from: { name: 'old', type: 'text' },
          rows: [
            { value: '12.5', to: '12.50' },
            { value: 'twelve', fails: true },
            { value: '1e3', fails: true },
          ],
        },
        {
          from: { name: 'old', type: 'money', currency: 'CNY' },
          rows: [{ value: { amount: '5.00', currency: 'CNY' }, to: '5.00' }],
        },
      ],
    },
    {
      field: { name: 'rate', type: 'decimal', scale: 12, precision: 38 },
      valid: [
        {
          in: '12345678901234567890123456.123456789012',
          out: '12345678901234567890123456.123456789012',
          text: {
            en: '12,345,678,901,234,567,890,123,456.123456789012',
            'zh-CN': '12,345,678,901,234,567,890,123,456.123456789012',
          },
        },
      ],
      invalid: [],
    },
  ],
  lint: [
    { field: { name: 'price', type: 'decimal', min: '10', max: 9 }, code: 'FW_FIELD_OPTION_RANGE' },
    { field: { name: 'price', type: 'decimal', scale: 4, precision: 4 }, code: 'FW_FIELD_OPTION_DIGITS' },
  ],
});
