import {
  type AppDefinition,
  type EntityDefinition,
  type FieldContext,
  type FieldDefinition,
  type FieldInstance,
  type FieldModels,
  resolveModel,
} from '@formwork/definition';

/** Entities that samples may refer to: `part`, and `thing_line` as the lines of `thing`. */
const surroundings: readonly EntityDefinition[] = [
  {
    name: 'part',
    fields: [
      { name: 'name', type: 'text' },
      { name: 'price', type: 'decimal', scale: 4 },
      { name: 'cost', type: 'money', currency: 'CNY' },
    ],
  },
  {
    name: 'thing_line',
    fields: [
      { name: 'quantity', type: 'integer' },
      { name: 'amount', type: 'decimal' },
      { name: 'note', type: 'text' },
    ],
  },
];

/** The app that a sample's field stands in, as the entity `thing`. */
export function appOfSample(field: FieldDefinition, around: readonly FieldDefinition[] = []): AppDefinition {
  return {
    format: 1,
    app: { name: 'conformance', label: 'Conformance', version: '1.0.0', locales: ['en'] },
    entities: [surroundings[0]!, { name: 'thing', fields: [...around, field] }, surroundings[1]!],
    forms: [],
    views: [],
    workflows: [],
    rules: [],
    roles: [],
    datasets: [],
    scenarios: [],
    locales: [],
  };
}

/** A field resolved as publishing would; throws when the sample does not hold together. */
export function resolveSample(
  models: FieldModels,
  field: FieldDefinition,
  around: readonly FieldDefinition[] = [],
): FieldInstance {
  const { model, issues } = resolveModel([appOfSample(field, around)], models);
  const instance = model.entities.get('conformance.thing')?.fields.get(field.name);
  if (instance === undefined || issues.length > 0) {
    throw new Error(`The sample ${field.name} of ${field.type} does not resolve: ${JSON.stringify(issues)}`);
  }
  return instance;
}

/** What a model may ask when its lint runs over a field that may be at fault. */
export function contextOfSample(models: FieldModels): FieldContext {
  const lines: FieldDefinition = { name: 'lines', type: 'lines', entity: 'thing_line' };
  const { model } = resolveModel([appOfSample(lines)], models);
  return {
    entity: 'conformance.thing',
    resolveEntity: (name) => {
      const id = name.includes('.') ? name : `conformance.${name}`;
      return model.entities.has(id) ? id : undefined;
    },
    fieldType: (entity, field) => model.entities.get(entity)?.fields.get(field)?.type,
    field: (entity, field) => model.entities.get(entity)?.fields.get(field)?.definition,
  };
}
