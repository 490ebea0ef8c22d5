import {
  type FieldContext,
  type FieldDefinition,
  type FieldReference,
  Name,
  QualifiedName,
  RuleJson,
  type StorageShape,
  closed,
  defineFieldModel,
} from '@formwork/definition';
import type { RuleType } from '@formwork/rules';
import Type from 'typebox';
import { columnOfType, formatComputed, formatWrittenDecimal, parseByColumn } from '../../values/computed-value.ts';
import { DATE_PATTERN, INSTANT_PATTERN } from '../../values/civil-time.ts';
import { numberOption, textOption } from '../../values/options.ts';
import { refuseType } from '../../values/parse-result.ts';
import { countedEntity, rollupAggregate, rollupOver } from './rollup-options.ts';
import { lintRollup } from './lint-rollup.ts';
import { asText } from '../../values/as-text.ts';

const Counted = { ...QualifiedName, description: 'The entity whose records are counted.' };
const CountedBy = { ...Name, description: 'Its reference field that points here.' };
const Aggregated = (what: string) => Type.Optional({ ...Name, description: what });
const DECIMAL = '^-?\\d+(\\.\\d+)?$';

/** A value computed over many records: lines, or records that refer to this one. Always fresh. */
export const rollupModel = defineFieldModel({
  id: 'rollup',
  label: { en: 'Rollup', 'zh-CN': '汇总' },
  help: {
    en: 'A sum, count, average, minimum or maximum over lines or over records that refer to this one.',
    'zh-CN': '对明细或引用本记录的记录求和、计数、平均、最小或最大。',
  },
  options: Type.Object(
    {
      over: Type.Union([Name, Type.Object({ entity: Counted, by: CountedBy }, closed)], {
        description: 'A lines field of this entity, or an entity and its reference field that points here.',
      }),
      sum: Aggregated('Field that is added up.'),
      average: Aggregated('Field whose average is taken; empty values do not count.'),
      min: Aggregated('Field whose least value is taken.'),
      max: Aggregated('Field whose greatest value is taken.'),
      count: Type.Optional(Type.Literal(true, { description: 'Counts the records.' })),
      where: Type.Optional({
        ...RuleJson,
        description: 'Only records for which this holds; `record` is the one counted.',
      }),
      scale: Type.Optional(
        Type.Integer({
          minimum: 0,
          maximum: 12,
          description: 'Decimals of an average; those of the field unless said.',
        }),
      ),
    },
    closed,
  ),
  storage: rollupShape,
  ruleType: rollupType,
  valueSchema: (field) =>
    field['count'] === true
      ? { type: 'integer', minimum: 0 }
      : { anyOf: [{ type: 'integer' }, { type: 'string', pattern: `${DECIMAL}|${DATE_PATTERN}|${INSTANT_PATTERN}` }] },
  parse: (raw, field) => {
    if (typeof raw === 'number' && Number.isSafeInteger(raw)) return parseByColumn(raw, { kind: 'bigint' });
    if (field['count'] === true || typeof raw !== 'string') return refuseType('a number', 'Send a JSON number.');
    const decimals = /^-?\d+(?:\.(\d{1,20}))?$/.exec(raw);
    if (decimals !== null) return parseByColumn(raw, { kind: 'numeric', scale: decimals[1]?.length ?? 0 });
    return parseByColumn(raw, { kind: raw.length > 10 ? 'timestamptz' : 'date' });
  },
  format: (value, _field, reader) =>
    new RegExp(DECIMAL).test(asText(value))
      ? formatWrittenDecimal(value, reader.locale)
      : formatComputed(value, reader),
  operators: ['is', 'isNot', 'lessThan', 'atMost', 'greaterThan', 'atLeast', 'between', 'isEmpty', 'isNotEmpty'],
  isComputed: true,
  lint: lintRollup,
  references: rollupReferences,
  allows: { required: false, unique: false, default: false, searchable: false },
});

function rollupShape(field: FieldDefinition, context: FieldContext): StorageShape {
  const over = rollupOver(field);
  const { aggregate, of } = rollupAggregate(field);
  return {
    shape: 'rollup',
    over: 'lines' in over ? over : { entity: context.resolveEntity(over.entity) ?? over.entity, by: over.by },
    aggregate,
    ...(of === undefined ? {} : { of }),
    ...(field['where'] === undefined ? {} : { where: field['where'] }),
    column: columnOfType(rollupType(field, context)) ?? { kind: 'numeric', precision: 38, scale: 2 },
  };
}

function rollupType(field: FieldDefinition, context: FieldContext): RuleType {
  const { aggregate, of } = rollupAggregate(field);
  if (aggregate === 'count' || of === undefined) return { kind: 'number', integer: true, scale: 0 };
  const entity = countedEntity(field, context);
  const type = entity === undefined ? undefined : context.fieldType(entity, of);
  if (aggregate !== 'average') return type ?? { kind: 'number', scale: 2 };
  const fallback = type?.kind === 'number' && type.integer !== true ? (type.scale ?? 2) : 2;
  return { kind: 'number', scale: numberOption(field, 'scale', fallback) };
}

function rollupReferences(field: FieldDefinition, context: FieldContext): readonly FieldReference[] {
  const over = rollupOver(field);
  const counted = countedEntity(field, context);
  const { aggregate, of } = rollupAggregate(field);
  const references: FieldReference[] = [];
  if ('lines' in over) references.push({ kind: 'field', path: '/over', entity: context.entity, name: over.lines });
  else {
    references.push({ kind: 'entity', path: '/over/entity', name: over.entity });
    if (counted !== undefined) references.push({ kind: 'field', path: '/over/by', entity: counted, name: over.by });
  }
  if (counted === undefined) return references;
  if (of !== undefined && textOption(field, aggregate) === of) {
    references.push({ kind: 'field', path: `/${aggregate}`, entity: counted, name: of });
  }
  if (field['where'] !== undefined) {
    references.push({
      kind: 'rule',
      path: '/where',
      json: field['where'],
      record: counted,
      expected: { kind: 'boolean' },
    });
  }
  return references;
}
