import { type Issue, hasErrors } from '@formwork/kernel';
import { documentFile, findDocument, findDocumentKind, withDocument } from '../document/document-kinds.ts';
import type { FieldModels } from '../kinds/field-model.ts';
import type { AppDefinition } from '../model/app-definition.ts';
import { renameInDefinitions } from './rename-in-definitions.ts';
import { NOT_THERE, TAKEN_AWAY, changeAt, readAt, withoutMarker } from './edit-json.ts';
import type { Edit } from './edit.ts';
import { isJsonObject } from '../structure/json-schema.ts';

/** What an edit gives. With an error in `issues` the definition is the one that was given, and the inverse does nothing. */
export interface EditResult {
  readonly definition: AppDefinition;
  /** The edit that restores the definition exactly. */
  readonly inverse: Edit;
  readonly issues: readonly Issue[];
}

/**
 * Applies one edit. Pure: the given definition is not changed, and what the edit does not touch is shared. An edit may lead to a
 * definition with findings (a form without its field, say); only what cannot be done at all is refused. Never throws.
 */
export function applyEdit(definition: AppDefinition, edit: Edit, models: FieldModels): EditResult {
  switch (edit.kind) {
    case 'add-object':
      return addObject(definition, edit.file, edit.content);
    case 'remove-object':
      if (edit.file === 'app.json' || findDocument(definition, edit.file) === undefined) {
        return refuse(definition, edit.file, '', `There is nothing to remove in ${edit.file}.`);
      }
      return replace(definition, { [edit.file]: null });
    case 'replace-objects':
      return replaceObjects(definition, edit.objects);
    case 'set-value':
      return changeDocument(definition, edit.file, edit.path, () => edit.value);
    case 'unset-value':
      return changeDocument(definition, edit.file, edit.path, () => TAKEN_AWAY);
    case 'insert-item':
      return changeDocument(definition, edit.file, edit.path, (list) => insert(list, edit.index, edit.value));
    case 'remove-item':
      return removeItem(definition, edit.file, edit.path);
    case 'move-item':
      return moveItem(definition, edit);
    case 'rename':
      return rename(definition, edit, models);
    case 'batch':
      return applyBatch(definition, edit.edits, models);
  }
}

/** The definition with documents replaced (null: taken out), and the edit that puts the former ones back. */
function replace(definition: AppDefinition, objects: Readonly<Record<string, object | null>>): EditResult {
  let next = definition;
  const former: Record<string, object | null> = {};
  for (const [file, content] of Object.entries(objects)) {
    former[file] = findDocument(definition, file)?.content ?? null;
    next = withDocument(next, file, content ?? undefined);
  }
  return { definition: next, inverse: { kind: 'replace-objects', objects: former }, issues: [] };
}

function addObject(definition: AppDefinition, file: string, content: object): EditResult {
  if (findDocument(definition, file) !== undefined) {
    return refuse(definition, file, '', `There is a ${file} already.`);
  }
  return replaceObjects(definition, { [file]: content });
}

function replaceObjects(definition: AppDefinition, objects: Readonly<Record<string, object | null>>): EditResult {
  for (const [file, content] of Object.entries(objects)) {
    if (content === null ? file === 'app.json' : !fitsFile(file, content)) {
      return refuse(definition, file, '', `The object does not belong into ${file}.`);
    }
  }
  return replace(definition, objects);
}

/** True when the file is the one that the object's name gives. */
function fitsFile(file: string, content: unknown): boolean {
  const kind = findDocumentKind(file.replace(/\.json$/, '').split('/')[0]!);
  if (kind === undefined || !isJsonObject(content)) return false;
  const name = Object.hasOwn(content, kind.nameKey) ? content[kind.nameKey] : kind.id;
  return typeof name === 'string' && documentFile(kind, name) === file;
}

function changeDocument(
  definition: AppDefinition,
  file: string,
  path: string,
  change: (value: unknown) => unknown,
): EditResult {
  const document = findDocument(definition, file);
  const next = document === undefined ? NOT_THERE : changeAt(document.content, path, change);
  if (next === NOT_THERE) return refuse(definition, file, path, `There is no place ${path} in ${file}.`);
  if (!fitsFile(file, next)) {
    return refuse(
      definition,
      file,
      path,
      'The name of an object is changed by renaming it, which keeps what refers to it.',
    );
  }
  return replace(definition, { [file]: next as object });
}

function insert(list: unknown, index: number, value: unknown): unknown {
  const items: readonly unknown[] | undefined = list === NOT_THERE ? [] : Array.isArray(list) ? list : undefined;
  if (items === undefined || !Number.isInteger(index) || index < 0 || index > items.length) return NOT_THERE;
  return items.toSpliced(index, 0, value);
}

function removeItem(definition: AppDefinition, file: string, path: string): EditResult {
  const parent = path.slice(0, Math.max(0, path.lastIndexOf('/')));
  const list = readAt(findDocument(definition, file)?.content, parent);
  if (!Array.isArray(list) || path === '')
    return refuse(definition, file, path, `There is no item ${path} in ${file}.`);
  return changeDocument(definition, file, path, () => TAKEN_AWAY);
}

function moveItem(definition: AppDefinition, edit: Extract<Edit, { kind: 'move-item' }>): EditResult {
  const { file, from, to, index } = edit;
  const content = findDocument(definition, file)?.content;
  const moved = readAt(content, from);
  const siblings = readAt(content, from.slice(0, Math.max(0, from.lastIndexOf('/'))));
  if (moved === NOT_THERE || !Array.isArray(siblings) || to === from || to.startsWith(`${from}/`)) {
    return refuse(definition, file, from, `The item ${from} in ${file} cannot be moved to ${to}.`);
  }
  const marker = {};
  const marked = changeAt(content, from, () => marker);
  const inserted = changeAt(marked, to, (list) => insert(list, index, moved));
  if (inserted === NOT_THERE)
    return refuse(definition, file, to, `There is no list ${to} in ${file} with a place ${index}.`);
  return replace(definition, { [file]: withoutMarker(inserted, marker) as object });
}

function rename(definition: AppDefinition, edit: Extract<Edit, { kind: 'rename' }>, models: FieldModels): EditResult {
  const renamed = renameInDefinitions([definition], models, edit.target, edit.to);
  const next = renamed.definitions[0];
  if (next === undefined) return { definition, inverse: { kind: 'batch', edits: [] }, issues: renamed.issues };
  const objects = Object.fromEntries(
    renamed.files.map((file) => [file, findDocument(definition, file)?.content ?? null]),
  );
  return { definition: next, inverse: { kind: 'replace-objects', objects }, issues: renamed.issues };
}

function applyBatch(definition: AppDefinition, edits: readonly Edit[], models: FieldModels): EditResult {
  let current = definition;
  const inverses: Edit[] = [];
  const issues: Issue[] = [];
  for (const edit of edits) {
    const result = applyEdit(current, edit, models);
    issues.push(...result.issues);
    if (hasErrors(result.issues)) return { definition, inverse: { kind: 'batch', edits: [] }, issues };
    current = result.definition;
    inverses.unshift(result.inverse);
  }
  return { definition: current, inverse: { kind: 'batch', edits: inverses }, issues };
}

function refuse(definition: AppDefinition, file: string, path: string, message: string): EditResult {
  const issue: Issue = {
    code: 'FW_DEFINITION_EDIT_REFUSED',
    severity: 'error',
    file,
    path,
    message,
    hint: 'Look at the definition as it is now; the edit was made for another.',
  };
  return { definition, inverse: { kind: 'batch', edits: [] }, issues: [issue] };
}
