import type { EntityModel, FieldInstance } from '@formwork/definition';
import type { Json } from '@formwork/kernel';
import { columnTypeText } from '../migration/shape/column-type.ts';
import { param } from '../record/record-binds.ts';
import type { StorageModel } from '../record/storage-model.ts';
import { type SqlFragment, sql } from '../sql/sql.ts';

/** Wire values by field name, parsed and normalised. */
export type RecordValues = Readonly<Record<string, Json>>;

/** A column that a field's value is written to. */
export interface WrittenColumn {
  readonly name: string;
  readonly type: string;
  readonly field: FieldInstance;
  /** Place among the field's columns. */
  readonly part: number;
}

const columnsOfEntities = new WeakMap<EntityModel, readonly WrittenColumn[]>();

/** Columns of fields that people write: not those of the system, of sequences or of computed fields. */
export function writtenColumns(entity: EntityModel, fields?: readonly string[]): readonly WrittenColumn[] {
  let columns = columnsOfEntities.get(entity);
  if (columns === undefined) {
    columns = listColumns(entity);
    columnsOfEntities.set(entity, columns);
  }
  return fields === undefined ? columns : columns.filter(({ field }) => fields.includes(field.name));
}

function listColumns(entity: EntityModel): WrittenColumn[] {
  return [...entity.fields.values()].flatMap((field) => {
    if (field.isSystem) return [];
    const { shape } = field;
    if (shape.shape === 'column') return [{ name: field.name, type: columnTypeText(shape.column), field, part: 0 }];
    if (shape.shape !== 'columns') return [];
    return shape.columns.map((column, part) => ({
      name: `${field.name}${column.suffix}`,
      type: columnTypeText(column.column),
      field,
      part,
    }));
  });
}

/** The parameter of a written column, in the column's type. */
export function columnParam(column: WrittenColumn): SqlFragment {
  return sql`${param(`v:${column.name}`)}::${sql.constant(column.type)}`;
}

/** The values as parameters of their columns; fields that are not given have none and are written as null. */
export function valueParams(storage: StorageModel, entity: EntityModel, values: RecordValues): Record<string, unknown> {
  const params: Record<string, unknown> = {};
  for (const column of writtenColumns(entity))
    if (Object.hasOwn(values, column.field.name))
      params[`v:${column.name}`] = encodePart(storage, column, values[column.field.name] ?? null);
  return params;
}

/** One record as a row of JSON for `json_to_recordset`: column names to values that PostgreSQL reads. */
export function valueRow(storage: StorageModel, entity: EntityModel, values: RecordValues): Record<string, unknown> {
  const row: Record<string, unknown> = {};
  for (const column of writtenColumns(entity))
    row[column.name] = rowPart(column, encodePart(storage, column, values[column.field.name] ?? null));
  return row;
}

/** Within a row of JSON a JSON value stands as it is: its text would be taken for a string. */
function rowPart(column: WrittenColumn, part: unknown): unknown {
  return column.type === 'jsonb' && typeof part === 'string' ? JSON.parse(part) : part;
}

function encodePart(storage: StorageModel, column: WrittenColumn, value: Json): unknown {
  return storage.fields.resolve(column.field.model.id).encode(value, column.field)[column.part];
}
