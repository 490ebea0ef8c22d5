import { defineFieldCases } from '../../conformance/field-cases.ts';

/** What the type takes, refuses, sorts and converts. */
export const moneyCases = defineFieldCases({
  id: 'money',

  samples: [
    {
      field: { name: 'price', type: 'money', currencies: ['CNY', 'EUR'], min: 0 },
      valid: [
        {
          in: { amount: '1850', currency: 'CNY' },
          out: { amount: '1850.00', currency: 'CNY' },
          text: { en: 'CN¥1,850.00', 'zh-CN': '¥1,850.00' },
        },
        { in: { amount: 2.5, currency: 'EUR' }, out: { amount: '2.50', currency: 'EUR' } },
        { in: { amount: null, currency: 'EUR' }, out: null },
      ],
      invalid: [
        { in: '1850', code: 'FW_FIELD_TYPE' },
        { in: { amount: '1', currency: 'CNY', note: '' }, code: 'FW_FIELD_TYPE' },
        { in: { amount: '1', currency: 'USD' }, code: 'FW_FIELD_CURRENCY_UNKNOWN', path: '/currency' },
        { in: { amount: '1' }, code: 'FW_FIELD_CURRENCY_UNKNOWN', path: '/currency' },
        { in: { amount: '1.001', currency: 'CNY' }, code: 'FW_FIELD_NUMBER_SCALE', path: '/amount' },
        { in: { amount: '-1.00', currency: 'CNY' }, code: 'FW_FIELD_BELOW_MIN', path: '/amount', isBeyondSchema: true },
      ],
      ascending: [
        { amount: '9.00', currency: 'EUR' },
        { amount: '10.00', currency: 'CNY' },
      ],
      refused: [
        ['1', 'USD'],
        ['1', null],
        [null, 'CNY'],
        ['-1', 'CNY'],
      ],
      conversions: [
        {
          from: { name: 'old', type: 'decimal' },
          rows: [
            { value: '5.00', to: { amount: '5.00', currency: 'CNY' } },
            { value: '-5.00', fails: true },
            { value: null, to: null },
          ],
        },
        {
          from: { name: 'old', type: 'money' },
          rows: [
            { value: { amount: '5.00', currency: 'EUR' }, to: { amount: '5.00', currency: 'EUR' } },
            { value: { amount: '5.00', currency: 'USD' }, fails: true },
          ],
        },
      ],
    },
    {
      field: { name: 'fee', type: 'money', currency: 'CNY' },
      valid: [{ in: { amount: '3' }, out: { amount: '3.00', currency: 'CNY' } }],
      invalid: [{ in: [], code: 'FW_FIELD_TYPE' }],
    },
  ],
  lint: [
    { field: { name: 'fee', type: 'money', currency: 'CNY', currencies: ['CNY'] }, code: 'FW_FIELD_OPTION_CONFLICT' },
  ],
});
