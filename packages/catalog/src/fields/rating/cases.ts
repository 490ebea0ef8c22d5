import { defineFieldCases } from '../../conformance/field-cases.ts';

/** What the type takes, refuses, sorts and converts. */
export const ratingCases = defineFieldCases({
  id: 'rating',

  samples: [
    {
      field: { name: 'stars', type: 'rating' },
      valid: [
        { in: 4, out: 4, text: { en: '4 of 5 stars', 'zh-CN': '4 / 5 星' } },
        { in: 0, out: null },
      ],
      invalid: [
        { in: '4', code: 'FW_FIELD_TYPE' },
        { in: 2.5, code: 'FW_FIELD_NUMBER_SCALE' },
        { in: 6, code: 'FW_FIELD_ABOVE_MAX' },
        { in: -1, code: 'FW_FIELD_BELOW_MIN' },
      ],
      ascending: [1, 3, 5],
      refused: [['0'], ['6']],
      conversions: [
        {
          from: { name: 'old', type: 'integer' },
          rows: [
            { value: 5, to: 5 },
            { value: 0, fails: true },
            { value: 9, fails: true },
            { value: null, to: null },
          ],
        },
        {
          from: { name: 'old', type: 'text' },
          rows: [
            { value: '3', to: 3 },
            { value: 'good', fails: true },
          ],
        },
        {
          from: { name: 'old', type: 'rating', most: 10 },
          rows: [
            { value: 7, fails: true },
            { value: 2, to: 2 },
          ],
        },
      ],
    },
    {
      field: { name: 'grade', type: 'rating', most: 10 },
      valid: [{ in: 10, out: 10, text: { en: '10 of 10 stars', 'zh-CN': '10 / 10 星' } }],
      invalid: [{ in: 11, code: 'FW_FIELD_ABOVE_MAX' }],
    },
  ],
});
