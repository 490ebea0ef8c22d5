import { defineFieldCases } from '../../conformance/field-cases.ts';

/** What the type takes, refuses, sorts and converts. */
export const timeCases = defineFieldCases({
  id: 'time',

  samples: [
    {
      field: { name: 'starts', type: 'time', min: '06:00', max: '22:30' },
      valid: [
        { in: '09:30', out: '09:30', text: { en: '9:30 AM', 'zh-CN': '09:30' } },
        { in: '9.30', out: '09:30' },
        { in: '930', out: '09:30' },
        { in: '1745', out: '17:45' },
        { in: '9:30 pm', out: '21:30', text: { en: '9:30 PM', 'zh-CN': '21:30' } },
        { in: '12 p.m.', out: '12:00' },
        { in: '下午3点30分', out: '15:30' },
        { in: '上午 9:05', out: '09:05' },
        { in: '０９：３０', out: '09:30' },
        { in: '09:30:00', out: '09:30' },
      ],
      invalid: [
        { in: 930, code: 'FW_FIELD_TYPE' },
        { in: 'noon', code: 'FW_FIELD_TIME_INVALID' },
        { in: '9', code: 'FW_FIELD_TIME_INVALID' },
        { in: '25:00', code: 'FW_FIELD_TIME_INVALID' },
        { in: '24:00', code: 'FW_FIELD_TIME_INVALID' },
        { in: '09:60', code: 'FW_FIELD_TIME_INVALID' },
        { in: '13:00 pm', code: 'FW_FIELD_TIME_INVALID' },
        { in: '09:30:15', code: 'FW_FIELD_TIME_SECONDS' },
        { in: '2026-06-30T09:30', code: 'FW_FIELD_TIME_INVALID' },
        { in: '05:59', code: 'FW_FIELD_BELOW_MIN', isBeyondSchema: true },
        { in: '22:31', code: 'FW_FIELD_ABOVE_MAX', isBeyondSchema: true },
      ],
      ascending: ['06:00', '09:05', '09:30', '22:00'],
      refused: [['9:30'], ['24:00'], ['05:00'], ['23:00'], ['09:30:00']],
      conversions: [
        {
          from: { name: 'old', type: 'text' },
          rows: [
            { value: '9:30', to: '09:30' },
            { value: '21:30:00', to: '21:30' },
            { value: '21:30:15', fails: true },
            { value: '25:00', fails: true },
            { value: 'soon', fails: true },
            { value: null, to: null },
          ],
        },
      ],
    },
    {
      field: { name: 'lap', type: 'time', seconds: true, min: '06:00' },
      valid: [
        { in: '09:30', out: '09:30:00' },
        { in: '23:59:59', out: '23:59:59', text: { en: '11:59:59 PM', 'zh-CN': '23:59:59' } },
        { in: '7:00:01 am', out: '07:00:01' },
      ],
      invalid: [{ in: '23:59:60', code: 'FW_FIELD_TIME_INVALID' }],
      refused: [['09:30'], ['05:59:59']],
      conversions: [{ from: { name: 'old', type: 'time' }, rows: [{ value: '09:30', to: '09:30:00' }] }],
    },
  ],
  lint: [{ field: { name: 'starts', type: 'time', min: '10:00', max: '09:00' }, code: 'FW_FIELD_OPTION_RANGE' }],
});
