import type { Text } from '@formwork/kernel';
import type { RuleType } from '@formwork/rules';
import type { StorageShape } from '../kinds/storage-shape.ts';
import type { FieldDefinition } from '../schema/entity.ts';

/** Qualified id of the platform's people. */
export const USER_ENTITY = 'formwork.user';

/** Qualified id of the platform's departments. */
export const DEPARTMENT_ENTITY = 'formwork.department';

/** A field that every record has and nobody defines. `shape` and `type` win over the kind's own. */
export interface SystemField {
  readonly definition: FieldDefinition;
  readonly shape?: StorageShape;
  readonly type?: RuleType;
}

const label = (en: string, zh: string): Record<string, string> => ({ en, 'zh-CN': zh });

/** The id of a record: a UUID, and in expressions a reference to the record itself. */
export function idField(entity: string): SystemField {
  return {
    definition: { name: 'id', type: 'text', label: label('ID', '编号'), required: true },
    shape: { shape: 'column', column: { kind: 'uuid' } },
    type: { kind: 'reference', entity },
  };
}

/** The system fields of an entity, in the order that people meet them; lines have `parent` and `position` as well. */
export function systemFields(entity: string, parent: string | undefined): SystemField[] {
  return [
    idField(entity),
    { definition: { name: 'version', type: 'integer', label: label('Version', '版本'), required: true, min: 1 } },
    { definition: { name: 'created_at', type: 'datetime', label: label('Created at', '创建时间'), required: true } },
    { definition: { name: 'created_by', type: 'user', label: label('Created by', '创建人') } },
    { definition: { name: 'updated_at', type: 'datetime', label: label('Updated at', '更新时间'), required: true } },
    { definition: { name: 'updated_by', type: 'user', label: label('Updated by', '更新人') } },
    { definition: { name: 'deleted_at', type: 'datetime', label: label('Deleted at', '删除时间') } },
    { definition: { name: 'owner', type: 'user', label: label('Owner', '负责人') } },
    {
      definition: {
        name: 'owner_department',
        type: 'reference',
        entity: DEPARTMENT_ENTITY,
        onDelete: 'restrict',
        label: label("Owner's department", '所属部门'),
      },
    },
    ...(parent === undefined ? [] : lineFields(parent)),
  ];
}

function lineFields(parent: string): SystemField[] {
  return [
    {
      definition: {
        name: 'parent',
        type: 'reference',
        entity: parent,
        onDelete: 'cascade',
        required: true,
        label: label('Parent', '上级记录'),
      },
      shape: {
        shape: 'column',
        column: { kind: 'uuid' },
        references: { entity: parent, onDelete: 'cascade' },
      },
      type: { kind: 'reference', entity: parent },
    },
    { definition: { name: 'position', type: 'integer', required: true, min: 1, label: label('Position', '行号') } },
  ];
}

/** What people read for the fields that nobody defines, by name; those of lines included. */
export const systemFieldLabels: ReadonlyMap<string, Text> = new Map(
  systemFields(USER_ENTITY, USER_ENTITY).map(({ definition }) => [definition.name, definition.label ?? '']),
);

/** Names that no field of an app may have: the columns that every table has, those of lines included. */
export const systemFieldNames: ReadonlySet<string> = new Set(systemFieldLabels.keys());
