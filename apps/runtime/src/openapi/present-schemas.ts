import {
  type FieldContext,
  type FieldModels,
  type PresentedApp,
  type PresentedEntity,
  type PresentedField,
  referredEntity,
} from '@formwork/definition';
import { readText } from '@formwork/kernel';

type Schema = Record<string, unknown>;

/** A reference that the request asked to see as an object. */
const expandedSchema: Schema = {
  type: 'object',
  required: ['id', 'title'],
  properties: { id: { type: 'string', format: 'uuid' }, title: { type: ['string', 'null'] } },
};

/** How lines say which of them stay when they are sent again. */
const keptLineSchema: Schema = {
  type: 'string',
  format: 'uuid',
  description: 'The line that stays. A line without it is new, and one that is not sent is removed.',
};

/** The name of the schema of what may be sent; no entity can have it, because names hold no dot. */
export function valuesName(entity: string): string {
  return `${entity}.values`;
}

/** A pointer to a schema of the document. */
export function ref(name: string): Schema {
  return { $ref: `#/components/schemas/${name}` };
}

/** A record as it is answered; references are ids, or objects where the request expands them. */
export function recordSchema(entity: PresentedEntity, app: PresentedApp, models: FieldModels): Schema {
  return {
    type: 'object',
    properties: Object.fromEntries(
      entity.fields.map((field) => [field.name, nullable(fieldSchema(field, app, models, 'record'))]),
    ),
  };
}

/** The values of a record as they may be sent. */
export function valuesSchema(entity: PresentedEntity, app: PresentedApp, models: FieldModels): Schema {
  const writable = entity.fields.filter((field) => field.access.write !== 'never');
  return {
    type: 'object',
    additionalProperties: false,
    properties: {
      ...(entity.parent === undefined ? {} : { id: keptLineSchema }),
      ...Object.fromEntries(writable.map((field) => [field.name, nullable(fieldSchema(field, app, models, 'values'))])),
    },
    'x-required-on-create': writable
      .filter((field) => field.required === true && field.default === undefined)
      .map((field) => field.name),
  };
}

function fieldSchema(field: PresentedField, app: PresentedApp, models: FieldModels, use: 'record' | 'values'): Schema {
  const lines = field['entity'];
  const model = models.find(field.type);
  if (model === undefined) return {};
  if (model.isScalar === false && typeof lines === 'string' && app.entities.some((entity) => entity.name === lines)) {
    return { type: 'array', items: ref(use === 'values' ? valuesName(lines) : lines) };
  }
  const schema = { title: readText(field.label ?? field.name, 'en'), ...model.valueSchema(field) } as Schema;
  if (use === 'values') return schema;
  const type = model.isComputed === true ? undefined : model.ruleType(field, nowhere);
  if (type === undefined || referredEntity(type) === undefined) return schema;
  return { anyOf: [schema, type.kind === 'list' ? { type: 'array', items: expandedSchema } : expandedSchema] };
}

/** Only whether a field refers to records counts here, so nothing needs to be found around it. */
const nowhere: FieldContext = {
  entity: '',
  resolveEntity: (name) => name,
  fieldType: () => undefined,
  field: () => undefined,
};

function nullable(schema: Schema): Schema {
  return { anyOf: [schema, { type: 'null' }] };
}
