import { defineFieldCases } from '../../conformance/field-cases.ts';

/** What the type takes, refuses, sorts and converts. */
export const phoneCases = defineFieldCases({
  id: 'phone',

  samples: [
    {
      field: { name: 'phone', type: 'phone', callingCode: '86' },
      valid: [
        { in: '138 0013-8000', out: '+8613800138000', text: { en: '+86 138 0013 8000', 'zh-CN': '+86 138 0013 8000' } },
        {
          in: '010-6552 9988 转 801',
          out: '+861065529988;ext=801',
          text: { en: '+86 10 6552 9988 ext. 801', 'zh-CN': '+86 10 6552 9988 转 801' },
        },
        {
          in: '0755 8888 6666',
          out: '+8675588886666',
          text: { en: '+86 755 8888 6666', 'zh-CN': '+86 755 8888 6666' },
        },
        { in: '+1 (415) 555-0132', out: '+14155550132', text: { en: '+1 415 555 0132', 'zh-CN': '+1 415 555 0132' } },
        { in: '0044 (0)20 7946 0018', out: '+442079460018' },
        { in: '＋８６１３８００１３８０００', out: '+8613800138000' },
        { in: 'tel:+8613800138000;ext=12', out: '+8613800138000;ext=12' },
        { in: '+49 30 901820', out: '+4930901820', text: { en: '+49 3090 1820', 'zh-CN': '+49 3090 1820' } },
        { in: ' ', out: null },
      ],
      invalid: [
        { in: 13800138000, code: 'FW_FIELD_TYPE' },
        { in: 'ask Li', code: 'FW_FIELD_PHONE_INVALID' },
        { in: '138 0013 8000 / 139 0013 9000 or mail', code: 'FW_FIELD_PHONE_INVALID' },
        { in: '+', code: 'FW_FIELD_PHONE_INVALID' },
        { in: '110', code: 'FW_FIELD_PHONE_INVALID' },
        { in: '+86 138 0013 8000 138 0013', code: 'FW_FIELD_PHONE_INVALID' },
        { in: '1'.repeat(61), code: 'FW_FIELD_TEXT_TOO_LONG' },
      ],
      ascending: ['+14155550132', '+8613800138000'],
      refused: [['13800138000'], ['+86 138'], ['+8613800138000;ext='], ['']],
      conversions: [
        {
          from: { name: 'old', type: 'text' },
          rows: [
            { value: '+86 138-0013-8000', to: '+8613800138000' },
            { value: '138 0013 8000', fails: true },
            { value: 'none', fails: true },
            { value: null, to: null },
          ],
        },
      ],
    },
    {
      field: { name: 'mobile', type: 'phone' },
      valid: [{ in: '+39 06 6982', out: '+39066982' }],
      invalid: [{ in: '138 0013 8000', code: 'FW_FIELD_PHONE_COUNTRY' }],
    },
    {
      field: { name: 'office', type: 'phone', callingCode: '39' },
      valid: [{ in: '06 698 1234', out: '+39066981234' }],
      invalid: [],
    },
  ],
});
