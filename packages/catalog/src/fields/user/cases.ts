import { defineFieldCases } from '../../conformance/field-cases.ts';

/** What the type takes, refuses, sorts and converts. */
export const userCases = defineFieldCases({
  id: 'user',

  samples: [
    {
      field: { name: 'link', type: 'user' },
      valid: [
        { in: '0190F2A4-7C1E-7A3B-9D2F-1A2B3C4D5E6F', out: '0190f2a4-7c1e-7a3b-9d2f-1a2b3c4d5e6f' },
        {
          in: { id: '0190f2a4-7c1e-7a3b-9d2f-1a2b3c4d5e6f', title: 'Bolt' },
          out: '0190f2a4-7c1e-7a3b-9d2f-1a2b3c4d5e6f',
        },
      ],
      invalid: [
        { in: 'bolt', code: 'FW_FIELD_REFERENCE_INVALID' },
        { in: 1, code: 'FW_FIELD_REFERENCE_INVALID' },
        { in: {}, code: 'FW_FIELD_REFERENCE_INVALID' },
        {
          in: Object.create({ id: '0190f2a4-7c1e-7a3b-9d2f-1a2b3c4d5e6f' }) as unknown,
          code: 'FW_FIELD_REFERENCE_INVALID',
        },
      ],
      ascending: ['0190f2a4-7c1e-7a3b-9d2f-1a2b3c4d5e6f', '0190f2a4-7c1e-7a3b-9d2f-1a2b3c4d5e70'],
      conversions: [
        {
          from: { name: 'old', type: 'users' },
          rows: [
            { value: ['0190f2a4-7c1e-7a3b-9d2f-1a2b3c4d5e6f'], to: '0190f2a4-7c1e-7a3b-9d2f-1a2b3c4d5e6f' },
            { value: ['0190f2a4-7c1e-7a3b-9d2f-1a2b3c4d5e6f', '0190f2a4-7c1e-7a3b-9d2f-1a2b3c4d5e70'], fails: true },
            { value: null, to: null },
          ],
        },
      ],
    },
  ],
});
