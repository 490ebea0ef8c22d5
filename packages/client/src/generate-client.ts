import type { PresentedApp, PresentedEntity, PresentedField } from '@formwork/definition';

/** The TypeScript type of a field's value, by the JSON Schema type of what the wire carries. */
export type ValueType = (field: PresentedField, entity: PresentedEntity) => string;

/**
 * TypeScript source of a typed client for one app, as one person may see it: an interface per entity and a factory.
 * `valueType` gives the type of a field's value; the catalogue's models know it through their value schema.
 */
export function generateClient(app: PresentedApp, valueType: ValueType): string {
  const own = app.entities.filter((entity) => !entity.name.includes('.'));
  const factory = `${camel(app.name)}Client`;
  return [
    '// Generated from the published app; do not edit. Run `formwork gen client` again after a publish.',
    "import { type Client, type CallOptions, type ListRequest, type RecordPage, type WriteOptions } from '@formwork/client';",
    '',
    ...own.flatMap((entity) => [...recordType(entity, valueType), ...valuesType(entity, valueType)]),
    ...collectionType(),
    `/** The records of ${app.name}, version ${app.version}. */`,
    `export function ${factory}(client: Client) {`,
    `  const records = client.records('${app.name}');`,
    '  const collection = <R, V>(entity: string): Collection<R, V> => ({',
    '    list: (request, options) => records.list(entity, request, options) as unknown as Promise<RecordPage<R>>,',
    '    read: (id, options) => records.read(entity, id, {}, options) as unknown as Promise<R>,',
    '    create: (values, options) => records.create(entity, values as never, options) as unknown as Promise<R>,',
    '    update: (id, values, options) => records.update(entity, id, values as never, options) as unknown as Promise<R>,',
    '    remove: (id, options) => records.remove(entity, id, options),',
    '  });',
    '  return {',
    ...own.map(
      (entity) =>
        `    ${camel(entity.name)}: collection<${pascal(entity.name)}, ${pascal(entity.name)}Values>('${entity.name}'),`,
    ),
    '  };',
    '}',
    '',
  ].join('\n');
}

function collectionType(): string[] {
  return [
    '/** What can be done with the records of one entity. */',
    'export interface Collection<R, V> {',
    '  list(request?: ListRequest, options?: CallOptions): Promise<RecordPage<R>>;',
    '  read(id: string, options?: CallOptions): Promise<R>;',
    '  create(values: V, options?: CallOptions): Promise<R>;',
    '  update(id: string, values: Partial<V>, options?: WriteOptions): Promise<R>;',
    '  remove(id: string, options?: WriteOptions): Promise<void>;',
    '}',
    '',
  ];
}

function recordType(entity: PresentedEntity, valueType: ValueType): string[] {
  const fields = entity.fields.map((field) => {
    const type = valueType(field, entity);
    const isCertain = field.isSystem === true && ['id', 'version', 'created_at', 'updated_at'].includes(field.name);
    const optional = field.access.read === 'always' ? '' : '?';
    return `  readonly ${field.name}${optional}: ${isCertain ? type : `${type} | null`};`;
  });
  return [`/** A record of ${entity.name}. */`, `export interface ${pascal(entity.name)} {`, ...fields, '}', ''];
}

function valuesType(entity: PresentedEntity, valueType: ValueType): string[] {
  const fields = entity.fields
    .filter((field) => field.isSystem !== true && field.access.write !== 'never')
    .map((field) => {
      const isNeeded = field.required === true && field.default === undefined;
      return `  readonly ${field.name}${isNeeded ? '' : '?'}: ${valueType(field, entity)}${isNeeded ? '' : ' | null'};`;
    });
  return [
    `/** What may be written to ${entity.name}. */`,
    `export interface ${pascal(entity.name)}Values {`,
    ...fields,
    '}',
    '',
  ];
}

function pascal(name: string): string {
  return name
    .split('_')
    .map((part) => part.slice(0, 1).toUpperCase() + part.slice(1))
    .join('');
}

function camel(name: string): string {
  const text = pascal(name);
  return text.slice(0, 1).toLowerCase() + text.slice(1);
}
