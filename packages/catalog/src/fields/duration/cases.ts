import { defineFieldCases } from '../../conformance/field-cases.ts';

/** What the type takes, refuses, sorts and converts. */
export const durationCases = defineFieldCases({
  id: 'duration',

  samples: [
    {
      field: { name: 'effort', type: 'duration', max: 360_000 },
      valid: [
        { in: 30_600, out: 30_600, text: { en: '8 h 30 min', 'zh-CN': '8 小时 30 分钟' } },
        { in: '8h 30m', out: 30_600 },
        { in: '8:30', out: 30_600 },
        { in: '8.5 hours', out: 30_600 },
        { in: 'PT8H30M', out: 30_600 },
        { in: '8 小时 30 分钟', out: 30_600 },
        { in: '８小时３０分', out: 30_600 },
        { in: '90', out: 5_400, text: { en: '1 h 30 min', 'zh-CN': '1 小时 30 分钟' } },
        { in: '1d 2h', out: 93_600, text: { en: '26 h', 'zh-CN': '26 小时' } },
        { in: '0:00:45', out: 45, text: { en: '45 s', 'zh-CN': '45 秒' } },
        { in: 0, out: 0, text: { en: '0 h', 'zh-CN': '0 小时' } },
        { in: '-0', out: 0 },
      ],
      invalid: [
        { in: true, code: 'FW_FIELD_TYPE' },
        { in: 'all day', code: 'FW_FIELD_DURATION_INVALID' },
        { in: '8:75', code: 'FW_FIELD_DURATION_INVALID' },
        { in: '30m 8h', code: 'FW_FIELD_DURATION_INVALID' },
        { in: '1h 1h', code: 'FW_FIELD_DURATION_INVALID' },
        { in: '0.0001 s', code: 'FW_FIELD_DURATION_INVALID' },
        { in: 1.5, code: 'FW_FIELD_DURATION_INVALID' },
        { in: -60, code: 'FW_FIELD_BELOW_MIN' },
        { in: '-1h', code: 'FW_FIELD_BELOW_MIN' },
        { in: '101 h', code: 'FW_FIELD_ABOVE_MAX' },
      ],
      ascending: [0, 45, 5_400, 30_600],
      refused: [['-1'], ['360001']],
      conversions: [
        {
          from: { name: 'old', type: 'integer' },
          rows: [
            { value: 5_400, to: 5_400 },
            { value: -1, fails: true },
            { value: null, to: null },
          ],
        },
        {
          from: { name: 'old', type: 'text' },
          rows: [
            { value: '8:30', to: 30_600 },
            { value: '0:00:45', to: 45 },
            { value: '5400', fails: true },
            { value: '999:00', fails: true },
          ],
        },
      ],
    },
    {
      field: { name: 'balance', type: 'duration', unit: 'day', min: -864_000 },
      valid: [
        { in: '-1.5', out: -129_600, text: { en: '-1 d 12 h', 'zh-CN': '-1 天 12 小时' } },
        { in: '2 天', out: 172_800, text: { en: '2 d', 'zh-CN': '2 天' } },
      ],
      invalid: [{ in: '-11d', code: 'FW_FIELD_BELOW_MIN' }],
      ascending: [-129_600, 0, 172_800],
    },
  ],
  lint: [{ field: { name: 'effort', type: 'duration', min: 60, max: 30 }, code: 'FW_FIELD_OPTION_RANGE' }],
});
