import { defineFieldCases } from '../../conformance/field-cases.ts';

/** What the type takes, refuses, sorts and converts. */
export const datetimeCases = defineFieldCases({
  id: 'datetime',

  samples: [
    {
      field: { name: 'sent_at', type: 'datetime' },
      valid: [
        {
          in: '2026-06-30T09:00:00+08:00',
          out: '2026-06-30T01:00:00.000Z',
          text: { en: 'Jun 30, 2026, 9:00 AM', 'zh-CN': '2026年6月30日 09:00' },
        },
        { in: '2026-06-30T01:00Z', out: '2026-06-30T01:00:00.000Z' },
        { in: '2026-06-30 01:00:00.120000z', out: '2026-06-30T01:00:00.120Z' },
        { in: '0001-01-02T00:00:00Z', out: '0001-01-02T00:00:00.000Z' },
      ],
      invalid: [
        { in: 1767225600000, code: 'FW_FIELD_TYPE' },
        { in: '2026-06-30', code: 'FW_FIELD_DATETIME_INVALID' },
        { in: '2026-06-30T09:00:00', code: 'FW_FIELD_DATETIME_ZONE' },
        { in: '2026-02-30T09:00:00Z', code: 'FW_FIELD_DATETIME_INVALID' },
        { in: '2026-06-30T24:00:00Z', code: 'FW_FIELD_DATETIME_INVALID' },
        { in: '2026-06-30T09:00:00.1234Z', code: 'FW_FIELD_DATETIME_INVALID' },
        { in: '0001-01-01T00:00:00+08:00', code: 'FW_FIELD_DATETIME_INVALID' },
      ],
      ascending: ['0001-01-02T00:00:00.000Z', '2026-06-30T01:00:00.000Z', '2026-06-30T01:00:00.001Z'],
      refused: [['infinity'], ['-infinity']],
    },
  ],
});
