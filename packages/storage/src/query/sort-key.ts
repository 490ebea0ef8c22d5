import type { Access } from '@formwork/access';
import type { ColumnType, EntityModel, FieldInstance } from '@formwork/definition';
import type { Issue } from '@formwork/kernel';
import type { RecordCompiler, RecordFrame } from '../record/record-compiler.ts';
import { type SqlFragment, sql } from '../sql/sql.ts';
import { type ReadablePath, findReadablePath } from './readable-field.ts';
import { invalidQuery, unknownField } from './query-issues.ts';

/** SQL types that sort keys have; cursors carry their texts. */
export type SortType = 'text' | 'numeric' | 'bigint' | 'boolean' | 'date' | 'timestamptz' | 'uuid';

/** One key of an order. Empty values come last, whichever way. The id is always the last key. */
export interface SortKey {
  readonly path: readonly string[];
  readonly isDescending: boolean;
  readonly type: SortType;
  /** False for columns that are never empty: their order can be read from an index. */
  readonly isNullable: boolean;
}

const MOST_KEYS = 5;

/** Reads `-due_on,number`. A reference sorts by the title of its target. Without a sort, newest first. */
export function parseSort(
  access: Access,
  entity: EntityModel,
  text: string | undefined,
): { keys: readonly SortKey[]; issues: Issue[] } {
  const issues: Issue[] = [];
  const parts = (text ?? '').split(',').filter((part) => part !== '');
  if (parts.length > MOST_KEYS)
    issues.push(invalidQuery('/sort', `More than ${MOST_KEYS} keys are sorted by.`, 'Sort by fewer fields.'));
  const keys: SortKey[] = [];
  for (const part of parts.slice(0, MOST_KEYS)) {
    const isDescending = part.startsWith('-');
    const name = isDescending ? part.slice(1) : part;
    const found = findReadablePath(access, entity, name);
    const key = found === undefined ? undefined : sortKey(access, entity, found, isDescending);
    if (found === undefined) issues.push(unknownField('/sort', name));
    else if (key === undefined)
      issues.push(invalidQuery('/sort', `"${name}" has no order.`, 'Sort by a field with a single value.'));
    else keys.push(key);
  }
  const last = keys.at(-1);
  const id: SortKey = { path: ['id'], isDescending: last?.isDescending ?? true, type: 'uuid', isNullable: false };
  return { keys: last?.path.join() === 'id' ? keys : [...keys, id], issues };
}

function sortKey(access: Access, entity: EntityModel, found: ReadablePath, isDescending: boolean): SortKey | undefined {
  const { field, path } = found;
  if (field.type.kind === 'reference' && field.name !== 'id') {
    const target = access.model.entities.get(field.type.entity);
    const title = target?.titleField;
    const titled = title === undefined ? undefined : findReadablePath(access, entity, [...path, title.name].join('.'));
    if (titled === undefined || titled.field.type.kind === 'reference')
      return { path, isDescending, type: 'uuid', isNullable: true };
    return sortKey(access, entity, titled, isDescending);
  }
  const type = sortType(found);
  if (type === undefined) return undefined;
  const isPlain = path.length === 1 && access.entity(entity.id).readField(path[0]!) === 'always';
  const isColumn = field.shape.shape === 'column' && field.definition.required === true;
  return { path, isDescending, type, isNullable: !(isPlain && isColumn) };
}

function sortType({ field, part }: ReadablePath): SortType | undefined {
  const column = columnType(field, part);
  if (column === undefined || column === 'text[]' || column === 'uuid[]' || column === 'jsonb') return undefined;
  if (column === 'bigint' && field.shape.shape !== 'column') return 'numeric';
  return column;
}

function columnType(field: FieldInstance, part: string | undefined): ColumnType['kind'] | undefined {
  const { shape } = field;
  switch (shape.shape) {
    case 'column':
    case 'derived':
    case 'rollup':
      return shape.column.kind;
    case 'columns':
      return (shape.columns.find((column) => column.key === part) ?? shape.columns[0])?.column.kind;
    case 'sequence':
      return 'text';
    case 'child-table':
      return undefined;
  }
}

/** The values of the keys in a frame. */
export function sortValues(compiler: RecordCompiler, frame: RecordFrame, keys: readonly SortKey[]): SqlFragment[] {
  return keys.map((key) => compiler.path(frame, key.path));
}

/** ORDER BY over the values; the words about nulls are left out where there are none, so that an index can serve. */
export function orderBy(values: readonly SqlFragment[], keys: readonly SortKey[]): SqlFragment {
  return sql.join(
    values.map((value, index) => {
      const { isDescending, isNullable } = keys[index]!;
      return sql`${value}${sql.constant(isDescending ? ' desc' : '')}${sql.constant(
        isNullable && isDescending ? ' nulls last' : '',
      )}`;
    }),
  );
}
