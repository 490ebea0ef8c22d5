import { BOOLEAN } from '../model/rule-place.ts';
import type { EntityModel, FieldInstance } from '../model/model.ts';
import { type LintContext, ownEntity } from './lint-context.ts';

/** Filters of views are typed; columns and sorts lead to single values; the form fits the entity. */
export function lintViews(context: LintContext): void {
  const { definition, report, typer } = context;
  for (const view of definition.views) {
    const entity = ownEntity(context, view.entity);
    if (entity === undefined) continue;
    const file = `views/${view.name}.json`;
    if (view.filter !== undefined)
      typer.type(view.filter, entity.scope, BOOLEAN, { app: entity.app, file, path: '/filter' });
    const seen = new Set<string>();
    view.columns.forEach((column, place) => {
      lintPath(context, entity, column.field, file, `/columns/${place}/field`);
      if (seen.has(column.field)) {
        const message = `The column "${column.field}" stands twice.`;
        report('error', 'FW_DEFINITION_VIEW_COLUMN_TWICE', file, `/columns/${place}/field`, message, 'Take one away.');
      }
      seen.add(column.field);
    });
    view.sort?.forEach((sort, place) => lintSort(context, entity, sort.field, file, `/sort/${place}/field`));
    view.quickFilters?.forEach((name, place) => lintPath(context, entity, name, file, `/quickFilters/${place}`));
    const form = definition.forms.find((each) => each.name === view.form);
    if (form !== undefined && form.entity !== view.entity) {
      const message = `The form "${form.name}" is for "${form.entity}", the view for "${view.entity}".`;
      report('error', 'FW_DEFINITION_VIEW_FORM', file, '/form', message, `Use a form of "${view.entity}".`);
    }
  }
}

/** What is sorted by has an order; a list that opens with another one would never open. */
function lintSort(context: LintContext, entity: EntityModel, path: string, file: string, at: string): void {
  const field = lintPath(context, entity, path, file, at);
  const { shape } = field ?? {};
  const column = shape === undefined || !('column' in shape) ? undefined : shape.column.kind;
  if (field === undefined || column === undefined || !['text[]', 'uuid[]', 'jsonb'].includes(column)) return;
  const message = `"${path}" has no order, so no list can be sorted by it.`;
  context.report('error', 'FW_DEFINITION_SORT_INVALID', file, at, message, 'Sort by a field with a single value.');
}

/** Each step but the last is a reference, and the last is a single value. Gives the last field when that is so. */
function lintPath(
  context: LintContext,
  entity: EntityModel,
  path: string,
  file: string,
  at: string,
): FieldInstance | undefined {
  const names = path.split('.');
  let owner: EntityModel | undefined = entity;
  let field: FieldInstance | undefined;
  for (const [place, name] of names.entries()) {
    field = owner?.fields.get(name);
    if (field === undefined) return undefined;
    const isLast = place === names.length - 1;
    if (!isLast && field.type.kind !== 'reference') {
      const message = `"${name}" in "${path}" is no reference, so nothing can follow it.`;
      context.report('error', 'FW_DEFINITION_PATH_INVALID', file, at, message, `End the path at "${name}".`);
      return undefined;
    }
    owner = field.type.kind === 'reference' ? context.model.entities.get(field.type.entity) : undefined;
  }
  if (field?.model.isScalar !== false) return field;
  const message = `"${path}" holds several records, so it cannot be shown or sorted by in a list.`;
  context.report('error', 'FW_DEFINITION_PATH_INVALID', file, at, message, 'Use a rollup of it.');
  return undefined;
}
