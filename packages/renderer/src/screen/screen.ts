import type {
  FieldContext,
  FieldDefinition,
  FieldModel,
  FieldModels,
  FormDefinition,
  PresentedApp,
  PresentedEntity,
  PresentedField,
  StorageShape,
  ViewDefinition,
} from '@formwork/definition';
import { type Text, readText } from '@formwork/kernel';
import type { RuleScope, RuleType } from '@formwork/rules';
import { createScope } from './screen-scope.ts';

/** A field ready to be drawn: its kind, its type in expressions, and its words in the reader's language. */
export interface ScreenField {
  readonly name: string;
  readonly label: string;
  readonly help: string;
  readonly definition: FieldDefinition;
  readonly model: FieldModel;
  readonly shape: StorageShape;
  readonly type: RuleType;
  readonly isSystem: boolean;
  /** False where this reader can never write it, and for computed and system fields. */
  readonly canWrite: boolean;
}

/** An entity ready to be drawn. */
export interface ScreenEntity {
  readonly name: string;
  readonly label: string;
  readonly plural: string;
  readonly presented: PresentedEntity;
  readonly fields: ReadonlyMap<string, ScreenField>;
  readonly titleField: ScreenField | undefined;
}

/** A published app as one reader sees it, with everything that screens look up. Immutable. */
export interface Screen {
  readonly app: PresentedApp;
  readonly locale: string;
  readonly entities: ReadonlyMap<string, ScreenEntity>;
  findEntity(name: string): ScreenEntity | undefined;
  findForm(name: string): FormDefinition | undefined;
  findView(name: string): ViewDefinition | undefined;
  /** The form of an entity: the one named like it, else the first there is. */
  formOf(entity: string): FormDefinition | undefined;
  /** The first view of an entity. */
  viewOf(entity: string): ViewDefinition | undefined;
  /** A text by address, then inline, then made from the name. */
  text(address: string, inline: Text | undefined, name?: string): string;
  /** The types that expressions over one record of the entity may use. */
  scope(entity: string): RuleScope;
}

/** Prepares a published app for drawing. A field of an unknown kind is left out, as an older screen must not break. */
export function openScreen(app: PresentedApp, models: FieldModels, locale: string): Screen {
  const text = createTexts(app, locale);
  const presented = new Map(app.entities.map((entity) => [entity.name, entity]));
  const find = (name: string): PresentedEntity | undefined =>
    presented.get(name) ?? presented.get(plainName(name, app.name));
  const entities = new Map<string, ScreenEntity>();
  for (const entity of app.entities) entities.set(entity.name, screenEntity(entity, { app, models, text, find }));
  const findEntity = (name: string): ScreenEntity | undefined =>
    entities.get(name) ?? entities.get(plainName(name, app.name));
  return Object.freeze({
    app,
    locale,
    entities,
    findEntity,
    findForm: (name: string) => app.forms.find((form) => form.name === name),
    findView: (name: string) => app.views.find((view) => view.name === name),
    formOf: (entity: string) =>
      app.forms.find((form) => form.entity === entity && form.name === entity) ??
      app.forms.find((form) => form.entity === entity),
    viewOf: (entity: string) => app.views.find((view) => view.entity === entity),
    text,
    scope: (entity: string) => createScope(app, entity, findEntity),
  });
}

interface Preparation {
  readonly app: PresentedApp;
  readonly models: FieldModels;
  readonly text: Screen['text'];
  readonly find: (name: string) => PresentedEntity | undefined;
}

function screenEntity(entity: PresentedEntity, preparation: Preparation): ScreenEntity {
  const { text } = preparation;
  const address = `entities.${entity.name}`;
  const label = text(`${address}.label`, entity.label, entity.name);
  const fields = new Map<string, ScreenField>();
  for (const field of entity.fields) {
    const drawn = screenField(field, entity, preparation);
    if (drawn !== undefined) fields.set(field.name, drawn);
  }
  return {
    name: entity.name,
    label,
    plural: text(`${address}.plural`, entity.plural ?? entity.label, entity.name),
    presented: entity,
    fields,
    titleField: entity.titleField === undefined ? undefined : fields.get(entity.titleField),
  };
}

function screenField(
  field: PresentedField,
  entity: PresentedEntity,
  preparation: Preparation,
): ScreenField | undefined {
  const { models, text } = preparation;
  const model = models.find(field.type);
  if (model === undefined) return undefined;
  const address = `entities.${entity.name}.fields.${field.name}`;
  const definition = localised(field, entity, address, text);
  const context = fieldContext(entity, preparation);
  return {
    name: field.name,
    label: text(`${address}.label`, field.label, field.name),
    help: text(`${address}.help`, field.help, ''),
    definition,
    model,
    shape: model.storage(definition, context),
    type: model.ruleType(definition, context),
    isSystem: field.isSystem === true,
    canWrite: field.isSystem !== true && model.isComputed !== true && field.access.write !== 'never',
  };
}

/** The field with its texts in the reader's language, and the states of its lifecycle as options. */
function localised(
  field: PresentedField,
  entity: PresentedEntity,
  address: string,
  text: Screen['text'],
): FieldDefinition {
  const { lifecycle } = entity;
  if (lifecycle?.field === field.name) {
    const options = lifecycle.states.map((state) => ({
      value: state.name,
      label: text(`workflows.${lifecycle.name}.states.${state.name}.label`, state.label, state.name),
      ...(state.colour === undefined ? {} : { colour: state.colour }),
    }));
    return { ...field, options };
  }
  if (!Array.isArray(field['options'])) return field;
  const options = (field['options'] as { value: string; label?: Text }[]).map((option) => ({
    ...option,
    label: text(`${address}.options.${option.value}.label`, option.label, option.value),
  }));
  return { ...field, options };
}

function fieldContext(entity: PresentedEntity, preparation: Preparation): FieldContext {
  const { app, models, find } = preparation;
  const raw = (name: string, field: string): PresentedField | undefined =>
    find(name)?.fields.find((one) => one.name === field);
  return {
    entity: qualified(entity.name, app.name),
    resolveEntity: (name) => qualified(name, app.name),
    field: raw,
    fieldType: (name, field) => {
      const definition = raw(name, field);
      const owner = find(name);
      if (definition === undefined || owner === undefined) return undefined;
      return models.find(definition.type)?.ruleType(definition, fieldContext(owner, preparation));
    },
  };
}

function createTexts(app: PresentedApp, locale: string): Screen['text'] {
  const texts = app.texts[locale] ?? app.texts[locale.split('-')[0]!] ?? {};
  return (address, inline, name = '') => {
    const written = Object.hasOwn(texts, address) ? texts[address] : undefined;
    return written ?? (readText(inline, locale) || humanised(name));
  };
}

/** `due_on` as people read it: `Due on`. */
export function humanised(name: string): string {
  const words = name.split('.').at(-1)!.replaceAll('_', ' ').trim();
  return words.slice(0, 1).toUpperCase() + words.slice(1);
}

function qualified(name: string, app: string): string {
  return name.includes('.') ? name : `${app}.${name}`;
}

function plainName(name: string, app: string): string {
  return name.startsWith(`${app}.`) ? name.slice(app.length + 1) : name;
}
