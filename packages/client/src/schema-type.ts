/** The TypeScript type of what a JSON Schema accepts; `unknown` where the schema says nothing. */
export function schemaType(schema: unknown): string {
  if (typeof schema !== 'object' || schema === null) return 'unknown';
  const { type, const: constant, enum: values, anyOf, oneOf, items, properties, required } = schema as SchemaParts;
  if (constant !== undefined) return JSON.stringify(constant);
  if (Array.isArray(values)) return union(values.map((value) => JSON.stringify(value)));
  if (Array.isArray(anyOf ?? oneOf)) return union((anyOf ?? oneOf)!.map(schemaType));
  if (Array.isArray(type)) return union(type.map((one) => schemaType({ ...schema, type: one })));
  if (type === 'integer' || type === 'number') return 'number';
  if (type === 'string' || type === 'boolean' || type === 'null') return type;
  if (type === 'array') return `readonly (${schemaType(items)})[]`;
  if (type === 'object' && properties !== undefined) return objectType(properties, required ?? []);
  return 'unknown';
}

interface SchemaParts {
  readonly type?: string | readonly string[];
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly unknown[];
  readonly oneOf?: readonly unknown[];
  readonly items?: unknown;
  readonly properties?: Readonly<Record<string, unknown>>;
  readonly required?: readonly string[];
}

function objectType(properties: Readonly<Record<string, unknown>>, required: readonly string[]): string {
  const parts = Object.entries(properties).map(
    ([key, value]) => `readonly ${JSON.stringify(key)}${required.includes(key) ? '' : '?'}: ${schemaType(value)}`,
  );
  return `{ ${parts.join('; ')} }`;
}

function union(types: readonly string[]): string {
  return [...new Set(types)].join(' | ') || 'never';
}
