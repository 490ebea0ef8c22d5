import type { PresentedApp, PresentedEntity, PresentedField } from '@formwork/definition';

/** The TypeScript type of a field's value, by the JSON Schema type of what the wire carries. */
export type ValueType = (field: PresentedField, entity: PresentedEntity) => string;

/**
 * TypeScript source of a typed client for one app, as one person may see it: an interface per entity and a factory.
 * `valueType` gives the type of a field's value; the catalogue's models know it through their value schema.
 */
export function generateClient(app: PresentedApp, valueType: ValueType): string {
  const own = app.entities.filter((entity) => !entity.name.includes('.'));
  const typeOf: ValueType = (field, entity) => linesType(own, field, entity, '') ?? valueType(field, entity);
  const sentTypeOf: ValueType = (field, entity) => linesType(own, field, entity, 'Values') ?? valueType(field, entity);
  return [
    '// Generated from the published app; do not edit. Run `formwork gen client` again after a publish.',
    "import { type Client, type CallOptions, type ListRequest, type RecordPage, type WriteOptions } from '@formwork/client';",
    '',
    ...own.flatMap((entity) => [...recordType(entity, typeOf), ...valuesType(entity, sentTypeOf)]),
    ...collectionTypes(),
    `/** The records of ${app.name}, version ${app.version}. */`,
    `export function ${camel(app.name)}Client(client: Client) {`,
    `  const records = client.records('${app.name}');`,
    '  const collection = <R, V, T extends string>(entity: string): Collection<R, V, T> => ({',
    '    list: (request, options) => records.list(entity, request, options) as unknown as Promise<RecordPage<R>>,',
    '    read: (id, options) => records.read(entity, id, {}, options) as unknown as Promise<R>,',
    '    create: (values, options) => records.create(entity, values as never, options) as unknown as Promise<R>,',
    '    update: (id, values, options) => records.update(entity, id, values as never, options) as unknown as Promise<R>,',
    '    remove: (id, options) => records.remove(entity, id, options),',
    '    restore: (id, options) => records.restore(entity, id, options) as unknown as Promise<R>,',
    '    transition: (id, name, values, options) =>',
    '      records.transition(entity, id, name, values as never, options) as unknown as Promise<R>,',
    '  });',
    '  return {',
    ...own.map((entity) => `    ${camel(entity.name)}: ${collectionOf(entity)},`),
    '  };',
    '}',
    '',
  ].join('\n');
}

/** Lines are saved with their parent, so by themselves they are only read. */
function collectionOf(entity: PresentedEntity): string {
  const type = pascal(entity.name);
  if (entity.parent !== undefined) return `collection('${entity.name}') as Readings<${type}>`;
  const names = entity.lifecycle?.transitions.map(({ name }) => `'${name}'`) ?? [];
  return `collection<${type}, ${type}Values, ${names.join(' | ') || 'never'}>('${entity.name}')`;
}

/** The type of a field that holds lines of its entity; `undefined` for any other. */
function linesType(
  own: readonly PresentedEntity[],
  field: PresentedField,
  entity: PresentedEntity,
  suffix: '' | 'Values',
): string | undefined {
  const lines = own.find(({ parent }) => parent?.entity === entity.name && parent.field === field.name);
  return lines === undefined ? undefined : `readonly ${pascal(lines.name)}${suffix}[]`;
}

function collectionTypes(): string[] {
  return [
    '/** How the records of one entity are read. */',
    'export interface Readings<R> {',
    '  list(request?: ListRequest, options?: CallOptions): Promise<RecordPage<R>>;',
    '  read(id: string, options?: CallOptions): Promise<R>;',
    '}',
    '',
    '/** What can be done with the records of one entity. */',
    'export interface Collection<R, V, T extends string> extends Readings<R> {',
    '  create(values: V, options?: CallOptions): Promise<R>;',
    '  update(id: string, values: Partial<V>, options?: WriteOptions): Promise<R>;',
    '  remove(id: string, options?: WriteOptions): Promise<void>;',
    '  restore(id: string, options?: CallOptions): Promise<R>;',
    '  transition(id: string, name: T, values?: Partial<V>, options?: WriteOptions): Promise<R>;',
    '}',
    '',
  ];
}

/** System fields that every record has; the others of them may be empty. */
const ALWAYS_THERE: readonly string[] = ['id', 'version', 'created_at', 'updated_at'];

function recordType(entity: PresentedEntity, valueType: ValueType): string[] {
  const fields = entity.fields.map((field) => {
    const type = valueType(field, entity);
    const isCertain = field.isSystem === true ? ALWAYS_THERE.includes(field.name) : field.required === true;
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
    ...(entity.parent === undefined
      ? []
      : ['  /** The line that stays; a line without it is new. */', '  readonly id?: string;']),
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
