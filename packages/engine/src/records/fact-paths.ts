import { accessReads } from '@formwork/access';
import type { Action, EntityModel, FieldInstance } from '@formwork/definition';
import type { TypedRule } from '@formwork/rules';
import { type Command, childEntity } from './command.ts';

/** A variable path of an expression. */
export type FactPath = readonly string[];

/** What a command needs to know of a record and its lines. */
export interface FactNeeds {
  /** Actions whose grants will be asked. */
  readonly actions: readonly Action[];
  /** Further fields of the record. */
  readonly fields?: readonly string[];
  /** Further expressions over the record. */
  readonly rules?: readonly TypedRule[];
  /** Lines fields whose lines are written: every field of their lines is needed. */
  readonly lines?: readonly string[];
}

/** The paths to load for a command: what grants, validations (those of lines too) and the command itself read. */
export function factPaths(command: Command, entity: EntityModel, needs: FactNeeds): FactPath[] {
  const access = command.access.entity(entity.id);
  const own = (name: string): FactPath => ['record', name];
  const paths: FactPath[] = [
    own('version'),
    own('deleted_at'),
    own('owner'),
    own('owner_department'),
    ...(needs.fields ?? []).map(own),
    ...accessReads(needs.actions.flatMap((action) => access.grants(action))),
    ...entity.validations.flatMap(({ rule }) => rule.reads),
    ...(needs.rules ?? []).flatMap((rule) => rule.reads),
  ];
  if (entity.lifecycle !== undefined) paths.push(own(entity.lifecycle.definition.field));
  return [...paths, ...linePaths(command, entity, ['record'], new Set(needs.lines ?? []))];
}

function linePaths(
  command: Command,
  entity: EntityModel,
  prefix: FactPath,
  written: ReadonlySet<string> | 'all',
): FactPath[] {
  return [...entity.fields.values()].flatMap((field) => {
    const child = childEntity(command.model, field);
    if (child === undefined) return [];
    const isWritten = written === 'all' || written.has(field.name);
    const inner = [...prefix, field.name, '[]'];
    const access = command.access.entity(child.id);
    const grants = isWritten ? (['create', 'update', 'delete'] as const).flatMap((each) => access.grants(each)) : [];
    const reads = [...child.validations.flatMap(({ rule }) => rule.reads), ...accessReads(grants)];
    return [
      ...reads.map((path) => lineRead(path, inner, prefix)),
      ...(isWritten ? [...inputFields(child)].map((each) => [...inner, each.name]) : []),
      ...linePaths(command, child, inner, isWritten ? 'all' : new Set()),
    ];
  });
}

/** A path of an expression over a line, as seen from the record at the top. */
function lineRead([root = '', ...rest]: FactPath, line: FactPath, parent: FactPath): FactPath {
  if (root === 'parent') return [...parent, ...rest];
  if (root !== 'record') return [root, ...rest];
  return rest[0] === 'parent' ? [...parent, ...rest.slice(1)] : [...line, ...rest];
}

const inputsOfEntities = new WeakMap<EntityModel, readonly FieldInstance[]>();

/** Fields of an entity that are kept in columns of their own and written by people. */
export function inputFields(entity: EntityModel): readonly FieldInstance[] {
  const known = inputsOfEntities.get(entity);
  if (known !== undefined) return known;
  const fields = [...entity.fields.values()].filter(
    (field) => !field.isSystem && (field.shape.shape === 'column' || field.shape.shape === 'columns'),
  );
  inputsOfEntities.set(entity, fields);
  return fields;
}
