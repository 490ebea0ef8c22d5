import type { ColumnShape, KeyContent, TableName } from './table-shape.ts';

const column = (name: string, type: string, isNotNull = false): ColumnShape => ({ name, type, isNotNull });
const INSTANT = 'timestamp with time zone';

/** Columns of every record, whatever its entity, that stand before those of its fields: nearly every statement reads them. */
const firstOfRecords: readonly ColumnShape[] = [column('id', 'uuid', true), column('deleted_at', INSTANT)];

/**
 * Those that stand after the fields. PostgreSQL finds a column by walking over all before it, so what is read of single
 * records only comes last: adding up a field of 100,000 records costs a tenth less than with all of them in front.
 */
const lastOfRecords: readonly ColumnShape[] = [
  column('version', 'integer', true),
  column('created_at', INSTANT, true),
  column('created_by', 'uuid'),
  column('updated_at', INSTANT, true),
  column('updated_by', 'uuid'),
  column('owner', 'uuid'),
  column('owner_department', 'uuid'),
];

/** Further columns of the lines of a parent. */
const ofLines: readonly ColumnShape[] = [column('parent', 'uuid', true), column('position', 'integer', true)];

/** The schema of the platform's own tables. */
export const PLATFORM_SCHEMA = 'formwork';

const users: TableName = { schema: PLATFORM_SCHEMA, table: 'users' };
const departments: TableName = { schema: PLATFORM_SCHEMA, table: 'departments' };

/** The platform's table of a system entity, or `undefined` for an app's own. */
export function platformTable(entity: string): TableName | undefined {
  if (entity === 'formwork.user') return users;
  if (entity === 'formwork.department') return departments;
  return undefined;
}

/** The columns that nobody defines, in their places before and after those of the fields; lines also know their parent and their place. */
export function placedSystemColumns(isLines: boolean): {
  readonly first: readonly ColumnShape[];
  readonly last: readonly ColumnShape[];
} {
  return { first: isLines ? [...firstOfRecords, ...ofLines] : firstOfRecords, last: lastOfRecords };
}

/** The columns that nobody defines. */
export function systemColumns(isLines: boolean): readonly ColumnShape[] {
  const { first, last } = placedSystemColumns(isLines);
  return [...first, ...last];
}

/**
 * Keys of the system columns. That the people and the department named in them exist is not for each record to check:
 * the platform never removes any, and its tables refuse it (`KeepPeople`). Every record that somebody makes would lock
 * that person's row. Lines have no owner of their own to search by.
 */
export function systemKeys(parent: TableName | undefined): readonly KeyContent[] {
  if (parent !== undefined)
    return [
      { kind: 'primary' },
      { kind: 'foreign-key', columns: ['parent'], target: parent, onDelete: 'cascade' },
      { kind: 'index', columns: ['parent', 'position'], isPartial: false },
    ];
  return [
    { kind: 'primary' },
    { kind: 'index', columns: ['owner'], isPartial: false },
    { kind: 'index', columns: ['owner_department'], isPartial: false },
  ];
}
