import { defineFieldCases } from '../../conformance/field-cases.ts';

/** What the type takes, refuses, sorts and converts. */
export const urlCases = defineFieldCases({
  id: 'url',

  samples: [
    {
      field: { name: 'page', type: 'url' },
      valid: [
        {
          in: 'https://www.example.com',
          out: 'https://www.example.com/',
          text: { en: 'https://www.example.com/', 'zh-CN': 'https://www.example.com/' },
        },
        { in: ' Example.com/Docs?q=1#top ', out: 'https://example.com/Docs?q=1#top' },
        { in: 'HTTP://EXAMPLE.COM:80/a/../b', out: 'http://example.com/b' },
        {
          in: 'https://example.com/订单?客户=王芳',
          out: 'https://example.com/%E8%AE%A2%E5%8D%95?%E5%AE%A2%E6%88%B7=%E7%8E%8B%E8%8A%B3',
          text: { en: 'https://example.com/订单?客户=王芳', 'zh-CN': 'https://example.com/订单?客户=王芳' },
        },
        { in: 'https://例子.example/', out: 'https://xn--fsqu00a.example/' },
        { in: 'example.com:8080/x', out: 'https://example.com:8080/x' },
        { in: 'http://192.168.1.5/', out: 'http://192.168.1.5/' },
        {
          in: 'https://example.com/%E2%80%AE',
          out: 'https://example.com/%E2%80%AE',
          text: { en: 'https://example.com/%E2%80%AE', 'zh-CN': 'https://example.com/%E2%80%AE' },
        },
        { in: ' ', out: null },
      ],
      invalid: [
        { in: 1, code: 'FW_FIELD_TYPE' },
        { in: 'javascript:alert(1)', code: 'FW_FIELD_URL_INVALID' },
        { in: 'JAVASCRIPT:alert(1)', code: 'FW_FIELD_URL_INVALID' },
        { in: 'data:text/html,<b>', code: 'FW_FIELD_URL_INVALID' },
        { in: 'file:///etc/passwd', code: 'FW_FIELD_URL_INVALID' },
        { in: 'https://', code: 'FW_FIELD_URL_INVALID' },
        { in: 'nowhere', code: 'FW_FIELD_URL_INVALID' },
        { in: 'two words.com', code: 'FW_FIELD_URL_INVALID' },
        { in: 'https://wang:secret@example.com/', code: 'FW_FIELD_URL_SECRET', isBeyondSchema: true },
        { in: 'java\nscript:alert(1)', code: 'FW_FIELD_TEXT_CONTROL' },
        { in: `https://example.com/${'x'.repeat(2_000)}`, code: 'FW_FIELD_TEXT_TOO_LONG' },
      ],
      ascending: ['http://example.com/', 'https://example.com/'],
      refused: [
        ['example.com'],
        ['javascript:alert(1)'],
        ['https://example.com/a b'],
        [`https://example.com/${'x'.repeat(2_000)}`],
      ],
      conversions: [
        {
          from: { name: 'old', type: 'text' },
          rows: [
            { value: 'https://www.example.com', to: 'https://www.example.com/' },
            { value: 'https://www.example.com?q=1', to: 'https://www.example.com/?q=1' },
            { value: 'http://www.example.com/a/b?c=d#e', to: 'http://www.example.com/a/b?c=d#e' },
            { value: 'https://www.example.com/a/../b', fails: true },
            { value: 'https://EXAMPLE.com/', fails: true },
            { value: 'www.example.com', fails: true },
            { value: 'javascript:alert(1)', fails: true },
            { value: null, to: null },
          ],
        },
      ],
    },
  ],
});
