import type { AppModel, EntityModel, FormBlock, FormDefinition, FormItem, FormLines } from '@formwork/definition';
import type { ReadablePaths } from './readable-paths.ts';

/** What stands in the place of an item that names a hidden field: the places of the others, which texts are kept by, stay. */
const NOTHING: FormItem = { kind: 'section', items: [] };
const RULES = ['visibleWhen', 'requiredWhen', 'readOnlyWhen', 'optionsWhen', 'default'] as const;

/** A form without what names a hidden field, and the addresses of the texts that went with it. */
export interface ProjectedForm {
  readonly form: FormDefinition;
  readonly hidden: readonly string[];
}

/** Leaves out of a form the items, columns and conditions that name what its reader may not know of. */
export function presentForm(form: FormDefinition, app: AppModel, readable: ReadablePaths): ProjectedForm {
  const entity = app.entities.get(form.entity)!;
  const hidden: string[] = [];
  const item = <T extends FormItem>(each: T, address: string): T => {
    const kept = presentItem(each, address);
    if (kept !== undefined) return kept as T;
    hidden.push(`${address}.`);
    return NOTHING as T;
  };
  const presentItem = (each: FormItem, address: string): FormItem | undefined => {
    if (each.kind === 'tabs') {
      const tabs = each.tabs.map((tab, index) => ({
        ...open(tab, entity, readable),
        items: tab.items.map((inner, at) => item<FormBlock>(inner, `${address}.tabs.${index}.items.${at}`)),
      }));
      return { ...each, tabs };
    }
    if (each.kind === 'section') {
      const items = each.items.map((inner, at) => item(inner, `${address}.items.${at}`));
      return { ...open(each, entity, readable), items };
    }
    if (each.kind === 'text') return readable.hasRule(each.visibleWhen, { entity }) ? each : undefined;
    if (!readable.hasPath(entity, each.field)) return undefined;
    return each.kind === 'lines' ? presentLines(each, entity, app, readable) : open(each, entity, readable, each.field);
  };
  const layout = form.layout.map((each, index) => item(each, `forms.${form.name}.layout.${index}`));
  return { form: { ...form, layout }, hidden };
}

function presentLines(lines: FormLines, entity: EntityModel, app: AppModel, readable: ReadablePaths): FormLines {
  const { shape } = entity.fields.get(lines.field)!;
  const child = shape.shape === 'child-table' ? findEntity(app, shape.entity) : undefined;
  if (child === undefined) return lines;
  const { totals, ...rest } = open(lines, entity, readable);
  return {
    ...rest,
    columns: lines.columns
      .filter((column) => readable.hasPath(child, column.field))
      .map((column) => open(column, child, readable, column.field)),
    ...(totals === undefined ? {} : { totals: totals.filter((name) => readable.hasPath(child, name)) }),
  };
}

function findEntity(app: AppModel, id: string): EntityModel | undefined {
  return [...app.entities.values()].find((entity) => entity.id === id);
}

/** A part of a form without the conditions that read something hidden. */
function open<T extends object>(part: T, entity: EntityModel, readable: ReadablePaths, field = ''): T {
  const type = entity.fields.get(field)?.type;
  const option = type?.kind === 'reference' ? type.entity : undefined;
  const place = { entity, ...(option === undefined ? {} : { option }) };
  const closed = new Set<string>(
    RULES.filter((name) => !readable.hasRule((part as Partial<Record<string, unknown>>)[name], place)),
  );
  return closed.size === 0
    ? part
    : (Object.fromEntries(Object.entries(part).filter(([name]) => !closed.has(name))) as T);
}
