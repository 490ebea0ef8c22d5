import { defineFieldCases } from '../../conformance/field-cases.ts';

/** What the type takes, refuses, sorts and converts. */
export const longTextCases = defineFieldCases({
  id: 'long-text',

  samples: [
    {
      field: { name: 'notes', type: 'long-text', maxLength: 30 },
      valid: [
        { in: 'first\r\nsecond', out: 'first\nsecond', text: { en: 'first\nsecond', 'zh-CN': 'first\nsecond' } },
        { in: '\tindented\n\n', out: 'indented' },
      ],
      invalid: [
        { in: false, code: 'FW_FIELD_TYPE' },
        { in: 'x'.repeat(31), code: 'FW_FIELD_TEXT_TOO_LONG' },
        { in: 'a\u0007b', code: 'FW_FIELD_TEXT_CONTROL', isBeyondSchema: true },
      ],
      ascending: ['a', 'b'],
      refused: [['x'.repeat(31)], ['']],
      conversions: [
        {
          from: { name: 'old', type: 'text' },
          rows: [
            { value: 'kept', to: 'kept' },
            { value: 'y'.repeat(31), fails: true },
          ],
        },
      ],
    },
  ],
});
