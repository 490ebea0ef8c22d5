import { type Access, type EntityAccess, type FieldRule, compileAccess } from '@formwork/access';
import {
  type AppModel,
  type EntityModel,
  type FieldInstance,
  type FormDefinition,
  type Model,
  type NavigationItem,
  type PresentedApp,
  type PresentedEntity,
  type PresentedField,
  type ViewDefinition,
  referredEntity,
} from '@formwork/definition';
import type { UserFacts } from '@formwork/engine';
import { presentForm } from './present-form.ts';
import { presentLifecycle } from './present-lifecycle.ts';
import { presentTexts } from './present-texts.ts';
import { presentView } from './present-view.ts';
import { type ReadablePaths, readablePaths } from './readable-paths.ts';

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
  const { definition } = found;
  const readable = readablePaths(model, access);
  const projected = {
    entities: [...own, ...neighbours(model, app, own, access)].map((entity) =>
      presentEntity(access, entity, app, readable),
    ),
    views: definition.views
      .filter((view) => visible.has(view.entity))
      .map((view) => presentView(view, found, readable))
      .filter((view) => view !== undefined),
    forms: definition.forms
      .filter((form) => visible.has(form.entity))
      .map((form) => presentForm(form, found, readable)),
  };
  const views = projected.views.map(({ view }) => view);
  const forms = projected.forms.map(({ form }) => form);
  return {
    name: app,
    label: definition.app.label,
    ...(definition.app.icon === undefined ? {} : { icon: definition.app.icon }),
    ...(definition.app.colour === undefined ? {} : { colour: definition.app.colour }),
    version: definition.app.version,
    revision,
    locales: definition.app.locales,
    navigation: presentNavigation(found, views, forms, access),
    entities: projected.entities,
    forms,
    views,
    texts: Object.fromEntries(definition.locales.map(({ locale, texts }) => [locale, presentTexts(texts, projected)])),
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
      const target = referredEntity(field.type);
      if (target !== undefined && access.entity(entity.id).readField(field.name) !== 'never') ids.add(target);
    }
  }
  return [...ids]
    .map((id) => model.entities.get(id))
    .filter((entity) => entity !== undefined)
    .filter((entity) => entity.app !== app && access.entity(entity.id).rows('read') !== false);
}

function presentEntity(access: Access, entity: EntityModel, app: string, readable: ReadablePaths): PresentedEntity {
  const rights = access.entity(entity.id);
  const fields = [...entity.fields.values()]
    .filter((field) => rights.readField(field.name) !== 'never' || isWritable(rights, field))
    .map((field) => presentField(rights, field, readable));
  const { definition } = entity;
  const lifecycle = presentLifecycle(access, entity, readable);
  return {
    name: entity.app === app ? entity.name : entity.id,
    ...(definition.label === undefined ? {} : { label: definition.label }),
    ...(definition.plural === undefined ? {} : { plural: definition.plural }),
    ...(definition.icon === undefined ? {} : { icon: definition.icon }),
    ...(entity.titleField === undefined || !readable.hasPath(entity, entity.titleField.name)
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
      export: rights.rows('export') !== false,
    },
    validations: entity.validations
      .map(({ definition: validation }) => validation)
      .filter(({ assert }) => readable.hasRule(assert, { entity })),
    ...(lifecycle === undefined ? {} : { lifecycle }),
  };
}

function plainName(id: string, app: string): string {
  return id.startsWith(`${app}.`) ? id.slice(app.length + 1) : id;
}

function isWritable(rights: EntityAccess, field: FieldInstance): boolean {
  const isState = rights.entity.lifecycle?.definition.field === field.name;
  // A state moves by transitions alone.
  if (isState || field.isSystem || field.model.isComputed === true) return false;
  return rights.writeField(field.name, 'create') !== 'never' || rights.writeField(field.name, 'update') !== 'never';
}

function presentField(rights: EntityAccess, field: FieldInstance, readable: ReadablePaths): PresentedField {
  const write = widest(rights.writeField(field.name, 'create'), rights.writeField(field.name, 'update'));
  const read = extent(rights.readField(field.name));
  const { default: initial, ...definition } = field.definition;
  const isKnown = initial !== undefined && readable.hasRule(initial, { entity: rights.entity });
  return {
    ...definition,
    ...(isKnown ? { default: initial } : {}),
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
