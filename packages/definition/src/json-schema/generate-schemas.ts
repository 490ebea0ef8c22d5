import { readText } from '@formwork/kernel';
import { BundleSchema } from '../document/bundle-schema.ts';
import { documentKinds } from '../document/document-kinds.ts';
import type { FieldModels } from '../kinds/field-model.ts';
import { type JsonSchema, isJsonObject } from '../structure/json-schema.ts';

/** A JSON Schema document as it is written to a file. */
export type SchemaDocument = Readonly<Record<string, unknown>>;

/**
 * The schemas of the definition language by file name, such as `entity.schema.json`: each stands alone (nothing is referred to
 * by URL), so an editor completes and checks a file offline. Deterministic.
 */
export function generateSchemas(models: FieldModels): Map<string, SchemaDocument> {
  const files = documentKinds.map(({ id, noun, schema }): [string, SchemaDocument] => [
    `${id}.schema.json`,
    document(id, `Formwork ${noun.en}`, schema, models),
  ]);
  return new Map([...files, ['bundle.schema.json', document('bundle', 'Formwork app', BundleSchema, models)]]);
}

function document(id: string, title: string, schema: object, models: FieldModels): SchemaDocument {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: `urn:formwork:schemas:v1:${id}`,
    title,
    ...(withFieldOptions(plain(schema), models) as object),
  };
}

/** TypeBox keeps notes of its own in the schema; JSON drops them. */
function plain(schema: object): unknown {
  return JSON.parse(JSON.stringify(schema)) as unknown;
}

/** Replaces the open field object, wherever it stands, by one that knows the options of every kind. */
function withFieldOptions(node: unknown, models: FieldModels): unknown {
  if (Array.isArray(node)) return node.map((item) => withFieldOptions(item, models));
  if (!isJsonObject(node)) return node;
  if (isFieldSchema(node)) return fieldSchema(node, models);
  return Object.fromEntries(Object.entries(node).map(([key, child]) => [key, withFieldOptions(child, models)]));
}

function isFieldSchema(node: Readonly<Record<string, unknown>>): boolean {
  return node['additionalProperties'] === true && isJsonObject(node['properties']) && 'type' in node['properties'];
}

function fieldSchema(base: Readonly<Record<string, unknown>>, models: FieldModels): SchemaDocument {
  const { additionalProperties: _, properties, ...rest } = base;
  return {
    ...rest,
    properties: {
      ...(properties as object),
      type: {
        description: 'The field type.',
        oneOf: models.kinds.map((model) => ({
          const: model.id,
          title: readText(model.label, 'en'),
          description: readText(model.help, 'en'),
        })),
      },
    },
    allOf: models.kinds.map((model) => ({
      if: { type: 'object', properties: { type: { const: model.id } }, required: ['type'] },
      // oxlint-disable-next-line unicorn/no-thenable -- the keyword of JSON Schema
      then: optionsOf(plain(model.options) as JsonSchema),
    })),
    unevaluatedProperties: false,
  };
}

function optionsOf(options: JsonSchema): SchemaDocument {
  const { additionalProperties: _, ...rest } = options;
  return { ...rest };
}
