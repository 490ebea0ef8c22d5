import type { FieldDefinition } from '@formwork/definition';
import type { Issue } from '@formwork/kernel';
import { isAbove } from './exact-decimal.ts';

/** An option of a field that is a number, or the fallback: definitions are read before they are known to be valid. */
export function numberOption(field: FieldDefinition, key: string, fallback: number): number {
  const value = field[key];
  return typeof value === 'number' ? value : fallback;
}

/** An option of a field that is a text, or `undefined`. */
export function textOption(field: FieldDefinition, key: string): string | undefined {
  const value = field[key];
  return typeof value === 'string' ? value : undefined;
}

/** The limits `min` and `max` of a field, where they are given as numbers or decimal texts. */
export function rangeOptions(field: FieldDefinition): { min?: string | number; max?: string | number } {
  const [min, max] = [field['min'], field['max']];
  return {
    ...(typeof min === 'string' || typeof min === 'number' ? { min } : {}),
    ...(typeof max === 'string' || typeof max === 'number' ? { max } : {}),
  };
}

/** A finding about an option that no schema can express. */
export function optionIssue(path: string, code: string, message: string, hint: string): Omit<Issue, 'file'> {
  return { code, severity: 'error', path, message, hint };
}

/** The finding that a lower limit is above the upper one. */
export function lintLimits(field: FieldDefinition, low: string, high: string): readonly Omit<Issue, 'file'>[] {
  if (!isAbove(field[low], field[high])) return [];
  return [
    optionIssue(
      `/${low}`,
      'FW_FIELD_OPTION_RANGE',
      `"${low}" (${String(field[low])}) is above "${high}" (${String(field[high])}), so no value fits.`,
      `Lower "${low}" or raise "${high}".`,
    ),
  ];
}
