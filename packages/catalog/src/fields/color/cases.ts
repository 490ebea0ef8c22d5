import { defineFieldCases } from '../../conformance/field-cases.ts';

/** What the type takes, refuses, sorts and converts. */
export const colorCases = defineFieldCases({
  id: 'color',

  samples: [
    {
      field: { name: 'paint', type: 'color' },
      valid: [
        { in: '#1d6fe0', out: '#1d6fe0', text: { en: '#1d6fe0', 'zh-CN': '#1d6fe0' } },
        { in: ' #1D6FE0 ', out: '#1d6fe0' },
        { in: 'fa0', out: '#ffaa00' },
        { in: '＃ＦＦＦＦＦＦ', out: '#ffffff' },
      ],
      invalid: [
        { in: 0x1d6fe0, code: 'FW_FIELD_TYPE' },
        { in: 'blue', code: 'FW_FIELD_COLOR_INVALID' },
        { in: '#12345', code: 'FW_FIELD_COLOR_INVALID' },
        { in: '#1d6fe0ff', code: 'FW_FIELD_COLOR_INVALID' },
        { in: 'red;background:url(x)', code: 'FW_FIELD_COLOR_INVALID' },
      ],
      ascending: ['#000000', '#1d6fe0', '#ffffff'],
      refused: [['#1D6FE0'], ['1d6fe0'], ['']],
      conversions: [
        {
          from: { name: 'old', type: 'text' },
          rows: [
            { value: '#1D6FE0', to: '#1d6fe0' },
            { value: 'blue', fails: true },
            { value: null, to: null },
          ],
        },
      ],
    },
    {
      field: { name: 'team', type: 'color', colors: ['#e03131', '#2f9e44'] },
      valid: [{ in: '#E03131', out: '#e03131' }],
      invalid: [{ in: '#000000', code: 'FW_FIELD_OPTION_UNKNOWN' }],
      refused: [['#000000']],
    },
  ],
});
