import { pointer } from '@formwork/kernel';
import type { FieldModel, FieldModels } from '../kinds/field-model.ts';
import { suggestName } from '../nearest-name.ts';
import { FieldBase } from '../schema/entity.ts';
import { checkStructure } from './check-structure.ts';
import { type Findings, createFindings } from './findings.ts';
import { type JsonSchema, isJsonObject } from './json-schema.ts';

/** Checks the options of an entity's fields by the schema of each field's kind; the keys of every field are known besides. */
export function checkFields(entity: unknown, models: FieldModels, out: Findings): void {
  const fields = isJsonObject(entity) && Object.hasOwn(entity, 'fields') ? entity['fields'] : undefined;
  if (!Array.isArray(fields)) return;
  fields.forEach((field: unknown, index) => {
    if (!isJsonObject(field)) return;
    const path = pointer('fields', index);
    const type = Object.hasOwn(field, 'type') ? field['type'] : undefined;
    if (typeof type !== 'string') return;
    const model = models.find(type);
    if (model === undefined) {
      out.add(
        'FW_DEFINITION_FIELD_TYPE_UNKNOWN',
        `${path}/type`,
        `There is no field type "${type.slice(0, 60)}".`,
        suggestName(type, models.ids, 'field type'),
      );
      return;
    }
    checkOptions(field, model, path, out);
  });
}

function checkOptions(field: Readonly<Record<string, unknown>>, model: FieldModel, path: string, out: Findings): void {
  const own = createFindings();
  checkStructure(field, optionsSchema(model), path, own);
  for (const { code, path: at, message, hint, details } of own.issues) {
    out.add(code, at, message, hint, { ...details, fieldType: model.id });
  }
}

const schemas = new WeakMap<FieldModel, JsonSchema>();

/** The options of a kind with the keys that every field has let through: those are checked with the entity. */
function optionsSchema(model: FieldModel): JsonSchema {
  let schema = schemas.get(model);
  if (schema === undefined) {
    const options = model.options as unknown as JsonSchema;
    const base = Object.fromEntries(Object.keys(FieldBase).map((key): [string, JsonSchema] => [key, {}]));
    schema = { ...options, properties: { ...base, ...options.properties }, additionalProperties: false };
    schemas.set(model, schema);
  }
  return schema;
}
