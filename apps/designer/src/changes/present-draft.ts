import { fieldModels } from '@formwork/catalog/models';
import type {
  AppDefinition,
  EntityDefinition,
  PresentedApp,
  PresentedEntity,
  PresentedField,
} from '@formwork/definition';
import { lineEntities } from './app-parts.ts';

const ALWAYS = { read: 'always', write: 'always' } as const;
const systemField = (name: string, type: string, en: string, zh: string): PresentedField => ({
  name,
  type,
  label: { en, 'zh-CN': zh },
  isSystem: true,
  access: ALWAYS,
});
const systemFields: readonly PresentedField[] = [
  systemField('created_at', 'datetime', 'Created at', '创建时间'),
  systemField('created_by', 'user', 'Created by', '创建人'),
  systemField('updated_at', 'datetime', 'Updated at', '更新时间'),
  systemField('updated_by', 'user', 'Updated by', '更新人'),
  systemField('owner', 'user', 'Owner', '负责人'),
];

/**
 * The draft as somebody with every right would see it, made here and now: what conditions are typed against. Things that
 * are broken are passed over.
 */
export function presentDraft(definition: AppDefinition, others: readonly AppDefinition[]): PresentedApp {
  const { app } = definition;
  return {
    name: app.name,
    label: app.label,
    version: app.version,
    revision: 0,
    locales: app.locales,
    navigation: definition.navigation?.items ?? [],
    entities: [
      ...presentEntities(definition, ''),
      ...others
        .filter((each) => each.app.name !== app.name)
        .flatMap((each) => presentEntities(each, `${each.app.name}.`)),
    ],
    forms: definition.forms,
    views: definition.views,
    texts: Object.fromEntries(definition.locales.map((each) => [each.locale, each.texts])),
    calendars: definition.rules.map(({ name, timeZone, workdays, off = [], work = [] }) => ({
      name,
      timeZone,
      workdays,
      off: off.map((each) => each.date),
      work: work.map((each) => each.date),
    })),
  };
}

function presentEntities(definition: AppDefinition, prefix: string): PresentedEntity[] {
  const lines = lineEntities(definition);
  return definition.entities.filter(isWhole).map((entity): PresentedEntity => {
    const parent = lines.get(entity.name);
    const workflow = definition.workflows.find((each) => each.entity === entity.name);
    return {
      name: prefix + entity.name,
      ...(entity.label === undefined ? {} : { label: entity.label }),
      ...(entity.plural === undefined ? {} : { plural: entity.plural }),
      ...(entity.titleField === undefined ? {} : { titleField: entity.titleField }),
      ...(parent === undefined ? {} : { parent: { entity: prefix + parent.entity, field: parent.field } }),
      fields: [
        ...entity.fields
          .filter((field) => fieldModels.find(field.type) !== undefined)
          .map((field): PresentedField => ({ ...qualified(field, prefix), access: ALWAYS })),
        ...systemFields,
      ],
      actions: { create: true, update: true, delete: true, aggregate: true, export: true },
      validations: [],
      ...(workflow === undefined || !Array.isArray(workflow.states)
        ? {}
        : {
            lifecycle: {
              name: workflow.name,
              field: workflow.field,
              initial: workflow.initial,
              states: workflow.states,
              transitions: workflow.transitions,
            },
          }),
    };
  });
}

/** What another app's field points at belongs to that app. */
function qualified(field: EntityDefinition['fields'][number], prefix: string): EntityDefinition['fields'][number] {
  const target = field['entity'];
  return prefix === '' || typeof target !== 'string' || target.includes('.')
    ? field
    : { ...field, entity: prefix + target };
}

function isWhole(entity: EntityDefinition): boolean {
  return Array.isArray(entity.fields) && entity.fields.every((field) => typeof field?.name === 'string');
}
