import type { EntityModel, FieldInstance } from '@formwork/definition';
import { fieldColumns } from '../migration/shape/field-columns.ts';
import { type SqlFragment, sql } from '../sql/sql.ts';
import type { RecordCompiler, RecordFrame } from './record-compiler.ts';
import { hasRecycleBin, tableOf } from './table-of.ts';

/** The columns of a field in a frame, in the order of its shape; empty where it has none. */
export function columnsOf(frame: RecordFrame, field: FieldInstance): readonly SqlFragment[] {
  return (
    frame.columns?.get(field.name) ??
    fieldColumns(field).map((column) => sql`${frame.alias}.${sql.identifier(column.name)}`)
  );
}

/** The value of a field as expressions, filters and sorting use it; null where the caller may not read it. */
export function fieldValue(compiler: RecordCompiler, frame: RecordFrame, field: FieldInstance): SqlFragment {
  return masked(compiler, frame, field, () => openValue(compiler, frame, field));
}

/** A named part of a field's value, such as the amount of money. */
export function fieldMember(
  compiler: RecordCompiler,
  frame: RecordFrame,
  field: FieldInstance,
  key: string,
): SqlFragment {
  return masked(compiler, frame, field, () => {
    const columns = columnsOf(frame, field);
    const facet = compiler.storage.fields.resolve(field.model.id);
    if (facet.member !== undefined) return facet.member(columns, key);
    const index = field.shape.shape === 'columns' ? field.shape.columns.findIndex((part) => part.key === key) : -1;
    if (index < 0) throw new TypeError(`${field.entity}.${field.name} has no part "${key}".`);
    return columns[index]!;
  });
}

/** The value of a field as JSON shows it; null where the caller may not read it. */
export function presentedValue(compiler: RecordCompiler, frame: RecordFrame, field: FieldInstance): SqlFragment {
  return masked(compiler, frame, field, () => {
    const columns = columnsOf(frame, field);
    const values = isComputedNow(compiler, frame, field) ? [openValue(compiler, frame, field)] : columns;
    return compiler.storage.fields.resolve(field.model.id).present(values, field);
  });
}

function masked(
  compiler: RecordCompiler,
  frame: RecordFrame,
  field: FieldInstance,
  value: () => SqlFragment,
): SqlFragment {
  const rule = compiler.access.entity(frame.entity.id).readField(field.name);
  if (rule === 'never') return sql`null`;
  if (rule === 'always') return value();
  return sql`(case when ${compiler.grants(frame, rule)} then ${value()} end)`;
}

function isComputedNow(compiler: RecordCompiler, frame: RecordFrame, field: FieldInstance): boolean {
  const { shape } = field;
  if (frame.columns?.has(field.name) === true) return false;
  if (shape.shape === 'rollup') return true;
  if (shape.shape !== 'derived') return false;
  const isFilling = compiler.storage.filling?.has(`${field.entity}.${field.name}`) === true;
  return !shape.stored || compiler.isRefreshing || isFilling;
}

function openValue(compiler: RecordCompiler, frame: RecordFrame, field: FieldInstance): SqlFragment {
  if (!isComputedNow(compiler, frame, field)) {
    const columns = columnsOf(frame, field);
    const column = columns[compiler.storage.fields.resolve(field.model.id).keyColumn ?? 0];
    if (column === undefined) throw new TypeError(`${field.entity}.${field.name} has no single value.`);
    return column;
  }
  return field.shape.shape === 'rollup' ? rollup(compiler, frame, field) : derived(compiler, frame, field);
}

/** The expression of a computed field, in the type of its column. A field whose expression is broken is empty. */
export function derived(compiler: RecordCompiler, frame: RecordFrame, field: FieldInstance): SqlFragment {
  if (field.rule === undefined || field.shape.shape !== 'derived') return sql`null`;
  return fitted(compiler.rule(frame, field.rule), field);
}

function fitted(value: SqlFragment, field: FieldInstance): SqlFragment {
  const { shape } = field;
  if (shape.shape !== 'derived' && shape.shape !== 'rollup') return value;
  if (shape.column.kind === 'numeric')
    return sql`round((${value})::numeric, ${sql.constant(String(shape.column.scale))})`;
  if (shape.column.kind === 'bigint') return sql`round((${value})::numeric)`;
  return value;
}

/** Records that the caller may not read do not count; lines of a visible parent are visible unless a grant narrows them. */
function rollup(compiler: RecordCompiler, frame: RecordFrame, field: FieldInstance): SqlFragment {
  const { shape } = field;
  if (shape.shape !== 'rollup') throw new TypeError(`${field.name} is no rollup.`);
  const counted = resolveCounted(compiler, frame.entity, field);
  const isLines = 'lines' in shape.over;
  const child = compiler.frame(counted.id, isLines ? { parent: frame, isUnderVisibleParent: true } : {});
  const link = 'by' in shape.over ? compiler.path(child, [shape.over.by]) : sql`${child.alias}."parent"`;
  const rows = compiler.rows(child, 'read');
  const conditions = [
    sql`${link} = ${frame.columns?.get('id')?.[0] ?? sql`${frame.alias}."id"`}`,
    ...(!isLines && hasRecycleBin(counted) ? [sql`${child.alias}."deleted_at" is null`] : []),
    ...(rows === undefined ? [] : [rows]),
    ...(field.where === undefined ? [] : [compiler.rule(child, field.where)]),
  ];
  const of = shape.of === undefined ? sql`1` : compiler.path(child, shape.of.split('.'));
  const aggregates: Readonly<Record<typeof shape.aggregate, SqlFragment>> = {
    count: sql`count(*)`,
    sum: sql`coalesce(sum(${of}), 0)`,
    average: sql`avg(${of})`,
    min: sql`min(${of})`,
    max: sql`max(${of})`,
  };
  const value = fitted(aggregates[shape.aggregate], field);
  return sql`(select ${value} from ${tableOf(counted)} ${child.alias} where ${sql.join(conditions, ' and ')})`;
}

function resolveCounted(compiler: RecordCompiler, entity: EntityModel, field: FieldInstance): EntityModel {
  const { entities } = compiler.storage.model;
  const over = field.shape.shape === 'rollup' ? field.shape.over : undefined;
  const lines = over !== undefined && 'lines' in over ? entity.fields.get(over.lines)?.shape : undefined;
  const name = over !== undefined && 'entity' in over ? over.entity : '';
  const found =
    lines?.shape === 'child-table'
      ? entities.get(lines.entity)
      : (entities.get(name) ?? entities.get(`${entity.app}.${name}`));
  if (found === undefined) throw new TypeError(`${field.entity}.${field.name} counts an entity that does not exist.`);
  return found;
}
