import { defineFieldCases } from '@formwork/catalog/conformance';

/** What a score takes, refuses, sorts and converts. */
export const scoreCases = defineFieldCases({
  id: 'score',
  samples: [
    {
      field: { name: 'points', type: 'score', most: 5 },
      valid: [
        { in: 4, out: 4, text: { en: '4 of 5', 'zh-CN': '4 / 5' } },
        { in: 0, out: null },
      ],
      invalid: [
        { in: '4', code: 'FW_FIELD_TYPE' },
        { in: 2.5, code: 'FW_FIELD_SCORE' },
        { in: 6, code: 'FW_FIELD_SCORE' },
        { in: -1, code: 'FW_FIELD_SCORE' },
      ],
      ascending: [1, 3, 5],
      refused: [['0'], ['6']],
      conversions: [
        {
          from: { name: 'old', type: 'integer' },
          rows: [
            { value: 5, to: 5 },
            { value: 9, fails: true },
            { value: null, to: null },
          ],
        },
      ],
    },
  ],
});
