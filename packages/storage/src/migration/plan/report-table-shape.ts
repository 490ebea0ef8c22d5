import type { EntityModel } from '@formwork/definition';
import type { TableShape } from '../shape/table-shape.ts';
import type { PlanContext } from './plan-context.ts';

/** Findings about a table that do not depend on what is in it. */
export function reportTableShape({ writer }: PlanContext, entity: EntityModel, shape: TableShape): void {
  const seen = new Map<string, string | undefined>();
  for (const column of shape.columns) {
    if (seen.has(column.name))
      writer.report({
        code: 'FW_STORAGE_COLUMN_TWICE',
        severity: 'error',
        entity: entity.name,
        field: column.field,
        message: `${entity.name} would have two columns named ${column.name}, of ${seen.get(column.name) ?? 'the system'} and of ${column.field ?? 'the system'}.`,
        hint: 'Rename one of the fields.',
      });
    seen.set(column.name, column.field);
  }
  const { extensions } = writer.facts.catalog;
  if (shape.keys.some((key) => key.kind === 'exclusion') && !extensions.has('btree_gist'))
    writer.report({
      code: 'FW_STORAGE_EXTENSION_MISSING',
      severity: 'error',
      entity: entity.name,
      message: `${entity.name} is effective-dated, which needs the PostgreSQL extension btree_gist, and it is not installed.`,
      hint: 'Run "create extension btree_gist" in this database as a user who may (the owner of the database can).',
    });
  const isSearched = [...entity.fields.values()].some((field) => field.definition.searchable === true);
  if (isSearched && !extensions.has('pg_trgm'))
    writer.report({
      code: 'FW_STORAGE_SEARCH_UNINDEXED',
      severity: 'warning',
      entity: entity.name,
      message: `Searching ${entity.name} will read every record, because the PostgreSQL extension pg_trgm is not installed.`,
      hint: 'Run "create extension pg_trgm" in this database as a user who may, and publish again.',
    });
}
