import type { Json } from '@formwork/kernel';
import type { GridRecord, Screen, ScreenEntity, ScreenField } from '@formwork/renderer';

const ROWS = 6;
const LINES = 2;
const DAY_MS = 86_400_000;

/**
 * Records made up from what the fields are: what a screen shows before there is any data. The same definition gives the
 * same records on the same day. References lead to other sample records.
 */
export function sampleRecords(screen: Screen, entity: string, today: string): readonly GridRecord[] {
  const found = screen.findEntity(entity);
  if (found === undefined) return [];
  return Array.from({ length: ROWS }, (_, row) => sampleRecord({ screen, today, depth: 0 }, found, row));
}

interface Making {
  readonly screen: Screen;
  readonly today: string;
  /** How many references or lists of lines lead here. */
  readonly depth: number;
}

function sampleRecord(making: Making, entity: ScreenEntity, row: number): GridRecord {
  const values = [...entity.fields.values()].map((field): [string, Json] => [
    field.name,
    sampleValue(making, entity, field, row),
  ]);
  return { ...Object.fromEntries(values), id: sampleId(entity.name, row), version: 1 };
}

/** The same id for the same place, of the form that ids have. */
function sampleId(entity: string, row: number): string {
  const sum = Array.from(entity).reduce((total, sign) => (total * 31 + sign.codePointAt(0)!) % 0xffffffff, 7);
  return `00000000-0000-7000-8000-${sum.toString(16).padStart(8, '0')}${row.toString(16).padStart(4, '0')}`;
}

function sampleValue(making: Making, entity: ScreenEntity, field: ScreenField, row: number): Json {
  const { type } = field;
  if (type.kind === 'reference') return sampleReference(making, field, type.entity, row);
  if (type.kind === 'list' && type.of.kind === 'record') return sampleLines(making, entity, type.of.entity, row);
  const canBeEmpty = field.definition.required !== true && !field.isSystem && field !== entity.titleField;
  if (canBeEmpty && row % 4 === 3) return null;
  const values = candidates(field, row, making.today);
  const isMade = field.isSystem || field.model.isComputed === true;
  return values.find((each) => isMade || field.model.parse(each, field.definition).ok) ?? null;
}

/** A record referred to: its title, and at the first step its values, for columns that look through the reference. */
function sampleReference(making: Making, field: ScreenField, entity: string, row: number): Json {
  const target = making.screen.findEntity(entity);
  const at = row % ROWS;
  if (target === undefined) return { id: sampleId(entity, at), title: `${field.label} ${at + 1}` };
  const { titleField } = target;
  const title =
    titleField === undefined || titleField.type.kind === 'reference'
      ? undefined
      : sampleValue({ ...making, depth: 2 }, target, titleField, at);
  const values = making.depth > 0 ? {} : sampleRecord({ ...making, depth: 1 }, target, at);
  const said = typeof title === 'string' || typeof title === 'number' ? String(title) : `${target.label} ${at + 1}`;
  return { ...values, id: sampleId(target.name, at), title: said };
}

function sampleLines(making: Making, entity: ScreenEntity, of: string, row: number): Json {
  const child = making.screen.findEntity(of);
  if (child === undefined || child.name === entity.name || making.depth > 0) return [];
  return Array.from({ length: LINES }, (_, line) => sampleRecord({ ...making, depth: 1 }, child, row * LINES + line));
}

/** Values of a type, the likeliest first; those that the field's kind refuses are passed over. */
function candidates(field: ScreenField, row: number, today: string): readonly Json[] {
  const { type, label } = field;
  switch (type.kind) {
    case 'text':
      return type.options === undefined ? sampleTexts(label, row) : [type.options[row % type.options.length] ?? null];
    case 'number':
      return sampleNumbers(row, type.integer === true ? undefined : (type.scale ?? 2));
    case 'boolean':
      return [row % 2 === 0];
    case 'date':
      return [dayAfter(today, row * 5 - 8)];
    case 'datetime':
      return [`${dayAfter(today, row * 5 - 8)}T0${row % 10}:30:00Z`];
    case 'list': {
      const options = type.of.kind === 'text' ? (type.of.options ?? []) : [];
      return [options.filter((_, index) => (index + row) % 2 === 0).slice(0, 2), []];
    }
    case 'object':
      return [sampleParts(type.fields, row)];
    default:
      return [null];
  }
}

function sampleTexts(label: string, row: number): Json[] {
  const person = `sample${row + 1}@example.com`;
  const written = [`${label} ${row + 1}`, `S-${row + 1}`, `${row + 1}`];
  return [...written, person, 'https://example.com', `+1 202 555 010${row % 10}`, '#2f6fed', '09:30', 'PT2H'];
}

function sampleNumbers(row: number, scale: number | undefined): Json[] {
  const wanted = [(row + 1) * 35, row + 1, 1, 0.5, 0];
  return scale === undefined ? wanted.filter(Number.isInteger) : wanted.flatMap((each) => [each.toFixed(scale), each]);
}

function sampleParts(fields: Readonly<Record<string, ScreenField['type']>>, row: number): Json {
  const parts = Object.entries(fields).map(([key, type]): [string, Json] => {
    if (type.kind === 'number') return [key, ((row + 1) * 120).toFixed(type.scale ?? 2)];
    return [key, type.kind === 'text' ? (type.options?.[0] ?? 'CNY') : null];
  });
  return Object.fromEntries(parts);
}

function dayAfter(today: string, days: number): string {
  return new Date(Date.parse(`${today}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}
