import { defineFieldCases } from '../../conformance/field-cases.ts';

/** What the type takes, refuses, sorts and converts. */
export const richTextCases = defineFieldCases({
  id: 'rich-text',

  samples: [
    {
      field: { name: 'terms', type: 'rich-text', maxLength: 200 },
      valid: [
        {
          in: '# 交货\r\n\r\n- **30 天**\r\n- [条款](https://example.com)',
          out: '# 交货\n\n- **30 天**\n- [条款](https://example.com)',
          text: { en: '交货\n• 30 天\n• 条款', 'zh-CN': '交货\n• 30 天\n• 条款' },
        },
        {
          in: '<img src=x onerror=alert(1)>',
          out: '<img src=x onerror=alert(1)>',
          text: { en: '<img src=x onerror=alert(1)>', 'zh-CN': '<img src=x onerror=alert(1)>' },
        },
        { in: '[x](javascript:alert(1))', out: '[x](javascript:alert(1))' },
        { in: ' \n ', out: null },
      ],
      invalid: [
        { in: 7, code: 'FW_FIELD_TYPE' },
        { in: 'x'.repeat(201), code: 'FW_FIELD_TEXT_TOO_LONG' },
        { in: 'a\u0007b', code: 'FW_FIELD_TEXT_CONTROL', isBeyondSchema: true },
      ],
      ascending: ['a', 'b'],
      refused: [['x'.repeat(201)], ['']],
      conversions: [
        {
          from: { name: 'old', type: 'long-text' },
          rows: [
            { value: 'one\ntwo', to: 'one\ntwo' },
            { value: 'y'.repeat(201), fails: true },
          ],
        },
      ],
    },
  ],
});
