import { defineFieldCases } from '../../conformance/field-cases.ts';

const first = '0190f2a4-7c1e-7a3b-9d2f-1a2b3c4d5e6f';
const second = '0190f2a4-7c1e-7a3b-9d2f-1a2b3c4d5e70';

/** What the type takes, refuses, sorts and converts. */
export const referencesCases = defineFieldCases({
  id: 'references',

  samples: [
    {
      field: { name: 'links', type: 'references', entity: 'part', maxItems: 2 },
      valid: [
        { in: [second.toUpperCase(), first], out: [second, first] },
        { in: [{ id: first, title: 'Bolt' }], out: [first] },
        { in: [], out: null },
      ],
      invalid: [
        { in: first, code: 'FW_FIELD_TYPE' },
        { in: ['bolt'], code: 'FW_FIELD_REFERENCE_INVALID', path: '/0' },
        { in: [first, null], code: 'FW_FIELD_REFERENCE_INVALID', path: '/1' },
        { in: [first, first], code: 'FW_FIELD_REFERENCE_TWICE', path: '/1' },
        { in: [first, second, '0190f2a4-7c1e-7a3b-9d2f-1a2b3c4d5e71'], code: 'FW_FIELD_ITEMS_TOO_MANY' },
      ],
      refused: [[[]], [[first, null]], [[first, second, first]]],
      conversions: [
        {
          from: { name: 'old', type: 'reference', entity: 'part' },
          rows: [
            { value: first, to: [first] },
            { value: null, to: null },
          ],
        },
      ],
    },
  ],
  lint: [
    {
      field: { name: 'links', type: 'references', entity: 'part', minItems: 3, maxItems: 2 },
      code: 'FW_FIELD_OPTION_RANGE',
    },
  ],
});
