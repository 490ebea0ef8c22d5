import { defineFieldCases } from '../../conformance/field-cases.ts';

/** What the type takes, refuses, sorts and converts. */
export const translatedTextCases = defineFieldCases({
  id: 'translated-text',

  samples: [
    {
      field: { name: 'title', type: 'translated-text', locales: ['en', 'zh-CN'], maxLength: 20 },
      valid: [
        {
          in: { 'zh-CN': '螺栓', en: ' Bolt ' },
          out: { en: 'Bolt', 'zh-CN': '螺栓' },
          text: { en: 'Bolt', 'zh-CN': '螺栓' },
        },
        { in: { en: 'Nut', 'zh-CN': '' }, out: { en: 'Nut' }, text: { en: 'Nut', 'zh-CN': 'Nut' } },
        { in: 'Washer', out: { en: 'Washer' } },
        { in: { en: ' ' }, out: null },
        { in: {}, out: null },
      ],
      invalid: [
        { in: 7, code: 'FW_FIELD_TYPE' },
        { in: { en: 7 }, code: 'FW_FIELD_TYPE', path: '/en' },
        { in: { 'zh-CN': '螺栓' }, code: 'FW_FIELD_LANGUAGE_MISSING', path: '/en' },
        { in: { en: 'Bolt', de: 'Bolzen' }, code: 'FW_FIELD_LANGUAGE_UNKNOWN' },
        { in: { en: 'x'.repeat(21) }, code: 'FW_FIELD_TEXT_TOO_LONG', path: '/en' },
        { in: { en: 'a\nb' }, code: 'FW_FIELD_TEXT_CONTROL', path: '/en', isBeyondSchema: true },
      ],
      ascending: [{ en: 'Bolt', 'zh-CN': '螺栓' }, { en: 'Nut' }],
      refused: [
        [null, '螺栓'],
        ['', null],
        ['x'.repeat(21), null],
        ['x', ''],
      ],
      conversions: [
        {
          from: { name: 'old', type: 'text' },
          rows: [
            { value: 'Bolt', to: { en: 'Bolt' } },
            { value: 'y'.repeat(21), fails: true },
            { value: null, to: null },
          ],
        },
        {
          from: { name: 'old', type: 'translated-text', locales: ['zh-CN', 'en'] },
          rows: [
            { value: { 'zh-CN': '螺栓', en: 'Bolt' }, to: { en: 'Bolt', 'zh-CN': '螺栓' } },
            { value: { 'zh-CN': '螺母' }, fails: true },
          ],
        },
        {
          from: { name: 'old', type: 'translated-text', locales: ['en'] },
          rows: [{ value: { en: 'Bolt' }, to: { en: 'Bolt' } }],
        },
      ],
    },
  ],
});
