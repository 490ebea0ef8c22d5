import type { Issue } from '@formwork/kernel';
import type { FieldModels } from '../kinds/field-model.ts';
import type { AppDefinition } from '../model/app-definition.ts';
import { isJsonObject, type JsonSchema } from '../structure/json-schema.ts';
import { readDefinition } from '../structure/read-definition.ts';
import { BundleSchema } from './bundle-schema.ts';
import { orderKeys } from './canonical-order.ts';
import { documentKinds, sortByName } from './document-kinds.ts';
import { parseJsonText } from './json-text.ts';

/** Reads a bundle: JSON text, or JSON already parsed. The definition is absent when its structure has errors. */
export function parseBundle(
  bundle: unknown,
  models: FieldModels,
): { readonly definition?: AppDefinition; readonly issues: readonly Issue[] } {
  if (typeof bundle !== 'string') return readDefinition(bundle, models);
  const parsed = parseJsonText(bundle);
  if ('value' in parsed) return readDefinition(parsed.value, models);
  const { line, column, message } = parsed.error;
  const issue: Issue = {
    code: 'FW_DEFINITION_JSON_INVALID',
    severity: 'error',
    path: '',
    message: `The bundle is no valid JSON: line ${line}, column ${column}: ${message}`,
    hint: 'Mend the text at this place.',
    details: { line, column },
  };
  return { issues: [issue] };
}

/** The definition as one JSON document: canonical, so equal definitions give equal text. */
export function formatBundle(definition: AppDefinition, models?: FieldModels): string {
  return `${JSON.stringify(canonicalDefinition(definition, models), null, 2)}\n`;
}

/** The definition with keys in schema order, lists sorted by name and editors' pointers taken away. */
export function canonicalDefinition(definition: AppDefinition, models?: FieldModels): AppDefinition {
  const sorted: Record<string, unknown> = { format: definition.format };
  for (const kind of documentKinds) {
    const held = definition[kind.key];
    if (held === undefined) continue;
    sorted[kind.key] = Array.isArray(held)
      ? sortByName((held as readonly object[]).map(withoutPointer), kind)
      : withoutPointer(held);
  }
  return orderKeys(sorted, BundleSchema as JsonSchema, models) as AppDefinition;
}

function withoutPointer(document: object): object {
  if (!isJsonObject(document) || !Object.hasOwn(document, '$schema')) return document;
  const { $schema: _, ...rest } = document;
  return rest;
}
