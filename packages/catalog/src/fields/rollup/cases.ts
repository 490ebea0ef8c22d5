import { defineFieldCases } from '../../conformance/field-cases.ts';

/** What the type takes, refuses, sorts and converts. */
export const rollupCases = defineFieldCases({
  id: 'rollup',

  samples: [
    {
      field: {
        name: 'total',
        type: 'rollup',
        over: 'lines',
        sum: 'amount',
        where: { '>': [{ var: 'record.quantity' }, 0] },
      },
      around: [{ name: 'lines', type: 'lines', entity: 'thing_line' }],
      valid: [{ in: '924000.00', out: '924000.00', text: { en: '924,000.00', 'zh-CN': '924,000.00' } }],
      invalid: [
        { in: 'many', code: 'FW_FIELD_DATE_INVALID' },
        { in: {}, code: 'FW_FIELD_TYPE' },
      ],
    },
    {
      field: { name: 'lines_count', type: 'rollup', over: 'lines', count: true },
      around: [{ name: 'lines', type: 'lines', entity: 'thing_line' }],
      valid: [{ in: 3, out: 3, text: { en: '3', 'zh-CN': '3' } }],
      invalid: [{ in: '3', code: 'FW_FIELD_TYPE' }],
    },
  ],
  lint: [
    { field: { name: 'total', type: 'rollup', over: 'lines' }, code: 'FW_FIELD_ROLLUP_AGGREGATE' },
    {
      field: { name: 'total', type: 'rollup', over: 'lines', sum: 'amount', count: true },
      code: 'FW_FIELD_ROLLUP_AGGREGATE',
    },
    { field: { name: 'total', type: 'rollup', over: 'nothing', count: true }, code: 'FW_FIELD_ROLLUP_OVER' },
    {
      field: { name: 'total', type: 'rollup', over: { entity: 'part', by: 'name' }, count: true },
      code: 'FW_FIELD_ROLLUP_OVER',
    },
    { field: { name: 'total', type: 'rollup', over: 'lines', sum: 'note' }, code: 'FW_FIELD_ROLLUP_FIELD' },
  ],
});
