import { fieldModels } from '@formwork/catalog/models';
import {
  type AppDefinition,
  type EntityModel,
  type FieldInstance,
  type LifecycleDefinition,
  type PresentedApp,
  type PresentedEntity,
  type PresentedField,
  type PresentedLifecycle,
  resolveModel,
} from '@formwork/definition';
import { hasErrors } from '@formwork/kernel';
import { AppInvalid } from '../cli.errors.ts';

/**
 * A definition as somebody with every right would see it published: what a client is generated from when there is no
 * server to ask. Throws `FW_CLI_APP_INVALID` when it does not resolve together with the others.
 */
export function presentWholeApp(definition: AppDefinition, others: readonly AppDefinition[]): PresentedApp {
  const { model, issues } = resolveModel([...others, definition], fieldModels);
  const found = model.apps.get(definition.app.name);
  if (found === undefined || hasErrors(issues)) {
    const errors = issues.filter((issue) => issue.severity === 'error').length;
    throw AppInvalid({ path: definition.app.name, errors }, { issues });
  }
  return {
    name: definition.app.name,
    label: definition.app.label,
    version: definition.app.version,
    revision: 0,
    locales: definition.app.locales,
    navigation: definition.navigation?.items ?? [],
    entities: [...found.entities.values()].map(presentEntity),
    forms: definition.forms,
    views: definition.views,
    texts: Object.fromEntries(definition.locales.map((locale) => [locale.locale, locale.texts])),
    calendars: [...found.calendars.values()],
  };
}

function presentEntity(entity: EntityModel): PresentedEntity {
  const fields = [...entity.fields.values()].map((field): PresentedField => ({
    ...field.definition,
    ...(field.isSystem ? { isSystem: true as const } : {}),
    access: { read: 'always', write: isWritable(entity, field) ? 'always' : 'never' },
  }));
  const actions = { create: true, update: true, delete: true, aggregate: true, export: true };
  const { parent, lifecycle } = entity;
  return {
    name: entity.name,
    fields,
    actions,
    validations: entity.definition.validations ?? [],
    // Lines belong to an entity of the same app, so the plain name says which.
    ...(parent === undefined ? {} : { parent: { entity: parent.entity.split('.').at(-1)!, field: parent.field } }),
    ...(lifecycle === undefined ? {} : { lifecycle: presentLifecycle(lifecycle.definition) }),
  };
}

/** A state moves by transitions alone. */
function isWritable(entity: EntityModel, field: FieldInstance): boolean {
  return !field.isSystem && field.model.isComputed !== true && entity.lifecycle?.definition.field !== field.name;
}

function presentLifecycle({ name, field, initial, states, transitions }: LifecycleDefinition): PresentedLifecycle {
  return { name, field, initial, states, transitions: transitions.filter(({ automatic }) => automatic !== true) };
}
