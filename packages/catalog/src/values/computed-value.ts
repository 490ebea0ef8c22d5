import type { ColumnType, ParseResult } from '@formwork/definition';
import type { Json } from '@formwork/kernel';
import type { RuleType } from '@formwork/rules';
import { DATE_PATTERN, INSTANT_PATTERN, formatDate, formatInstant, parseDate, parseInstant } from './civil-time.ts';
import { formatDecimal, parseDecimal } from './exact-decimal.ts';
import { accept, refuseType } from './parse-result.ts';
import { parsePlainText } from './plain-text.ts';
import { ID_SCHEMA, parseRecordId } from './record-id.ts';
import { asText } from './as-text.ts';

/** Digits that computed numbers are kept with. */
const PRECISION = 38;
const MOST_TEXT = 20_000;

/** The column that keeps or carries a computed value; `undefined` for a type that no single column holds. */
export function columnOfType(type: RuleType): ColumnType | undefined {
  switch (type.kind) {
    case 'text':
      return { kind: 'text' };
    case 'number':
      return type.integer === true
        ? { kind: 'bigint' }
        : { kind: 'numeric', precision: PRECISION, scale: type.scale ?? 2 };
    case 'boolean':
    case 'date':
      return { kind: type.kind };
    case 'datetime':
      return { kind: 'timestamptz' };
    case 'reference':
      return { kind: 'uuid' };
    case 'list':
      if (type.of.kind === 'reference') return { kind: 'uuid[]' };
      return type.of.kind === 'text' ? { kind: 'text[]' } : undefined;
    case 'record':
    case 'object':
    case 'null':
      return undefined;
  }
}

/** JSON Schema of a computed value on the wire, by the column that carries it. */
export function schemaOfColumn(column: ColumnType): Record<string, unknown> {
  switch (column.kind) {
    case 'text':
      return { type: 'string', maxLength: MOST_TEXT };
    case 'bigint':
      return { type: 'integer', minimum: Number.MIN_SAFE_INTEGER, maximum: Number.MAX_SAFE_INTEGER };
    case 'numeric':
      return { type: 'string', pattern: column.scale === 0 ? '^-?\\d+$' : `^-?\\d+\\.\\d{${column.scale}}$` };
    case 'boolean':
      return { type: 'boolean' };
    case 'date':
      return { type: 'string', format: 'date', pattern: DATE_PATTERN };
    case 'timestamptz':
      return { type: 'string', format: 'date-time', pattern: INSTANT_PATTERN };
    case 'uuid':
      return { ...ID_SCHEMA };
    case 'text[]':
      return { type: 'array', items: { type: 'string' } };
    case 'uuid[]':
      return { type: 'array', items: { ...ID_SCHEMA } };
    case 'jsonb':
      return {};
  }
}

/** Checks a computed value that comes from outside: an expectation of a scenario, an operand of a filter. */
export function parseByColumn(raw: unknown, column: ColumnType): ParseResult {
  switch (column.kind) {
    case 'text':
      return parsePlainText(raw, { maxLength: MOST_TEXT, isMultiline: true });
    case 'bigint':
      return Number.isSafeInteger(raw) ? accept(raw as number) : refuseType('a whole number', 'Send a JSON number.');
    case 'numeric':
      return parseDecimal(raw, { scale: column.scale, precision: column.precision ?? PRECISION });
    case 'boolean':
      return typeof raw === 'boolean' ? accept(raw) : refuseType('yes or no', 'Send true or false.');
    case 'date':
      return parseDate(raw);
    case 'timestamptz':
      return parseInstant(raw);
    case 'uuid':
      return parseRecordId(raw);
    case 'text[]':
    case 'uuid[]':
      return Array.isArray(raw) && raw.every((each) => typeof each === 'string')
        ? accept(raw)
        : refuseType('a list of texts', 'Send a JSON array of strings.');
    case 'jsonb':
      return accept(raw as Json);
  }
}

/**
 * A computed value as a person reads it. What a value is can be told from its wire form, so the definition of
 * whatever it was computed from is not needed: dates and instants have forms that nothing else has.
 */
export function formatComputed(value: unknown, reader: { readonly locale: string; readonly timeZone: string }): string {
  if (typeof value === 'boolean') return reader.locale.startsWith('zh') ? (value ? '是' : '否') : value ? 'Yes' : 'No';
  if (typeof value === 'number') return formatDecimal(value, reader.locale, {});
  if (typeof value === 'object' && value !== null) return asText((value as { title?: unknown }).title);
  if (typeof value !== 'string') return '';
  if (DATE.test(value)) return formatDate(value, reader.locale);
  if (INSTANT.test(value)) return formatInstant(value, reader.locale, reader.timeZone);
  return value;
}

const DATE = new RegExp(DATE_PATTERN);
const INSTANT = new RegExp(INSTANT_PATTERN);

/** A decimal text with the decimals it has, as the locale writes it. */
export function formatWrittenDecimal(value: unknown, locale: string): string {
  const decimals = /\.(\d+)$/.exec(asText(value))?.[1]?.length ?? 0;
  return formatDecimal(value, locale, { minimumFractionDigits: decimals, maximumFractionDigits: decimals });
}
