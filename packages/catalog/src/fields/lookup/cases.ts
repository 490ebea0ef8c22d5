import { defineFieldCases } from '../../conformance/field-cases.ts';

/** What the type takes, refuses, sorts and converts. */
export const lookupCases = defineFieldCases({
  id: 'lookup',

  samples: [
    {
      field: { name: 'list_price', type: 'lookup', entity: 'part', match: { name: 'bolt' }, value: 'price' },
      valid: [{ in: '1.2500', out: '1.2500', text: { en: '1.2500', 'zh-CN': '1.2500' } }],
      invalid: [{ in: {}, code: 'FW_FIELD_TYPE' }],
    },
  ],
  lint: [
    {
      field: { name: 'cost', type: 'lookup', entity: 'part', match: { name: 'bolt' }, value: 'cost' },
      code: 'FW_FIELD_LOOKUP_VALUE',
    },
  ],
});
