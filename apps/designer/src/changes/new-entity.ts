import { type AppDefinition, type Edit, type EntityDefinition, actions } from '@formwork/definition';
import { entityFile, fullRoles } from './app-parts.ts';
import { nameFrom } from './name-from.ts';

/** What a person says about a new entity. */
export interface EntityWish {
  readonly label: string;
  readonly locale: string;
  /** Also a form, a list, an entry in the menu, and rights for roles that may do everything. */
  readonly hasScreens: boolean;
  readonly name?: string;
}

/** The edit that adds an entity with a name field, and its name. */
export function newEntityEdit(
  definition: AppDefinition,
  wish: EntityWish,
): { readonly edit: Edit; readonly name: string } {
  const taken = new Set(definition.entities.map((each) => each.name));
  const name = wish.name ?? nameFrom(wish.label, taken, 'entity');
  const label = { [wish.locale]: wish.label };
  const content: EntityDefinition = {
    name,
    label,
    titleField: 'name',
    fields: [{ name: 'name', type: 'text', label: { en: 'Name', 'zh-CN': '名称' }, required: true, searchable: true }],
  };
  const edits: Edit[] = [{ kind: 'add-object', file: entityFile(name), content }];
  if (wish.hasScreens) edits.push(...screenEdits(definition, name, label));
  return { edit: { kind: 'batch', edits }, name };
}

function screenEdits(definition: AppDefinition, name: string, label: Readonly<Record<string, string>>): Edit[] {
  const form = freeName(definition.forms, name);
  const view = freeName(definition.views, name);
  const edits: Edit[] = [
    {
      kind: 'add-object',
      file: `forms/${form}.json`,
      content: {
        name: form,
        entity: name,
        label,
        layout: [{ kind: 'section', columns: 2, items: [{ kind: 'field', field: 'name' }] }],
      },
    },
    {
      kind: 'add-object',
      file: `views/${view}.json`,
      content: { name: view, entity: name, label, type: 'grid', columns: [{ field: 'name' }], form },
    },
  ];
  const entry = { kind: 'view', view };
  if (definition.navigation === undefined) {
    edits.push({ kind: 'add-object', file: 'navigation.json', content: { items: [entry] } });
  } else {
    const index = definition.navigation.items.length;
    edits.push({ kind: 'insert-item', file: 'navigation.json', path: '/items', index, value: entry });
  }
  for (const role of fullRoles(definition)) {
    edits.push({
      kind: 'insert-item',
      file: `roles/${role.name}.json`,
      path: '/grants',
      index: role.grants.length,
      value: { entity: name, actions: [...actions] },
    });
  }
  return edits;
}

function freeName(list: readonly { readonly name: string }[], wanted: string): string {
  return nameFrom(wanted, new Set(list.map((each) => each.name)), wanted);
}
