import type { Access } from '@formwork/access';
import type { EntityModel, FieldInstance } from '@formwork/definition';

/** A field that the caller may read on some record at least; `undefined` for hidden and unknown ones alike. */
export function findReadable(access: Access, entity: EntityModel, name: string): FieldInstance | undefined {
  const field = entity.fields.get(name);
  if (field === undefined) return undefined;
  const rules = access.entity(entity.id);
  return rules.rows('read') === false || rules.readField(name) === 'never' ? undefined : field;
}

/** Where a path of names leads: the last field, with the part of a value that it may name. */
export interface ReadablePath {
  readonly path: readonly string[];
  readonly field: FieldInstance;
  /** A part such as money's `amount`. */
  readonly part?: string;
}

const DEEPEST = 5;

/** Follows `customer.region.code` through references that the caller may read. */
export function findReadablePath(access: Access, entity: EntityModel, text: string): ReadablePath | undefined {
  const path = text.split('.');
  if (path.length > DEEPEST) return undefined;
  let at = entity;
  for (const [index, name] of path.entries()) {
    const field = findReadable(access, at, name);
    if (field === undefined) return undefined;
    const rest = path.slice(index + 1);
    if (rest.length === 0) return { path, field };
    if (field.shape.shape === 'columns') return findPart(path, field, rest);
    const target = field.type.kind === 'reference' ? access.model.entities.get(field.type.entity) : undefined;
    if (target === undefined) return undefined;
    at = target;
  }
  return undefined;
}

function findPart(path: readonly string[], field: FieldInstance, rest: readonly string[]): ReadablePath | undefined {
  if (field.shape.shape !== 'columns' || rest.length !== 1) return undefined;
  const part = field.shape.columns.find((column) => column.key === rest[0]);
  return part === undefined ? undefined : { path, field, part: part.key };
}
