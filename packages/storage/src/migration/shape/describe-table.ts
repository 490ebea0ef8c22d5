import type { EntityModel } from '@formwork/definition';
import { fieldKeys } from './field-keys.ts';
import { fieldColumns } from './field-columns.ts';
import { nameKey } from './key-name.ts';
import type { DescribeTableOptions } from './describe-table-options.ts';
import { placedSystemColumns, systemKeys } from './system-columns.ts';
import { tableOfEntity } from './table-of-entity.ts';
import type { ColumnShape, KeyContent, KeyShape, TableShape } from './table-shape.ts';

/** The table that an entity should have: columns, constraints and indexes, each key once. */
export function describeTable(entity: EntityModel, options: DescribeTableOptions): TableShape {
  const own = [...entity.fields.values()].filter((field) => !field.isSystem);
  const system = placedSystemColumns(entity.parent !== undefined);
  const columns: ColumnShape[] = [...system.first, ...own.flatMap((field) => fieldColumns(field)), ...system.last];
  const parent = entity.parent === undefined ? undefined : tableOfEntity(entity.parent.entity);
  const contents = [...systemKeys(parent), ...own.flatMap((field) => fieldKeys(field, options)), ...entityKeys(entity)];
  return { name: entity.name, columns, keys: withoutRepeats(contents.map((content) => nameKey(entity.name, content))) };
}

function withoutRepeats(keys: readonly KeyShape[]): readonly KeyShape[] {
  return [...new Map(keys.map((key) => [key.name, key])).values()];
}

/** Keys that the entity declares over several fields. */
function entityKeys(entity: EntityModel): readonly KeyContent[] {
  const columnsOf = (names: readonly string[]): readonly string[] =>
    names.flatMap((name) => {
      const field = entity.fields.get(name);
      return field === undefined || field.isSystem ? [name] : fieldColumns(field).map((column) => column.name);
    });
  const { unique = [], indexes = [], effective } = entity.definition;
  const keys: KeyContent[] = [
    ...unique.map((names): KeyContent => ({ kind: 'unique', columns: columnsOf(names) })),
    ...indexes.map((names): KeyContent => ({ kind: 'index', columns: columnsOf(names), isPartial: true })),
  ];
  if (effective === undefined) return keys;
  const key = columnsOf(effective.key);
  return [
    ...keys,
    {
      kind: 'check',
      columns: [effective.from, effective.to],
      suffix: 'period',
      template: '"{fw:column:0}" <= "{fw:column:1}"',
    },
    { kind: 'exclusion', columns: key, from: effective.from, to: effective.to },
    { kind: 'index', columns: [...key, effective.from], isPartial: true },
  ];
}
