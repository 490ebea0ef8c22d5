import { defineFieldCases } from '../../conformance/field-cases.ts';

/** What the type takes, refuses, sorts and converts. */
export const signatureCases = defineFieldCases({
  id: 'signature',

  samples: [
    {
      field: { name: 'signed', type: 'signature' },
      valid: [
        {
          in: 'M10 20L30 40L35 42M100 20L100 20',
          out: 'M10 20L30 40L35 42M100 20L100 20',
          text: { en: 'Signed', 'zh-CN': '已签名' },
        },
        { in: ' M0 0L600 200 ', out: 'M0 0L600 200' },
        { in: 'M007 1L2 003', out: 'M7 1L2 3' },
        { in: ' ', out: null },
      ],
      invalid: [
        { in: 7, code: 'FW_FIELD_TYPE' },
        { in: 'Wang Fang', code: 'FW_FIELD_SIGNATURE_INVALID' },
        { in: 'M10 20', code: 'FW_FIELD_SIGNATURE_INVALID' },
        { in: 'M10 20L601 0', code: 'FW_FIELD_SIGNATURE_INVALID', isBeyondSchema: true },
        { in: 'M10 20L30 201', code: 'FW_FIELD_SIGNATURE_INVALID', isBeyondSchema: true },
        { in: 'M-1 0L1 1', code: 'FW_FIELD_SIGNATURE_INVALID' },
        { in: 'M1.5 0L1 1', code: 'FW_FIELD_SIGNATURE_INVALID' },
        { in: 'M0 0C1 1 2 2 3 3', code: 'FW_FIELD_SIGNATURE_INVALID' },
        { in: 'M0 0L1 1"><script>', code: 'FW_FIELD_SIGNATURE_INVALID' },
        { in: `M0 0${'L10 10'.repeat(4_000)}`, code: 'FW_FIELD_SIGNATURE_TOO_LONG' },
      ],
      refused: [['Wang Fang'], ['M10 20'], ['']],
    },
  ],
});
