import { defineFieldCases } from '../../conformance/field-cases.ts';

/** What the type takes, refuses, sorts and converts. */
export const autonumberCases = defineFieldCases({
  id: 'autonumber',

  samples: [
    {
      field: { name: 'number', type: 'autonumber', format: 'SO-{YYYY}-{000000}', resets: 'yearly' },
      valid: [
        { in: 'SO-2026-000001', out: 'SO-2026-000001', text: { en: 'SO-2026-000001', 'zh-CN': 'SO-2026-000001' } },
      ],
      invalid: [{ in: 1, code: 'FW_FIELD_TYPE' }],
      ascending: ['SO-2025-000009', 'SO-2026-000001', 'SO-2026-000010'],
      conversions: [{ from: { name: 'old', type: 'text' }, rows: [{ value: 'A-1', to: 'A-1' }] }],
    },
  ],
  lint: [
    { field: { name: 'number', type: 'autonumber', format: 'SO-{YYYY}' }, code: 'FW_FIELD_AUTONUMBER_FORMAT' },
    {
      field: { name: 'number', type: 'autonumber', format: 'SO-{0000}', resets: 'yearly' },
      code: 'FW_FIELD_AUTONUMBER_FORMAT',
    },
    { field: { name: 'number', type: 'autonumber', format: 'SO-{WW}-{0000}' }, code: 'FW_FIELD_AUTONUMBER_FORMAT' },
    { field: { name: 'number', type: 'autonumber', format: 'SO-{0000' }, code: 'FW_FIELD_AUTONUMBER_FORMAT' },
  ],
});
