import {
  type ColumnType,
  type FieldDefinition,
  type FilterOperator,
  RuleJson,
  closed,
  defineFieldModel,
} from '@formwork/definition';
import type { Issue } from '@formwork/kernel';
import type { RuleType } from '@formwork/rules';
import Type from 'typebox';
import {
  columnOfType,
  formatComputed,
  formatWrittenDecimal,
  parseByColumn,
  schemaOfColumn,
} from '../../values/computed-value.ts';
import { numberOption, optionIssue, textOption } from '../../values/options.ts';

const results = ['text', 'integer', 'decimal', 'boolean', 'date', 'datetime'] as const;

const ORDERED: readonly FilterOperator[] = [
  'is',
  'isNot',
  'lessThan',
  'atMost',
  'greaterThan',
  'atLeast',
  'between',
  'isEmpty',
  'isNotEmpty',
];
const OPERATORS: Readonly<Partial<Record<RuleType['kind'], readonly FilterOperator[]>>> = {
  text: ['is', 'isNot', 'contains', 'startsWith', 'isEmpty', 'isNotEmpty'],
  number: ORDERED,
  date: ORDERED,
  datetime: ORDERED,
  boolean: ['is', 'isEmpty', 'isNotEmpty'],
};

/** A value computed by an expression: read live, or kept in a column that is refreshed with every change. */
export const formulaModel = defineFieldModel({
  id: 'formula',
  label: { en: 'Formula', 'zh-CN': '公式' },
  help: { en: 'A value computed from other fields.', 'zh-CN': '由其他字段计算得出的值。' },
  options: Type.Object(
    {
      result: Type.Union(
        results.map((result) => Type.Literal(result)),
        { description: 'The kind of value that the expression gives.' },
      ),
      value: RuleJson,
      scale: Type.Optional(
        Type.Integer({
          minimum: 0,
          maximum: 12,
          description: 'Decimals of a decimal result, rounded half up; 2 unless said.',
        }),
      ),
      stored: Type.Optional(
        Type.Boolean({
          description:
            'Kept in a column, so that it is sorted and filtered like one. Only over the record, its lines and its parent.',
        }),
      ),
    },
    closed,
  ),
  storage: (field) => ({
    shape: 'derived',
    rule: field['value'] ?? null,
    stored: field['stored'] === true,
    column: formulaColumn(field),
  }),
  ruleType: resultType,
  valueSchema: (field) => schemaOfColumn(formulaColumn(field)),
  parse: (raw, field) => parseByColumn(raw, formulaColumn(field)),
  format: (value, field, reader) =>
    field['result'] === 'decimal' ? formatWrittenDecimal(value, reader.locale) : formatComputed(value, reader),
  operators: ORDERED,
  operatorsOf: (field) => OPERATORS[resultType(field).kind] ?? [],
  isComputed: true,
  lint: lintScale,
  references: (field) =>
    field['value'] === undefined
      ? []
      : [{ kind: 'rule', path: '/value', json: field['value'], expected: resultType(field) }],
  allows: { required: false, unique: false, default: false, searchable: false },
});

function resultType(field: FieldDefinition): RuleType {
  switch (textOption(field, 'result')) {
    case 'integer':
      return { kind: 'number', integer: true, scale: 0 };
    case 'decimal':
      return { kind: 'number', scale: numberOption(field, 'scale', 2) };
    case 'boolean':
      return { kind: 'boolean' };
    case 'date':
      return { kind: 'date' };
    case 'datetime':
      return { kind: 'datetime' };
    default:
      return { kind: 'text' };
  }
}

function formulaColumn(field: FieldDefinition): ColumnType {
  return columnOfType(resultType(field)) ?? { kind: 'text' };
}

function lintScale(field: FieldDefinition): readonly Omit<Issue, 'file'>[] {
  if (field['scale'] === undefined || field['result'] === 'decimal') return [];
  const message = `"scale" means nothing for a result of the kind ${String(field['result'])}.`;
  return [optionIssue('/scale', 'FW_FIELD_OPTION_CONFLICT', message, 'Remove "scale", or make the result a decimal.')];
}
