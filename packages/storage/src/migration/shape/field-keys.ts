import type { FieldInstance } from '@formwork/definition';
import type { FieldPostgres } from '../../fields/field-postgres.ts';
import { sql } from '../../sql/sql.ts';
import { plainText } from '../../sql/plain-text.ts';
import type { DescribeTableOptions } from './describe-table-options.ts';
import { fieldColumns } from './field-columns.ts';
import { tableOfEntity } from './table-of-entity.ts';
import { type KeyContent, columnMark } from './table-shape.ts';

/** Constraints and indexes that follow from one field. */
export function fieldKeys(field: FieldInstance, options: DescribeTableOptions): readonly KeyContent[] {
  const columns = fieldColumns(field).map((column) => column.name);
  if (columns.length === 0) return [];
  const facet = options.fields.resolve(field.model.id);
  return [
    ...referenceKeys(field),
    ...checkKeys(field, facet, columns),
    ...(field.definition.unique === true ? [{ kind: 'unique' as const, columns }] : []),
    ...searchKeys(field, facet, columns, options),
  ];
}

/** A foreign key always has an index: deleting the target, and asking for "its" records, would read the whole table. */
function referenceKeys(field: FieldInstance): readonly KeyContent[] {
  if (field.shape.shape !== 'column' || field.shape.references === undefined) return [];
  const { entity, onDelete } = field.shape.references;
  return [
    { kind: 'foreign-key', columns: [field.name], target: tableOfEntity(entity), onDelete },
    { kind: 'index', columns: [field.name], isPartial: false },
  ];
}

function checkKeys(field: FieldInstance, facet: FieldPostgres, columns: readonly string[]): readonly KeyContent[] {
  const marks = columns.map((_, index) => sql.identifier(columnMark(index)));
  return (facet.checks?.(marks, field) ?? []).map(({ suffix, sql: condition }) => ({
    kind: 'check',
    columns,
    suffix,
    template: plainText(condition),
  }));
}

function searchKeys(
  field: FieldInstance,
  facet: FieldPostgres,
  columns: readonly string[],
  options: DescribeTableOptions,
): readonly KeyContent[] {
  if (field.definition.searchable !== true) return [];
  const column = columns[facet.keyColumn ?? 0]!;
  const kind = facet.index('search', field);
  if (kind === 'gin') return [{ kind: 'members', columns: [column] }];
  if (kind === 'btree') return [{ kind: 'index', columns: [column], isPartial: true }];
  const schema = options.extensionSchema('pg_trgm');
  if (kind === undefined || schema === undefined) return [];
  const operatorClass = plainText(sql.identifier(schema, 'gin_trgm_ops'));
  const { shape } = field;
  const searched =
    shape.shape === 'columns' ? columns.filter((_, index) => shape.columns[index]!.column.kind === 'text') : [column];
  return searched.map((name) => ({ kind: 'search' as const, columns: [name], operatorClass }));
}
