import { isCivilDate, normalizeInstant } from './civil-date.ts';
import { MAX_SCALE, type RuleType, scaleOf } from './rule-type.ts';
import { Decimal, type RuleValue } from './rule-value.ts';

/** Digits before the point that a number from data may have: anything larger reads as unknown. */
export const DATA_DIGITS = 40;

const NUMBER = /^-?\d{1,40}(\.\d{1,20})?$/;

/** Reads one wire value; what is not of its type reads as null, so that bad data is unknown and never an exception. */
export type WireReader = (raw: unknown) => RuleValue;

/** The reader for a type. Records and objects have no value of their own: their readers give null. */
export function wireReader(type: RuleType): WireReader {
  switch (type.kind) {
    case 'text':
      return (raw) => (typeof raw === 'string' ? raw : null);
    case 'boolean':
      return (raw) => (typeof raw === 'boolean' ? raw : null);
    case 'number':
      return readNumber;
    case 'date':
      return (raw) => (isCivilDate(raw) ? raw : null);
    case 'datetime':
      return normalizeInstant;
    case 'reference':
      return readReference;
    case 'list':
      return listReader(type.of);
    case 'record':
    case 'object':
    case 'null':
      return () => null;
  }
}

/** A number from wire JSON: a finite number, or decimal text of at most 40 and 20 digits. */
export function readNumber(raw: unknown): Decimal | null {
  if (typeof raw === 'number') {
    if (Number.isSafeInteger(raw)) return new Decimal(raw);
    return Number.isFinite(raw) && Math.abs(raw) < 1e40 ? bounded(new Decimal(String(raw))) : null;
  }
  return typeof raw === 'string' && NUMBER.test(raw) ? new Decimal(raw) : null;
}

function bounded(value: Decimal): Decimal | null {
  return value.decimalPlaces() <= MAX_SCALE ? value : null;
}

function readReference(raw: unknown): RuleValue {
  if (typeof raw === 'string') return raw.toLowerCase();
  const id = readMember(raw, 'id');
  return typeof id === 'string' ? id.toLowerCase() : null;
}

function listReader(of: RuleType): WireReader {
  if (of.kind === 'record') return (raw) => (Array.isArray(raw) ? (raw as RuleValue[]) : null);
  const item = wireReader(of);
  return (raw) => (Array.isArray(raw) ? raw.map(item) : null);
}

/** An own property of a plain value; prototypes are never walked. */
export function readMember(holder: unknown, name: string): unknown {
  if (typeof holder !== 'object' || holder === null || !Object.hasOwn(holder, name)) return undefined;
  return (holder as Readonly<Record<string, unknown>>)[name];
}

/** Writes a value as wire JSON. Numbers are rounded half up to the type's scale: whole ones become JSON numbers when they are safe. */
export function toWire(value: RuleValue, type: RuleType): unknown {
  if (value === null) return null;
  if (Array.isArray(value)) {
    const of: RuleType = type.kind === 'list' ? type.of : { kind: 'text' };
    return value.map((item: RuleValue) => toWire(item, of));
  }
  return value instanceof Decimal ? numberToWire(value, type) : value;
}

function numberToWire(value: Decimal, type: RuleType): unknown {
  if (type.kind !== 'number' || (type.scale === undefined && type.integer !== true)) return numberText(value);
  const rounded = plainZero(value.toDecimalPlaces(scaleOf(type), Decimal.ROUND_HALF_UP));
  if (type.integer !== true) return rounded.toFixed(scaleOf(type));
  const number = rounded.toNumber();
  return Number.isSafeInteger(number) ? number : rounded.toFixed(0);
}

/** A number in plain digits without trailing zeros and without a negative zero. */
export function numberText(value: Decimal): string {
  return plainZero(value).toFixed();
}

function plainZero(value: Decimal): Decimal {
  return value.isZero() ? new Decimal(0) : value;
}
