import { defineFieldCases } from '../../conformance/field-cases.ts';

/** What the type takes, refuses, sorts and converts. */
export const emailCases = defineFieldCases({
  id: 'email',

  samples: [
    {
      field: { name: 'mail', type: 'email' },
      valid: [
        {
          in: 'wang.fang@example.com',
          out: 'wang.fang@example.com',
          text: { en: 'wang.fang@example.com', 'zh-CN': 'wang.fang@example.com' },
        },
        { in: '  Li.NA+orders@Mail.Example.COM ', out: 'li.na+orders@mail.example.com' },
        { in: 'mailto:info@example.com', out: 'info@example.com' },
        { in: '用户@例子.广告', out: '用户@例子.广告' },
        { in: 'ｉｎｆｏ＠ｅｘａｍｐｌｅ．ｃｏｍ', out: 'info@example.com' },
        { in: "o'neil_99@x-y.example.co", out: "o'neil_99@x-y.example.co" },
        { in: '   ', out: null },
      ],
      invalid: [
        { in: 7, code: 'FW_FIELD_TYPE' },
        { in: 'wang', code: 'FW_FIELD_EMAIL_INVALID' },
        { in: 'wang@', code: 'FW_FIELD_EMAIL_INVALID' },
        { in: '@example.com', code: 'FW_FIELD_EMAIL_INVALID' },
        { in: 'wang@example', code: 'FW_FIELD_EMAIL_INVALID' },
        { in: 'a@b@example.com', code: 'FW_FIELD_EMAIL_INVALID' },
        { in: 'a@example.com, b@example.com', code: 'FW_FIELD_EMAIL_INVALID' },
        { in: 'Wang Fang <wang@example.com>', code: 'FW_FIELD_EMAIL_INVALID' },
        { in: 'wang..fang@example.com', code: 'FW_FIELD_EMAIL_INVALID', isBeyondSchema: true },
        { in: 'wang@-example.com', code: 'FW_FIELD_EMAIL_INVALID', isBeyondSchema: true },
        { in: 'wang@example.com\r\nBcc: all@example.com', code: 'FW_FIELD_TEXT_CONTROL' },
        { in: `${'x'.repeat(250)}@example.com`, code: 'FW_FIELD_TEXT_TOO_LONG' },
        { in: `${'x'.repeat(65)}@example.com`, code: 'FW_FIELD_EMAIL_INVALID', isBeyondSchema: true },
      ],
      ascending: ['a@example.com', 'b@example.com'],
      refused: [
        ['wang'],
        ['Wang@example.com'],
        ['a@b@example.com'],
        ['a b@example.com'],
        ['wang@example'],
        ['.a@example.com'],
      ],
      conversions: [
        {
          from: { name: 'old', type: 'text' },
          rows: [
            { value: 'wang@example.com', to: 'wang@example.com' },
            { value: 'Wang@Example.com', to: 'wang@example.com' },
            { value: '用户@例子.广告', to: '用户@例子.广告' },
            { value: 'call her', fails: true },
            { value: null, to: null },
          ],
        },
        { from: { name: 'old', type: 'long-text' }, rows: [{ value: 'a@example.com\nb@example.com', fails: true }] },
      ],
    },
  ],
});
