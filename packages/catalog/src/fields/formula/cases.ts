import { defineFieldCases } from '../../conformance/field-cases.ts';

/** What the type takes, refuses, sorts and converts. */
export const formulaCases = defineFieldCases({
  id: 'formula',

  samples: [
    {
      field: { name: 'net', type: 'formula', result: 'decimal', scale: 2, stored: true, value: { '*': [2, 3] } },
      valid: [{ in: '1850', out: '1850.00', text: { en: '1,850.00', 'zh-CN': '1,850.00' } }],
      invalid: [{ in: 'x', code: 'FW_FIELD_NUMBER_INVALID' }],
      ascending: ['9.00', '10.00'],
    },
    {
      field: { name: 'late', type: 'formula', result: 'boolean', value: { '<': [{ var: 'today' }, '2026-01-01'] } },
      valid: [{ in: true, out: true, text: { en: 'Yes', 'zh-CN': '是' } }],
      invalid: [{ in: 'yes', code: 'FW_FIELD_TYPE' }],
    },
    {
      field: { name: 'count', type: 'formula', result: 'integer', value: 1 },
      valid: [{ in: 7000, out: 7000, text: { en: '7,000', 'zh-CN': '7,000' } }],
      invalid: [{ in: '7', code: 'FW_FIELD_TYPE' }],
    },
    {
      field: { name: 'moment', type: 'formula', result: 'datetime', value: { var: 'now' } },
      valid: [{ in: '2026-06-30T01:00:00Z', out: '2026-06-30T01:00:00.000Z' }],
      invalid: [{ in: '2026-06-30', code: 'FW_FIELD_DATETIME_INVALID' }],
    },
  ],
  lint: [
    { field: { name: 'net', type: 'formula', result: 'text', scale: 2, value: 'x' }, code: 'FW_FIELD_OPTION_CONFLICT' },
  ],
});
