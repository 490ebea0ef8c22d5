import type { FieldDefinition, ParseResult } from '@formwork/definition';
import { parseCount } from './item-count.ts';
import { numberOption } from './options.ts';
import { accept, refuse, refuseType, within } from './parse-result.ts';
import { ID_SCHEMA, formatReference, parseRecordId } from './record-id.ts';

/** Records that a list may hold where the field does not say: they are read and titled with the record itself. */
export const MOST_LISTED = 200;

/** JSON Schema of a list of ids. */
export function idsSchema(field: FieldDefinition): Record<string, unknown> {
  return {
    type: 'array',
    items: { ...ID_SCHEMA },
    uniqueItems: true,
    minItems: Math.max(1, numberOption(field, 'minItems', 1)),
    maxItems: numberOption(field, 'maxItems', MOST_LISTED),
  };
}

/** Checks a list of ids, bare or as expanded references, each once, in the order in which they are given. */
export function parseRecordIds(raw: unknown, field: FieldDefinition): ParseResult {
  if (!Array.isArray(raw)) return refuseType('a list of records', 'Send a JSON array of ids.');
  if (raw.length === 0) return accept(null);
  const counted = parseCount(raw.length, { maxItems: MOST_LISTED, ...field });
  if (!counted.ok) return counted;
  const ids = new Set<string>();
  for (const [index, each] of raw.entries()) {
    const parsed = within(index, parseRecordId(each));
    if (!parsed.ok) return parsed;
    if (ids.has(parsed.value as string)) {
      return within(
        index,
        refuse('FW_FIELD_REFERENCE_TWICE', 'The record is in the list twice.', 'Name each record once.'),
      );
    }
    ids.add(parsed.value as string);
  }
  return accept([...ids]);
}

/** The titles of expanded references, or their ids, one after another. */
export function formatReferences(value: unknown, locale: string): string {
  const titles = Array.isArray(value) ? value.map(formatReference) : [];
  return titles.filter((title) => title !== '').join(locale.startsWith('zh') ? '、' : ', ');
}
