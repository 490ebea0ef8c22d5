import { fieldModels } from '@formwork/catalog/models';
import { type AppDefinition, type Edit, type ReferenceTarget, applyEdit, findDocument } from '@formwork/definition';

/**
 * The edit that renames and rewrites every reference. What was never published has no records to keep, so its former name
 * is not remembered.
 */
export function renameEdit(
  definition: AppDefinition,
  published: AppDefinition | undefined,
  target: ReferenceTarget,
  to: string,
): Edit {
  const rename: Edit = { kind: 'rename', target, to };
  if (published !== undefined && wasPublished(published, target)) return rename;
  const { definition: next, issues } = applyEdit(definition, rename, fieldModels);
  if (issues.length > 0) return rename;
  const objects: Record<string, object> = {};
  const file = declaringFile(target, to);
  const content = file === undefined ? undefined : findDocument(next, file)?.content;
  if (file !== undefined && content !== undefined) objects[file] = forget(content, target, to);
  return Object.keys(objects).length === 0
    ? rename
    : { kind: 'batch', edits: [rename, { kind: 'replace-objects', objects }] };
}

function wasPublished(published: AppDefinition, target: ReferenceTarget): boolean {
  const reverse: Edit = { kind: 'rename', target, to: 'formwork_probe_name' };
  return applyEdit(published, reverse, fieldModels).issues.length === 0;
}

function declaringFile(target: ReferenceTarget, to: string): string | undefined {
  switch (target.kind) {
    case 'entity':
      return `entities/${to}.json`;
    case 'field':
      return `entities/${target.entity.slice(target.entity.indexOf('.') + 1)}.json`;
    case 'transition':
      return `workflows/${target.workflow}.json`;
    case 'role':
      return `roles/${to}.json`;
    default:
      return undefined;
  }
}

/** The document without the former name that the rename left at the renamed thing. */
function forget(content: object, target: ReferenceTarget, to: string): object {
  const bare = (thing: object): object => {
    const { renamedFrom: _, ...rest } = thing as { renamedFrom?: unknown };
    return rest;
  };
  if (target.kind === 'entity' || target.kind === 'role') return bare(content);
  const key = target.kind === 'field' ? 'fields' : 'transitions';
  const list = Reflect.get(content, key) as readonly { name: string }[] | undefined;
  return { ...content, [key]: list?.map((each) => (each.name === to ? bare(each) : each)) };
}
