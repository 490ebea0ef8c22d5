import { defineFieldCases } from '../../conformance/field-cases.ts';

/** What the type takes, refuses, sorts and converts. */
export const linesCases = defineFieldCases({
  id: 'lines',

  samples: [
    {
      field: { name: 'lines', type: 'lines', entity: 'thing_line', minItems: 1, maxItems: 2 },
      valid: [
        { in: [{ quantity: 1 }], out: [{ quantity: 1 }], text: { en: '1', 'zh-CN': '1' } },
        {
          in: [{ id: '0190f2a4-7c1e-7a3b-9d2f-1a2b3c4d5e6f' }, { quantity: 2 }],
          out: [{ id: '0190f2a4-7c1e-7a3b-9d2f-1a2b3c4d5e6f' }, { quantity: 2 }],
        },
      ],
      invalid: [
        { in: {}, code: 'FW_FIELD_TYPE' },
        { in: [], code: 'FW_FIELD_ITEMS_TOO_FEW' },
        { in: [{}, {}, {}], code: 'FW_FIELD_ITEMS_TOO_MANY' },
        { in: [1], code: 'FW_FIELD_TYPE', path: '/0' },
        { in: [{ id: 'x' }], code: 'FW_FIELD_REFERENCE_INVALID', path: '/0/id', isBeyondSchema: true },
        {
          in: [{ id: '0190f2a4-7c1e-7a3b-9d2f-1a2b3c4d5e6f' }, { id: '0190f2a4-7c1e-7a3b-9d2f-1a2b3c4d5e6f' }],
          code: 'FW_FIELD_LINE_TWICE',
          path: '/1/id',
          isBeyondSchema: true,
        },
      ],
    },
  ],
  lint: [
    {
      field: { name: 'lines', type: 'lines', entity: 'thing_line', minItems: 2, maxItems: 1 },
      code: 'FW_FIELD_OPTION_RANGE',
    },
  ],
});
