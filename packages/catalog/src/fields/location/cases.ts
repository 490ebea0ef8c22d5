import { defineFieldCases } from '../../conformance/field-cases.ts';

/** What the type takes, refuses, sorts and converts. */
export const locationCases = defineFieldCases({
  id: 'location',

  samples: [
    {
      field: { name: 'site', type: 'location' },
      valid: [
        {
          in: { address: ' 上海市黄浦区人民大道200号 ', latitude: '31.230416', longitude: 121.473701 },
          out: { address: '上海市黄浦区人民大道200号', latitude: '31.230416', longitude: '121.473701' },
          text: {
            en: '上海市黄浦区人民大道200号 (31.230416, 121.473701)',
            'zh-CN': '上海市黄浦区人民大道200号 (31.230416, 121.473701)',
          },
        },
        { in: '10 Harbour Road', out: { address: '10 Harbour Road', latitude: null, longitude: null } },
        {
          in: '-33.85, 151.2',
          out: { address: '', latitude: '-33.850000', longitude: '151.200000' },
          text: { en: '-33.85, 151.2', 'zh-CN': '-33.85, 151.2' },
        },
        {
          in: { latitude: 90, longitude: -180 },
          out: { address: '', latitude: '90.000000', longitude: '-180.000000' },
        },
        { in: { address: '' }, out: null },
        { in: ' ', out: null },
      ],
      invalid: [
        { in: 7, code: 'FW_FIELD_TYPE' },
        { in: { place: 'x' }, code: 'FW_FIELD_TYPE' },
        { in: { address: 7 }, code: 'FW_FIELD_TYPE', path: '/address' },
        { in: { address: 'x'.repeat(401) }, code: 'FW_FIELD_TEXT_TOO_LONG', path: '/address' },
        { in: { latitude: '31.2' }, code: 'FW_FIELD_LOCATION_COORDINATES', path: '/longitude' },
        { in: { latitude: '90.1', longitude: '0' }, code: 'FW_FIELD_ABOVE_MAX', path: '/latitude' },
        { in: { latitude: '0', longitude: '-180.1' }, code: 'FW_FIELD_BELOW_MIN', path: '/longitude' },
        { in: { latitude: '31.2304161', longitude: '0' }, code: 'FW_FIELD_NUMBER_SCALE', path: '/latitude' },
        { in: { latitude: 'north', longitude: '0' }, code: 'FW_FIELD_NUMBER_INVALID', path: '/latitude' },
      ],
      ascending: [
        { address: 'A', latitude: null, longitude: null },
        { address: 'B', latitude: null, longitude: null },
      ],
      refused: [
        ['', null, null],
        ['x', '31.2', null],
        ['x', '91', '0'],
        ['x', '0', '181'],
        [null, '0', '0'],
        ['x'.repeat(401), null, null],
      ],
      conversions: [
        {
          from: { name: 'old', type: 'text' },
          rows: [
            { value: '10 Harbour Road', to: { address: '10 Harbour Road', latitude: null, longitude: null } },
            { value: null, to: null },
          ],
        },
      ],
    },
    {
      field: { name: 'pin', type: 'location', coordinates: 'required' },
      valid: [{ in: '31.2,121.4', out: { address: '', latitude: '31.200000', longitude: '121.400000' } }],
      invalid: [{ in: 'somewhere', code: 'FW_FIELD_LOCATION_COORDINATES', path: '/latitude' }],
      refused: [['x', null, null]],
      conversions: [
        {
          from: { name: 'old', type: 'location' },
          rows: [
            { value: { address: 'x', latitude: null, longitude: null }, fails: true },
            {
              value: { address: '', latitude: '1.000000', longitude: '2.000000' },
              to: { address: '', latitude: '1.000000', longitude: '2.000000' },
            },
          ],
        },
      ],
    },
    {
      field: { name: 'office', type: 'location', coordinates: 'none' },
      valid: [{ in: '1, 2', out: { address: '1, 2', latitude: null, longitude: null } }],
      invalid: [{ in: { latitude: '1', longitude: '2' }, code: 'FW_FIELD_LOCATION_COORDINATES', path: '/latitude' }],
      refused: [['x', '1', '2']],
    },
  ],
});
