import {
  type FieldContext,
  type FieldDefinition,
  type ParseResult,
  Name,
  closed,
  defineFieldModel,
} from '@formwork/definition';
import { type Json, isId } from '@formwork/kernel';
import Type from 'typebox';
import { parseCount } from '../../values/item-count.ts';
import { lintLimits, numberOption, textOption } from '../../values/options.ts';
import { accept, refuse, refuseType, within } from '../../values/parse-result.ts';

/** Most lines of one record where the field does not say. */
const DEFAULT_MOST_LINES = 1_000;

/** Child records that live and die with their parent. */
export const linesModel = defineFieldModel({
  id: 'lines',
  label: { en: 'Lines', 'zh-CN': '明细' },
  help: {
    en: 'A table of child records that are saved and deleted with this one.',
    'zh-CN': '随本记录一起保存和删除的子表。',
  },
  options: Type.Object(
    {
      entity: {
        ...Name,
        description: 'The entity of this app whose records are the lines. It belongs to one parent only.',
      },
      minItems: Type.Optional(Type.Integer({ minimum: 0, maximum: 5000, description: 'Fewest lines.' })),
      maxItems: Type.Optional(
        Type.Integer({ minimum: 1, maximum: 5000, description: `Most lines; ${DEFAULT_MOST_LINES} unless said.` }),
      ),
    },
    closed,
  ),
  storage: (field, context) => ({ shape: 'child-table', entity: child(field, context) }),
  ruleType: (field, context) => ({ kind: 'list', of: { kind: 'record', entity: child(field, context) } }),
  valueSchema: (field) => ({
    type: 'array',
    items: { type: 'object' },
    minItems: numberOption(field, 'minItems', 0),
    maxItems: numberOption(field, 'maxItems', DEFAULT_MOST_LINES),
  }),
  parse: parseLines,
  format: (value, _field, { locale }) =>
    Array.isArray(value) ? new Intl.NumberFormat(locale).format(value.length) : '',
  operators: [],
  isScalar: false,
  lint: (field) => lintLimits(field, 'minItems', 'maxItems'),
  references: (field) => {
    const entity = textOption(field, 'entity');
    return entity === undefined ? [] : [{ kind: 'entity', path: '/entity', name: entity }];
  },
  allows: { required: false, unique: false, default: false, searchable: false },
});

function child(field: FieldDefinition, context: FieldContext): string {
  const name = textOption(field, 'entity') ?? '';
  return context.resolveEntity(name) ?? name;
}

/** Checks the list and each line's own id; the fields of a line are parsed by their own types. */
function parseLines(raw: unknown, field: FieldDefinition): ParseResult {
  if (!Array.isArray(raw)) return refuseType('a list of lines', 'Send a JSON array of objects.');
  const counted = parseCount(raw.length, { maxItems: DEFAULT_MOST_LINES, ...field });
  if (!counted.ok) return counted;
  const ids = new Set<string>();
  for (const [index, line] of raw.entries()) {
    const parsed = within(index, parseLine(line, ids));
    if (!parsed.ok) return parsed;
  }
  return accept(raw as Json);
}

function parseLine(line: unknown, ids: Set<string>): ParseResult {
  if (typeof line !== 'object' || line === null || Array.isArray(line)) {
    return refuseType('a line', 'Send an object with the fields of the line.');
  }
  const id = Object.hasOwn(line, 'id') ? (line as { id: unknown }).id : undefined;
  if (id === undefined || id === null) return accept(null);
  if (!isId(id)) {
    return within(
      'id',
      refuse('FW_FIELD_REFERENCE_INVALID', 'The line has no valid id.', 'Leave the id out for a new line.'),
    );
  }
  if (ids.has(id.toLowerCase())) {
    return within('id', refuse('FW_FIELD_LINE_TWICE', 'The same line is there twice.', 'Send each line once.'));
  }
  ids.add(id.toLowerCase());
  return accept(null);
}
