import { defineFieldCases } from '../../conformance/field-cases.ts';

/** What the type takes, refuses, sorts and converts. */
export const booleanCases = defineFieldCases({
  id: 'boolean',

  samples: [
    {
      field: { name: 'active', type: 'boolean' },
      valid: [
        { in: true, out: true, text: { en: 'Yes', 'zh-CN': '是' } },
        { in: false, out: false, text: { en: 'No', 'zh-CN': '否' } },
      ],
      invalid: [
        { in: 'true', code: 'FW_FIELD_TYPE' },
        { in: 1, code: 'FW_FIELD_TYPE' },
      ],
      ascending: [false, true],
    },
  ],
});
