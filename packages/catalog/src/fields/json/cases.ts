import { defineFieldCases } from '../../conformance/field-cases.ts';

const deep = (levels: number): unknown => (levels === 0 ? 1 : [deep(levels - 1)]);

/** What the type takes, refuses, sorts and converts. */
export const jsonCases = defineFieldCases({
  id: 'json',

  samples: [
    {
      field: { name: 'payload', type: 'json', maxBytes: 400 },
      valid: [
        {
          in: { 订单: ['一', 2.5, null, true], empty: {}, constructor: 'x' },
          out: { 订单: ['一', 2.5, null, true], empty: {}, constructor: 'x' },
          text: {
            en: '{"订单":["一",2.5,null,true],"empty":{},"constructor":"x"}',
            'zh-CN': '{"订单":["一",2.5,null,true],"empty":{},"constructor":"x"}',
          },
        },
        { in: ' {"a": 1} ', out: { a: 1 } },
        { in: [], out: [] },
        { in: [1e21, -0], out: [1e21, 0] },
      ],
      invalid: [
        { in: 7, code: 'FW_FIELD_TYPE' },
        { in: '7', code: 'FW_FIELD_TYPE' },
        { in: '{"a": }', code: 'FW_FIELD_JSON_INVALID' },
        { in: { a: 'x\u0000' }, code: 'FW_FIELD_TEXT_BROKEN', path: '/a', isBeyondSchema: true },
        { in: { a: ['\ud800'] }, code: 'FW_FIELD_TEXT_BROKEN', path: '/a/0', isBeyondSchema: true },
        {
          in: JSON.parse('{"a": {"__proto__": 1}}') as unknown,
          code: 'FW_FIELD_JSON_KEY',
          path: '/a/__proto__',
          isBeyondSchema: true,
        },
        { in: deep(40), code: 'FW_FIELD_JSON_TOO_DEEP', path: '/0'.repeat(33), isBeyondSchema: true },
        { in: ['x'.repeat(400)], code: 'FW_FIELD_JSON_TOO_LARGE', isBeyondSchema: true },
      ],
      refused: [['7'], ['"x"'], [JSON.stringify(['x'.repeat(900)])]],
    },
    {
      field: {
        name: 'reading',
        type: 'json',
        schema: {
          type: 'object',
          required: ['at', 'values'],
          properties: {
            at: { type: 'string', minLength: 1 },
            values: { type: 'array', items: { $ref: '#/$defs/value' } },
          },
          additionalProperties: false,
          $defs: { value: { type: 'number', minimum: 0 } },
        },
      },
      valid: [{ in: { at: 'now', values: [1, 2] }, out: { at: 'now', values: [1, 2] } }],
      invalid: [
        { in: [], code: 'FW_FIELD_JSON_SCHEMA' },
        { in: { at: 'now' }, code: 'FW_FIELD_JSON_SCHEMA' },
        { in: { at: 'now', values: [1, -2] }, code: 'FW_FIELD_JSON_SCHEMA', path: '/values/1' },
      ],
    },
  ],
  lint: [
    {
      field: { name: 'payload', type: 'json', schema: { properties: { a: { pattern: '(a+)+$' } } } },
      code: 'FW_FIELD_SCHEMA_INVALID',
    },
    {
      field: { name: 'payload', type: 'json', schema: { $ref: 'https://example.com/x' } },
      code: 'FW_FIELD_SCHEMA_INVALID',
    },
  ],
});
