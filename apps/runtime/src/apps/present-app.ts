import { type Access, type EntityAccess, type FieldRule, compileAccess } from '@formwork/access';
import type {
  AppModel,
  EntityModel,
  FieldInstance,
  FormDefinition,
  Model,
  NavigationItem,
  PresentedApp,
  PresentedEntity,
  PresentedField,
  PresentedLifecycle,
  ViewDefinition,
} from '@formwork/definition';
import type { UserFacts } from '@formwork/engine';

/**
 * A published app as one person may see it: entities that a grant of theirs reaches, readable fields, transitions that a
 * role of theirs may press, and the menu entries that lead somewhere. `undefined` when no role of theirs reaches the app.
 */
export function presentApp(model: Model, app: string, user: UserFacts, revision: number): PresentedApp | undefined {
  const found = model.apps.get(app);
  if (found === undefined) return undefined;
  const access = compileAccess(model, user.roles);
  const own = [...found.entities.values()].filter((entity) => isReachable(access, entity));
  if (own.length === 0) return undefined;
  const visible = new Set(own.map((entity) => entity.name));
  const views = found.definition.views.filter((view) => visible.has(view.entity));
  const forms = found.definition.forms.filter((form) => visible.has(form.entity));
  const { definition } = found;
  return {
    name: app,
    label: definition.app.label,
    ...(definition.app.icon === undefined ? {} : { icon: definition.app.icon }),
    ...(definition.app.colour === undefined ? {} : { colour: definition.app.colour }),
    version: definition.app.version,
    revision,
    locales: definition.app.locales,
    navigation: presentNavigation(found, views, forms, access),
    entities: [...own, ...neighbours(model, app, own, access)].map((entity) => presentEntity(access, entity, app)),
    forms,
    views,
    texts: Object.fromEntries(definition.locales.map((locale) => [locale.locale, locale.texts])),
    calendars: [...found.calendars.values()],
  };
}

function isReachable(access: Access, entity: EntityModel): boolean {
  return access.entity(entity.id).rows('read') !== false || access.entity(entity.id).rows('create') !== false;
}

/** Entities of other apps that readable references lead to: a screen needs their titles and fields. */
function neighbours(model: Model, app: string, own: readonly EntityModel[], access: Access): EntityModel[] {
  const ids = new Set<string>();
  for (const entity of own) {
    for (const field of entity.fields.values()) {
      if (field.type.kind === 'reference' && access.entity(entity.id).readField(field.name) !== 'never')
        ids.add(field.type.entity);
    }
  }
  return [...ids]
    .map((id) => model.entities.get(id))
    .filter((entity) => entity !== undefined)
    .filter((entity) => entity.app !== app && access.entity(entity.id).rows('read') !== false);
}

function presentEntity(access: Access, entity: EntityModel, app: string): PresentedEntity {
  const rights = access.entity(entity.id);
  const fields = [...entity.fields.values()]
    .filter((field) => rights.readField(field.name) !== 'never' || isWritable(rights, field))
    .map((field) => presentField(rights, field));
  const readable = new Set(fields.map((field) => field.name));
  const { definition } = entity;
  const lifecycle = presentLifecycle(access, entity);
  return {
    name: entity.app === app ? entity.name : entity.id,
    ...(definition.label === undefined ? {} : { label: definition.label }),
    ...(definition.plural === undefined ? {} : { plural: definition.plural }),
    ...(definition.icon === undefined ? {} : { icon: definition.icon }),
    ...(entity.titleField === undefined || !readable.has(entity.titleField.name)
      ? {}
      : { titleField: entity.titleField.name }),
    ...(entity.parent === undefined
      ? {}
      : { parent: { entity: plainName(entity.parent.entity, app), field: entity.parent.field } }),
    fields,
    actions: {
      create: rights.rows('create') !== false,
      update: rights.rows('update') !== false,
      delete: rights.rows('delete') !== false,
      aggregate: rights.rows('aggregate') !== false,
    },
    validations: entity.validations
      .filter(({ rule }) => rule.reads.every((path) => path[0] !== 'record' || readable.has(path[1] ?? '')))
      .map(({ definition: validation }) => validation),
    ...(lifecycle === undefined ? {} : { lifecycle }),
  };
}

function plainName(id: string, app: string): string {
  return id.startsWith(`${app}.`) ? id.slice(app.length + 1) : id;
}

function isWritable(rights: EntityAccess, field: FieldInstance): boolean {
  if (field.isSystem || field.model.isComputed === true) return false;
  return rights.writeField(field.name, 'create') !== 'never' || rights.writeField(field.name, 'update') !== 'never';
}

function presentField(rights: EntityAccess, field: FieldInstance): PresentedField {
  const write = widest(rights.writeField(field.name, 'create'), rights.writeField(field.name, 'update'));
  const read = extent(rights.readField(field.name));
  return {
    ...field.definition,
    ...(field.isSystem ? { isSystem: true as const } : {}),
    access: { read: read === 'never' ? 'sometimes' : read, write: isWritable(rights, field) ? write : 'never' },
  };
}

function extent(rule: FieldRule): 'always' | 'sometimes' | 'never' {
  return typeof rule === 'string' ? rule : 'sometimes';
}

function widest(a: FieldRule, b: FieldRule): 'always' | 'sometimes' | 'never' {
  const order = ['never', 'sometimes', 'always'] as const;
  return order[Math.max(order.indexOf(extent(a)), order.indexOf(extent(b)))]!;
}

function presentLifecycle(access: Access, entity: EntityModel): PresentedLifecycle | undefined {
  const lifecycle = entity.lifecycle;
  if (lifecycle === undefined || access.entity(entity.id).readField(lifecycle.definition.field) === 'never')
    return undefined;
  const { name, field, initial, states, transitions } = lifecycle.definition;
  return {
    name,
    field,
    initial,
    states,
    transitions: transitions.filter(
      (transition) => transition.automatic !== true && access.transition(entity.id, transition.name).length > 0,
    ),
  };
}

function presentNavigation(
  app: AppModel,
  views: readonly ViewDefinition[],
  forms: readonly FormDefinition[],
  access: Access,
): NavigationItem[] {
  const canOpen = (item: NavigationItem): boolean => {
    if (item.kind === 'view') return views.some((view) => view.name === item.view && canRead(app, access, view.entity));
    if (item.kind === 'form')
      return forms.some((form) => form.name === item.form && canCreate(app, access, form.entity));
    return item.items.some(canOpen);
  };
  const items =
    app.definition.navigation?.items ?? views.map((view): NavigationItem => ({ kind: 'view', view: view.name }));
  return items
    .filter(canOpen)
    .map((item) => (item.kind === 'group' ? { ...item, items: item.items.filter(canOpen) } : item));
}

function canRead(app: AppModel, access: Access, entity: string): boolean {
  return access.entity(`${app.name}.${entity}`).rows('read') !== false;
}

function canCreate(app: AppModel, access: Access, entity: string): boolean {
  return access.entity(`${app.name}.${entity}`).rows('create') !== false;
}
