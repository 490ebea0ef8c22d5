import type { Access } from '@formwork/access';
import type { EntityModel, FieldInstance } from '@formwork/definition';
import { type Issue, type Json, readText } from '@formwork/kernel';
import { findReadable, unknownField } from '@formwork/storage';
import { type ExportCell, textCell } from './export-cell.ts';
import { localTime } from './local-time.ts';

/** Who will read the sheet. */
export interface SheetReader {
  /** BCP 47. */
  readonly locale: string;
  /** IANA name. */
  readonly timeZone: string;
  /** Headings by path, where they are not the labels of the fields. */
  readonly headings: ReadonlyMap<string, string>;
}

/** A column of a sheet: its heading, and its cell of a record as lists give it. */
export interface ExportColumn {
  readonly heading: string;
  cell(record: Readonly<Record<string, Json>>): ExportCell;
}

/** The fields that a sheet has unless others are asked for: those that the entity's author defined, without lines. */
export function usualFields(access: Access, entity: EntityModel): string[] {
  const rights = access.entity(entity.id);
  return [...entity.fields.values()]
    .filter((field) => !field.isSystem && isColumn(field) && rights.readField(field.name) !== 'never')
    .map((field) => field.name);
}

/** False for lines: a record has one row. */
function isColumn(field: FieldInstance): boolean {
  return field.shape.shape !== 'child-table';
}

/**
 * The columns of fields and of paths through references, such as `customer.region`; a value of several parts, such as
 * money, has one for each. What the asker may not read is told like what is not there.
 */
export function exportColumns(
  access: Access,
  entity: EntityModel,
  paths: readonly string[],
  reader: SheetReader,
): { readonly columns: readonly ExportColumn[]; readonly issues: readonly Issue[] } {
  const found = paths.map((path) => ({ path, fields: fieldsOnPath(access, entity, path) }));
  const issues = found.flatMap(({ path, fields }) => (fields === undefined ? [unknownField('/fields', path)] : []));
  const columns = found.flatMap(({ fields }) => (fields === undefined ? [] : columnsOf(fields, reader)));
  return { columns, issues };
}

/** The fields that a path passes, the last of which has the value. */
function fieldsOnPath(access: Access, entity: EntityModel, path: string): readonly FieldInstance[] | undefined {
  const fields: FieldInstance[] = [];
  let at: EntityModel | undefined = entity;
  for (const name of path.split('.')) {
    const field: FieldInstance | undefined = at === undefined ? undefined : findReadable(access, at, name);
    if (field === undefined || !isColumn(field)) return undefined;
    fields.push(field);
    at = field.type.kind === 'reference' ? access.model.entities.get(field.type.entity) : undefined;
  }
  return fields;
}

function columnsOf(fields: readonly FieldInstance[], reader: SheetReader): ExportColumn[] {
  const field = fields.at(-1)!;
  const labels = fields.map((each) => readText(each.definition.label, reader.locale) || each.name);
  const heading = reader.headings.get(fields.map(({ name }) => name).join('.')) ?? labels.join(' / ');
  const valueOf = (record: Readonly<Record<string, Json>>): Json => {
    let value: Json = record;
    for (const { name } of fields) value = isObject(value) ? (value[name] ?? null) : null;
    return value;
  };
  if (field.type.kind !== 'object' || Object.keys(field.type.fields).length === 0)
    return [{ heading, cell: (record) => cellOf(field, valueOf(record), reader) }];
  return Object.entries(field.type.fields).map(([part, type], index) => ({
    heading: index === 0 ? heading : `${heading} (${part})`,
    cell: (record) => {
      const whole = valueOf(record);
      const value = isObject(whole) ? (whole[part] ?? null) : null;
      if (value === null) return null;
      return type.kind === 'number' ? { kind: 'number', digits: plainText(value) } : plainCell(value);
    },
  }));
}

function cellOf(field: FieldInstance, value: Json, reader: SheetReader): ExportCell {
  if (value === null || value === '') return null;
  switch (field.type.kind) {
    case 'number':
      return { kind: 'number', digits: plainText(value) };
    case 'boolean':
      return { kind: 'boolean', value: value === true };
    case 'date':
      return { kind: 'date', date: plainText(value) };
    case 'datetime':
      return { kind: 'datetime', ...localTime(plainText(value), reader.timeZone) };
    case 'reference':
      return plainCell(value);
    case 'list':
      return Array.isArray(value) && value.some(isObject) ? plainCell(value) : formatted(field, value, reader);
    default:
      return formatted(field, value, reader);
  }
}

/** Text as people read it in lists and forms. */
function formatted(field: FieldInstance, value: Json, reader: SheetReader): ExportCell {
  return textCell(field.model.format(value, field.definition, reader));
}

/** A value whose type says nothing of how it is read; of a record that it names, the title. */
function plainCell(value: Json): ExportCell {
  if (Array.isArray(value)) return textCell(value.map((each) => titleOf(each)).join('; '));
  return textCell(titleOf(value));
}

function titleOf(value: Json): string {
  return plainText(isObject(value) ? (value['title'] ?? value['id'] ?? '') : value);
}

function plainText(value: Json): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function isObject(value: Json | undefined): value is Record<string, Json> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
