/**
 * The static type of an expression.
 *
 * - `text` with `options` is a closed choice: comparing it with a value outside is a finding.
 * - `number` is an exact decimal; `scale` is the most decimals it can have (absent: up to 20), `integer` means scale 0.
 * - `date` is a civil date that no time zone shifts; `datetime` is an instant.
 * - `reference` is a record id; its members are reached through the scope. Users are `formwork.user`.
 * - `record` is a whole record (the scope's `record`, a line): only its members can be used.
 * - `object` is a value with named parts, such as money: only its parts can be used.
 */
export type RuleType =
  | { readonly kind: 'text'; readonly options?: readonly string[] }
  | { readonly kind: 'number'; readonly integer?: boolean; readonly scale?: number }
  | { readonly kind: 'boolean' }
  | { readonly kind: 'date' }
  | { readonly kind: 'datetime' }
  | { readonly kind: 'reference'; readonly entity: string }
  | { readonly kind: 'record'; readonly entity: string }
  | { readonly kind: 'object'; readonly fields: Readonly<Record<string, RuleType>> }
  | { readonly kind: 'list'; readonly of: RuleType }
  | { readonly kind: 'null' };

/** The most decimals that any number keeps; products and quotients are rounded half up to it. */
export const MAX_SCALE = 20;

/** How many decimals a number of this type can have. */
export function scaleOf(type: RuleType): number {
  if (type.kind !== 'number') return 0;
  return type.integer === true ? 0 : (type.scale ?? MAX_SCALE);
}

/** A type in words for findings, such as `a date` or `a list of text`. */
export function describeType(type: RuleType): string {
  switch (type.kind) {
    case 'text':
      return type.options === undefined ? 'text' : 'a choice';
    case 'number':
      return type.integer === true ? 'a whole number' : 'a number';
    case 'boolean':
      return 'true or false';
    case 'date':
      return 'a date';
    case 'datetime':
      return 'a date and time';
    case 'reference':
      return `a reference to ${type.entity}`;
    case 'record':
      return `a record of ${type.entity}`;
    case 'object':
      return `a value with the parts ${Object.keys(type.fields).join(', ')}`;
    case 'list':
      return type.of.kind === 'record' ? `a list of records of ${type.of.entity}` : `a list of ${plainName(type.of)}`;
    case 'null':
      return 'nothing (null)';
  }
}

function plainName(type: RuleType): string {
  return describeType(type).replace(/^an? /, '');
}
