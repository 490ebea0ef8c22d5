import { pointer } from '@formwork/kernel';
import type { RuleType } from '@formwork/rules';
import type { FormDefinition, FormItem, FormLines } from '../schema/form.ts';
import type { NavigationDefinition } from '../schema/navigation.ts';
import type { ViewDefinition } from '../schema/view.ts';
import { recordVariables } from './collect-entity.ts';
import { type RuleVariables, collectRule } from './collect-rule.ts';
import type { ReferenceCollector } from './reference-collector.ts';

/** What a form's file names. */
export function collectForm(form: FormDefinition, out: ReferenceCollector): void {
  const entity = out.addEntity(form.entity, '/entity', 'formEntity');
  eachFormItem(form.layout, '/layout', (item, path) => collectFormItem(item, path, entity, out));
}

/** Visits every item of a layout with its JSON Pointer, containers before what is in them. */
export function eachFormItem(
  items: readonly FormItem[],
  base: string,
  visit: (item: FormItem, path: string) => void,
): void {
  items.forEach((item, place) => {
    const path = base + pointer(place);
    visit(item, path);
    if (item.kind === 'section') eachFormItem(item.items, `${path}/items`, visit);
    if (item.kind === 'tabs') {
      item.tabs.forEach((tab, index) => eachFormItem(tab.items, `${path}/tabs/${index}/items`, visit));
    }
  });
}

/** The type of `option` in a filter of a pick list: the candidate record. */
export function candidateType(type: RuleType | undefined): RuleType | undefined {
  return type?.kind === 'reference' ? { kind: 'record', entity: type.entity } : undefined;
}

function collectFormItem(item: FormItem, path: string, entity: string, out: ReferenceCollector): void {
  const scope: RuleVariables = { variables: recordVariables(out.index, entity) };
  const condition = (json: unknown, at: string): void => {
    if (json !== undefined) collectRule(json, at, scope, 'formCondition', out);
  };
  if (item.kind === 'tabs') {
    item.tabs.forEach((tab, place) => condition(tab.visibleWhen, `${path}/tabs/${place}/visibleWhen`));
    return;
  }
  condition(item.visibleWhen, `${path}/visibleWhen`);
  if (item.kind !== 'field' && item.kind !== 'lines') return;
  out.addField(entity, item.field, `${path}/field`, 'formItem');
  condition(item.readOnlyWhen, `${path}/readOnlyWhen`);
  if (item.kind === 'lines') {
    collectColumns(item, path, entity, out);
    return;
  }
  condition(item.requiredWhen, `${path}/requiredWhen`);
  const own = { entity, field: item.field };
  if (item.default !== undefined) collectRule(item.default, `${path}/default`, scope, 'formCondition', out, own);
  if (item.optionsWhen !== undefined) collectOptions(item.optionsWhen, `${path}/optionsWhen`, entity, item.field, out);
}

function collectColumns(item: FormLines, path: string, entity: string, out: ReferenceCollector): void {
  const type = out.index.fieldType(entity, item.field);
  if (type?.kind !== 'list' || type.of.kind !== 'record') return;
  const child = type.of.entity;
  const scope: RuleVariables = { variables: recordVariables(out.index, child) };
  item.columns.forEach((column, place) => {
    const at = `${path}/columns/${place}`;
    out.addField(child, column.field, `${at}/field`, 'formItem');
    for (const key of ['visibleWhen', 'requiredWhen', 'readOnlyWhen'] as const) {
      if (column[key] !== undefined) collectRule(column[key], `${at}/${key}`, scope, 'formCondition', out);
    }
    if (column.optionsWhen !== undefined) {
      collectOptions(column.optionsWhen, `${at}/optionsWhen`, child, column.field, out);
    }
  });
  out.addFields(child, item.totals, `${path}/totals`, 'formItem');
}

function collectOptions(json: unknown, path: string, entity: string, field: string, out: ReferenceCollector): void {
  const option = candidateType(out.index.fieldType(entity, field));
  const variables = recordVariables(out.index, entity);
  collectRule(json, path, { variables: { ...variables, ...(option && { option }) } }, 'formCondition', out);
}

/** What a view's file names. */
export function collectView(view: ViewDefinition, out: ReferenceCollector): void {
  const entity = out.addEntity(view.entity, '/entity', 'viewEntity');
  view.columns.forEach((column, place) => {
    out.addFieldPath(entity, column.field, `/columns/${place}/field`, 'viewColumn');
  });
  view.sort?.forEach((sort, place) => out.addFieldPath(entity, sort.field, `/sort/${place}/field`, 'viewSort'));
  out.addFields(entity, view.quickFilters, '/quickFilters', 'viewFilter');
  if (view.filter !== undefined) {
    collectRule(view.filter, '/filter', { variables: recordVariables(out.index, entity) }, 'viewFilter', out);
  }
  if (view.form !== undefined) out.add({ kind: 'form', app: out.app, name: view.form }, '/form', 'viewForm');
}

/** What the menu names. */
export function collectNavigation(navigation: NavigationDefinition, out: ReferenceCollector): void {
  const visit = (items: NavigationDefinition['items'], base: string): void => {
    items.forEach((item, place) => {
      const path = base + pointer(place);
      if (item.kind === 'group') visit(item.items, `${path}/items`);
      else if (item.kind === 'view')
        out.add({ kind: 'view', app: out.app, name: item.view }, `${path}/view`, 'navigation');
      else out.add({ kind: 'form', app: out.app, name: item.form }, `${path}/form`, 'navigation');
    });
  };
  visit(navigation.items, '/items');
}
