import type { AppDefinition, Edit, EntityDefinition } from '@formwork/definition';
import { pointer } from '@formwork/kernel';
import { entityFile } from './app-parts.ts';

/**
 * The edit that takes a field away together with its places on forms, in lists and in the rights of roles.
 * What is left (expressions, records, scenarios) becomes findings.
 */
export function removeFieldEdit(definition: AppDefinition, entity: EntityDefinition, name: string): Edit {
  const index = entity.fields.findIndex((each) => each.name === name);
  const edits: Edit[] = [{ kind: 'remove-item', file: entityFile(entity), path: pointer('fields', index) }];
  if (entity.titleField === name) edits.push({ kind: 'unset-value', file: entityFile(entity), path: '/titleField' });
  const objects: Record<string, object> = {};
  for (const form of definition.forms) {
    if (form.entity !== entity.name) continue;
    const layout = withoutField(form.layout, name);
    if (layout.length > 0 && JSON.stringify(layout) !== JSON.stringify(form.layout)) {
      objects[`forms/${form.name}.json`] = { ...form, layout };
    }
  }
  for (const view of definition.views) {
    if (view.entity !== entity.name) continue;
    const isAbout = (path: string): boolean => path === name || path.startsWith(`${name}.`);
    const columns = view.columns.filter((each) => !isAbout(each.field));
    if (columns.length === 0) continue;
    const next = {
      ...view,
      columns,
      ...(view.sort === undefined ? {} : { sort: view.sort.filter((each) => !isAbout(each.field)) }),
      ...(view.quickFilters === undefined ? {} : { quickFilters: view.quickFilters.filter((each) => each !== name) }),
    };
    if (JSON.stringify(next) !== JSON.stringify(view)) objects[`views/${view.name}.json`] = next;
  }
  for (const role of definition.roles) {
    const grants = role.grants.map((grant) => {
      if (grant.entity !== entity.name || grant.fields === undefined) return grant;
      const fields = Object.fromEntries(
        Object.entries(grant.fields).map(([key, names]) => [key, names?.filter((each) => each !== name)]),
      );
      return { ...grant, fields };
    });
    if (JSON.stringify(grants) !== JSON.stringify(role.grants))
      objects[`roles/${role.name}.json`] = { ...role, grants };
  }
  if (Object.keys(objects).length > 0) edits.push({ kind: 'replace-objects', objects });
  return { kind: 'batch', edits };
}

interface LayoutNode {
  readonly kind?: string;
  readonly field?: string;
  readonly items?: readonly LayoutNode[];
  readonly tabs?: readonly LayoutNode[];
}

function withoutField(items: readonly unknown[], name: string): LayoutNode[] {
  return (items as readonly LayoutNode[]).flatMap((item) => {
    if ((item.kind === 'field' || item.kind === 'lines') && item.field === name) return [];
    if (item.items !== undefined) return [{ ...item, items: withoutField(item.items, name) }];
    if (item.tabs !== undefined) return [{ ...item, tabs: withoutField(item.tabs, name) }];
    return [item];
  });
}

/** The edit that takes an entity away with its forms, lists, lifecycle, menu entries and rights. */
export function removeEntityEdit(definition: AppDefinition, name: string): Edit {
  const objects: Record<string, object | null> = { [entityFile(name)]: null };
  const gone = new Set<string>();
  for (const form of definition.forms.filter((each) => each.entity === name)) {
    objects[`forms/${form.name}.json`] = null;
    gone.add(`form:${form.name}`);
  }
  for (const view of definition.views.filter((each) => each.entity === name)) {
    objects[`views/${view.name}.json`] = null;
    gone.add(`view:${view.name}`);
  }
  const workflows = definition.workflows.filter((each) => each.entity === name);
  for (const workflow of workflows) objects[`workflows/${workflow.name}.json`] = null;
  for (const role of definition.roles) {
    const next = {
      ...role,
      grants: role.grants.filter((each) => each.entity !== name),
      ...(role.transitions === undefined
        ? {}
        : { transitions: role.transitions.filter((each) => !workflows.some((one) => one.name === each.workflow)) }),
    };
    if (JSON.stringify(next) !== JSON.stringify(role)) objects[`roles/${role.name}.json`] = next;
  }
  if (definition.navigation !== undefined) {
    objects['navigation.json'] = { ...definition.navigation, items: withoutEntries(definition.navigation.items, gone) };
  }
  return { kind: 'replace-objects', objects };
}

type NavigationItems = NonNullable<AppDefinition['navigation']>['items'];

function withoutEntries(items: NavigationItems, gone: ReadonlySet<string>): NavigationItems {
  return items.flatMap((item): NavigationItems => {
    if (item.kind === 'group') {
      const kept = item.items.filter(
        (each) => !gone.has(each.kind === 'view' ? `view:${each.view}` : `form:${each.form}`),
      );
      return kept.length === 0 ? [] : [{ ...item, items: kept }];
    }
    return gone.has(item.kind === 'view' ? `view:${item.view}` : `form:${item.form}`) ? [] : [item];
  });
}
