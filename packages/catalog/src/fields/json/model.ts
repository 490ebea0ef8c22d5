import { type FieldDefinition, type ParseResult, closed, defineFieldModel } from '@formwork/definition';
import type { Issue } from '@formwork/kernel';
import Type from 'typebox';
import { parseJsonValue } from '../../values/json-value.ts';
import { numberOption, optionIssue } from '../../values/options.ts';
import { refuse } from '../../values/parse-result.ts';
import { type ValueSchema, findMismatch, findSchemaFault } from '../../values/value-schema.ts';

const DEFAULT_BYTES = 65_536;

/** A JSON object or list, which may have to follow a schema. */
export const jsonModel = defineFieldModel({
  id: 'json',
  label: { en: 'JSON', 'zh-CN': 'JSON 数据' },
  help: {
    en: 'A JSON object or list, for data of other systems. What people work with is better off in fields of its own.',
    'zh-CN': 'JSON 对象或数组，用于其他系统的数据；人们直接使用的内容最好单独建字段。',
  },
  options: Type.Object(
    {
      schema: Type.Optional(
        Type.Record(Type.String(), Type.Unknown(), {
          description:
            'A JSON Schema (2020-12) that every value has to follow. Patterns and other documents are not read.',
        }),
      ),
      maxBytes: Type.Optional(
        Type.Integer({
          minimum: 2,
          maximum: 1_048_576,
          description: `Most bytes as JSON text; ${DEFAULT_BYTES} unless said.`,
        }),
      ),
    },
    closed,
  ),
  storage: () => ({ shape: 'column', column: { kind: 'jsonb' } }),
  ruleType: () => ({ kind: 'object', fields: {} }),
  valueSchema: (field) => {
    const schema = schemaOf(field);
    return schema === undefined ? { type: ['object', 'array'] } : { ...schema };
  },
  parse: parseJson,
  format: (value) => (value === null || value === undefined ? '' : JSON.stringify(value)),
  operators: [],
  lint: lintSchema,
  allows: { unique: false, searchable: false },
});

/** The most bytes of a field. */
export function mostBytes(field: FieldDefinition): number {
  return numberOption(field, 'maxBytes', DEFAULT_BYTES);
}

function schemaOf(field: FieldDefinition): ValueSchema | undefined {
  const schema = field['schema'];
  return typeof schema === 'object' && schema !== null && findSchemaFault(schema) === undefined
    ? (schema as ValueSchema)
    : undefined;
}

function parseJson(raw: unknown, field: FieldDefinition): ParseResult {
  const parsed = parseJsonValue(raw, { maxBytes: mostBytes(field) });
  const schema = schemaOf(field);
  if (!parsed.ok || schema === undefined) return parsed;
  const mismatch = findMismatch(parsed.value, schema);
  if (mismatch === undefined) return parsed;
  const message = `The value does not follow the schema of the field: ${mismatch.message}`;
  return refuse('FW_FIELD_JSON_SCHEMA', message, 'Change it there, or ask whoever designs the app.', {
    path: mismatch.path,
  });
}

function lintSchema(field: FieldDefinition): readonly Omit<Issue, 'file'>[] {
  const fault = field['schema'] === undefined ? undefined : findSchemaFault(field['schema']);
  if (fault === undefined) return [];
  return [
    optionIssue(
      `/schema${fault.path}`,
      'FW_FIELD_SCHEMA_INVALID',
      fault.message,
      'Take it out, or say it another way.',
    ),
  ];
}
