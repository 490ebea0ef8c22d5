import { defineFieldCases } from '../../conformance/field-cases.ts';

/** What the type takes, refuses, sorts and converts. */
export const dateCases = defineFieldCases({
  id: 'date',

  samples: [
    {
      field: { name: 'due_on', type: 'date', min: '2020-02-29', max: '2030-12-31' },
      valid: [
        { in: '2026-06-30', out: '2026-06-30', text: { en: 'Jun 30, 2026', 'zh-CN': '2026年6月30日' } },
        { in: '2024-02-29', out: '2024-02-29' },
      ],
      invalid: [
        { in: 20260630, code: 'FW_FIELD_TYPE' },
        { in: '2026-6-30', code: 'FW_FIELD_DATE_INVALID' },
        { in: '30.06.2026', code: 'FW_FIELD_DATE_INVALID' },
        { in: '2026-02-30', code: 'FW_FIELD_DATE_INVALID' },
        { in: '2026-06-30T00:00:00Z', code: 'FW_FIELD_DATE_INVALID' },
        { in: '2019-12-31', code: 'FW_FIELD_BELOW_MIN', isBeyondSchema: true },
        { in: '2031-01-01', code: 'FW_FIELD_ABOVE_MAX', isBeyondSchema: true },
      ],
      ascending: ['2020-02-29', '2026-01-31', '2026-02-01'],
      refused: [['2019-12-31'], ['infinity']],
      conversions: [
        {
          from: { name: 'old', type: 'text' },
          rows: [
            { value: '2026-06-30', to: '2026-06-30' },
            { value: '2024-02-29', to: '2024-02-29' },
            { value: '2023-02-29', fails: true },
            { value: '2026-04-31', fails: true },
            { value: 'soon', fails: true },
            { value: null, to: null },
          ],
        },
      ],
    },
  ],
  lint: [
    { field: { name: 'due_on', type: 'date', min: '2026-02-30' }, code: 'FW_FIELD_OPTION_DATE' },
    { field: { name: 'due_on', type: 'date', min: '2026-02-02', max: '2026-02-01' }, code: 'FW_FIELD_OPTION_RANGE' },
  ],
});
