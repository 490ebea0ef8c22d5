import type { FieldDefinition, ParseResult } from '@formwork/definition';
import { numberOption } from './options.ts';
import { accept, refuse } from './parse-result.ts';

/** Checks the number of items of a list against the field's `minItems` and `maxItems`. */
export function parseCount(count: number, field: FieldDefinition): ParseResult {
  const minItems = numberOption(field, 'minItems', 0);
  const maxItems = numberOption(field, 'maxItems', Number.POSITIVE_INFINITY);
  if (count < minItems) {
    return refuse('FW_FIELD_ITEMS_TOO_FEW', `There are ${count}; at least ${minItems} are needed.`, 'Add more.', {
      details: { count, minItems },
    });
  }
  if (count > maxItems) {
    return refuse('FW_FIELD_ITEMS_TOO_MANY', `There are ${count}; at most ${maxItems} are allowed.`, 'Remove some.', {
      details: { count, maxItems },
    });
  }
  return accept(count);
}
