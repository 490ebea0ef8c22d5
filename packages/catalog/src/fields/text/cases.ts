import { defineFieldCases } from '../../conformance/field-cases.ts';

/** What the type takes, refuses, sorts and converts. */
export const textCases = defineFieldCases({
  id: 'text',

  samples: [
    {
      field: { name: 'code', type: 'text', minLength: 2, maxLength: 8, pattern: '^[A-Za-zé ]+(-\\d{1,3})?$' },
      valid: [
        { in: 'AB', out: 'AB', text: { en: 'AB', 'zh-CN': 'AB' } },
        { in: '  bolt-12 ', out: 'bolt-12' },
        { in: 'cafe\u0301', out: 'caf\u00e9' },
        { in: '   ', out: null },
      ],
      invalid: [
        { in: 7, code: 'FW_FIELD_TYPE' },
        { in: { toString: 'x' }, code: 'FW_FIELD_TYPE' },
        { in: 'A', code: 'FW_FIELD_TEXT_TOO_SHORT' },
        { in: 'ABCDEFGHI', code: 'FW_FIELD_TEXT_TOO_LONG' },
        { in: '12', code: 'FW_FIELD_TEXT_PATTERN', isBeyondSchema: true },
        { in: 'a\u0000b', code: 'FW_FIELD_TEXT_CONTROL', isBeyondSchema: true },
        { in: 'a\nb', code: 'FW_FIELD_TEXT_CONTROL', isBeyondSchema: true },
        { in: 'ab\ud800', code: 'FW_FIELD_TEXT_BROKEN', isBeyondSchema: true },
      ],
      refused: [['A'], ['ABCDEFGHI']],
      conversions: [
        {
          from: { name: 'old', type: 'integer' },
          rows: [
            { value: 42, to: '42' },
            { value: 7, fails: true },
            { value: 123456789, fails: true },
            { value: null, to: null },
          ],
        },
        {
          from: { name: 'old', type: 'long-text' },
          rows: [
            { value: 'one line', to: 'one line' },
            { value: 'two\nlines', fails: true },
          ],
        },
        { from: { name: 'old', type: 'date' }, rows: [{ value: '2026-06-30', fails: true }] },
        { from: { name: 'old', type: 'boolean' }, rows: [{ value: true, to: 'true' }] },
      ],
    },
    {
      field: { name: 'title', type: 'text' },
      valid: [{ in: '订单 №1 — “quoted”; drop table x;--', out: '订单 №1 — “quoted”; drop table x;--' }],
      invalid: [{ in: ['a'], code: 'FW_FIELD_TYPE' }],
      ascending: ['10', '9', 'A', 'a', 'é', '订单'],
      conversions: [
        { from: { name: 'old', type: 'decimal', scale: 3 }, rows: [{ value: '12.500', to: '12.500' }] },
        {
          from: { name: 'old', type: 'datetime' },
          rows: [{ value: '2026-06-30T01:00:00.120Z', to: '2026-06-30T01:00:00.120Z' }],
        },
      ],
    },
  ],
  lint: [
    { field: { name: 'code', type: 'text', minLength: 5, maxLength: 2 }, code: 'FW_FIELD_OPTION_RANGE' },
    { field: { name: 'code', type: 'text', pattern: '(a' }, code: 'FW_FIELD_PATTERN_INVALID' },
    { field: { name: 'code', type: 'text', pattern: '(?=a)' }, code: 'FW_FIELD_PATTERN_INVALID' },
    { field: { name: 'code', type: 'text', unique: true, maxLength: 2000 }, code: 'FW_FIELD_OPTION_CONFLICT' },
  ],
});
