import type { FieldModels } from '../kinds/field-model.ts';
import { chooseBranch } from '../structure/choose-branch.ts';
import { createFindings } from '../structure/findings.ts';
import { type JsonSchema, isJsonObject } from '../structure/json-schema.ts';
import { FieldSchema } from '../schema/entity.ts';

/**
 * The same value with its keys in the order of the schema; keys that no schema knows follow in code-unit order.
 * So equal definitions give equal files, whatever a database or an editor did to the order of keys.
 */
export function orderKeys(value: unknown, schema: JsonSchema | undefined, models?: FieldModels): unknown {
  const branches = schema?.anyOf ?? schema?.oneOf;
  if (branches !== undefined) {
    return orderKeys(value, chooseBranch(value, branches, '', createFindings()), models);
  }
  if (Array.isArray(value)) return value.map((item) => orderKeys(item, schema?.items, models));
  if (!isJsonObject(value)) return value;
  const known = (schema === FieldSchema ? fieldProperties(value, models) : schema?.properties) ?? {};
  const first = Object.keys(known).filter((key) => Object.hasOwn(value, key));
  const rest = Object.keys(value)
    .filter((key) => !Object.hasOwn(known, key))
    .sort();
  return Object.fromEntries(
    [...first, ...rest]
      .filter((key) => value[key] !== undefined)
      .map((key) => [key, orderKeys(value[key], Object.hasOwn(known, key) ? known[key] : freeSchema(schema), models)]),
  );
}

/** A field's own keys, then the options of its kind, then what comes last by habit. */
function fieldProperties(
  field: Readonly<Record<string, unknown>>,
  models: FieldModels | undefined,
): Readonly<Record<string, JsonSchema>> {
  const { default: byDefault, renamedFrom, ...head } = FieldSchema.properties as Record<string, JsonSchema>;
  const options = models?.find(String(field['type']))?.options.properties as Record<string, JsonSchema> | undefined;
  return { ...head, ...options, default: byDefault!, renamedFrom: renamedFrom! };
}

function freeSchema(schema: JsonSchema | undefined): JsonSchema | undefined {
  const [pattern] = Object.values(schema?.patternProperties ?? {});
  return pattern ?? (typeof schema?.additionalProperties === 'object' ? schema.additionalProperties : undefined);
}
