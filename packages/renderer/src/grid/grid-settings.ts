import type { SortDefinition, ViewDefinition } from '@formwork/definition';
import type { Json } from '@formwork/kernel';
import { allOf, conditionExpression } from '../filter/filter-expression.ts';
import { quickOperator } from '../filter/quick-filter.tsx';
import type { Screen, ScreenEntity, ScreenField } from '../screen/screen.ts';

/** What a reader changed about a view: kept in a saved view, never in the view itself. */
export interface GridSettings {
  /** Paths of the columns shown, in order. */
  readonly columns: readonly string[];
  readonly widths: Readonly<Record<string, number>>;
  readonly sort: readonly SortDefinition[];
  /** JsonLogic of the filter builder. */
  readonly filter?: unknown;
  /** Values of the quick filters by field. */
  readonly quick: Readonly<Record<string, Json>>;
  readonly search: string;
}

/** A column of a grid, resolved. */
export interface GridColumn {
  /** A field, or a path through references such as `customer.region`. */
  readonly path: string;
  readonly field: ScreenField;
  readonly label: string;
  readonly width: number | undefined;
  readonly isPinned: boolean;
}

/** A view as its author left it. */
export function viewSettings(view: ViewDefinition): GridSettings {
  return {
    columns: view.columns.map((column) => column.field),
    widths: {},
    sort: view.sort ?? [],
    quick: {},
    search: '',
  };
}

/** Every column that a view may show: its own first, then the entity's other fields. */
export function availableColumns(screen: Screen, entity: ScreenEntity, view: ViewDefinition): GridColumn[] {
  const own = view.columns.flatMap((column, index): GridColumn[] => {
    const field = fieldAt(screen, entity, column.field);
    if (field === undefined) return [];
    const label = screen.text(`views.${view.name}.columns.${index}.label`, column.label, '');
    const isPinned = column.pinned === true;
    return [{ path: column.field, field, label: label || field.label, width: column.width, isPinned }];
  });
  const shown = new Set(own.map((column) => column.path));
  const others = [...entity.fields.values()]
    .filter((field) => field.model.isScalar !== false && !shown.has(field.name) && field.name !== 'id')
    .sort((a, b) => Number(a.isSystem) - Number(b.isSystem))
    .map((field): GridColumn => ({ path: field.name, field, label: field.label, width: undefined, isPinned: false }));
  return [...own, ...others];
}

/** The condition that a view, its quick filters and the reader's own filter make together. */
export function gridFilter(view: ViewDefinition, settings: GridSettings, entity: ScreenEntity): unknown {
  const quick = Object.entries(settings.quick).map(([name, value]) => {
    const field = entity.fields.get(name);
    return field === undefined ? undefined : conditionExpression(field, quickOperator(field), value);
  });
  return allOf([view.filter, settings.filter, ...quick]);
}

/** The `sort` parameter of a list. */
export function sortText(sort: readonly SortDefinition[]): string {
  return sort.map((one) => (one.direction === 'desc' ? `-${one.field}` : one.field)).join(',');
}

/** The value of a column in a record; members of expanded references are reached through the path. */
export function valueAt(record: Readonly<Record<string, Json>>, path: string): Json {
  let value: Json = record as Json;
  for (const step of path.split('.')) {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
    value = (value as Readonly<Record<string, Json>>)[step] ?? null;
  }
  return value;
}

function fieldAt(screen: Screen, entity: ScreenEntity, path: string): ScreenField | undefined {
  let owner: ScreenEntity | undefined = entity;
  let field: ScreenField | undefined;
  for (const step of path.split('.')) {
    field = owner?.fields.get(step);
    owner = field?.type.kind === 'reference' ? screen.findEntity(field.type.entity) : undefined;
  }
  return field;
}
