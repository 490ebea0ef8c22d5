import type { Issue } from '@formwork/kernel';
import { documentFile, findDocument, withDocument } from '../document/document-kinds.ts';
import type { FieldModels } from '../kinds/field-model.ts';
import type { AppDefinition } from '../model/app-definition.ts';
import { systemFieldNames } from '../model/system-fields.ts';
import { collectReferences } from '../reference/collect-references.ts';
import { readSoundDocuments } from '../structure/read-definition.ts';
import { type ReferenceTarget, targetApp, targetName } from '../reference/reference.ts';
import { type Declaration, findDeclaration } from './find-declaration.ts';
import { changeAt } from './edit-json.ts';
import { type Rewrite, rewriteNames } from './rewrite-names.ts';

/** What a rename gives: the definitions that changed, and the files of the renamed thing's own app that did. */
export interface RenameResult {
  readonly definitions: readonly AppDefinition[];
  readonly files: readonly string[];
  readonly issues: readonly Issue[];
}

/**
 * Renames an entity, field, option, state, transition, role, form, view, lifecycle, calendar, dataset or scenario and rewrites
 * every reference in all the apps given: expressions along references, lines and items, forms, views, rights, records,
 * scenarios, addresses of translations. The former name is kept in `renamedFrom`, which publishing turns into RENAME.
 * Pure; without a change when the new name is not possible.
 */
export function renameInDefinitions(
  definitions: readonly AppDefinition[],
  models: FieldModels,
  target: ReferenceTarget,
  to: string,
): RenameResult {
  const home = definitions.find((each) => each.app.name === targetApp(target));
  const declaration = home === undefined ? undefined : findDeclaration(home, target);
  const problem = declaration === undefined ? missing(target) : whyNot(declaration, target, to);
  if (problem !== undefined) return { definitions: [], files: [], issues: [problem] };
  const broken = definitions.flatMap((each) => readSoundDocuments(each, models).brokenFiles);
  if (broken.length > 0) return { definitions: [], files: [], issues: [brokenFile(broken[0]!)] };
  const references = collectReferences(definitions, models, { target });
  const changed: AppDefinition[] = [];
  let files: string[] = [];
  for (const definition of definitions) {
    const rewrites = new Map<string, Rewrite[]>();
    for (const reference of references) {
      if (reference.app !== definition.app.name) continue;
      rewrites.set(reference.file, [...(rewrites.get(reference.file) ?? []), reference]);
    }
    const own = definition === home ? declaration : undefined;
    const result = renameInApp(definition, rewrites, own, targetName(target), to);
    if (result.files.length > 0) changed.push(result.definition);
    if (own !== undefined) files = result.files;
  }
  return { definitions: changed, files, issues: [] };
}

function renameInApp(
  definition: AppDefinition,
  rewrites: ReadonlyMap<string, readonly Rewrite[]>,
  declaration: Declaration | undefined,
  from: string,
  to: string,
): { definition: AppDefinition; files: string[] } {
  let next = definition;
  const files = new Set<string>();
  const touched = new Set([...rewrites.keys(), ...(declaration === undefined ? [] : [declaration.file])]);
  for (const file of touched) {
    const document = findDocument(definition, file);
    if (document === undefined) continue;
    let content = rewriteNames(document.content, rewrites.get(file) ?? [], to) as object;
    if (declaration?.file === file) content = rename(content, declaration, from, to) as object;
    const isMoved = declaration?.file === file && declaration.isDocument;
    const renamedFile = isMoved ? documentFile(document.kind, to) : file;
    if (renamedFile !== file) next = withDocument(next, file, undefined);
    next = withDocument(next, renamedFile, content);
    files.add(file).add(renamedFile);
  }
  return { definition: next, files: [...files] };
}

/** Gives the object its new name and remembers the old one; a name that it gets back is no former name any more. */
function rename(content: unknown, { path, nameKey, remembers }: Declaration, from: string, to: string): unknown {
  return changeAt(content, path, (node) => {
    const { renamedFrom = [], ...rest } = node as { renamedFrom?: readonly string[] };
    const former = [...renamedFrom.filter((name) => name !== to && name !== from), from];
    return { ...rest, [nameKey]: to, ...(remembers ? { renamedFrom: former } : {}) };
  });
}

function missing(target: ReferenceTarget): Issue {
  const message = `There is no ${target.kind} "${targetName(target)}" to rename.`;
  return issue('', '', message, 'Look at the definition as it is now.');
}

/** What cannot be read cannot be rewritten: a rename that leaves references behind would be worse than none. */
function brokenFile(file: string): Issue {
  const message = `${file} has errors in its structure, so its references cannot be rewritten.`;
  return issue(file, '', message, 'Mend the errors of this file first.');
}

function whyNot(
  { file, path, nameKey, siblings }: Declaration,
  target: ReferenceTarget,
  to: string,
): Issue | undefined {
  const at = `${path}/${nameKey}`;
  if (!/^[a-z][a-z0-9_]{0,47}$/.test(to)) {
    const message = `"${to.slice(0, 60)}" is no name: a name has small letters, digits and _, starts with a letter and has at most 48 characters.`;
    return issue(file, at, message, 'Choose a name such as sales_order.');
  }
  if (siblings.includes(to))
    return issue(file, at, `There is a ${target.kind} "${to}" already.`, 'Choose another name.');
  if (target.kind === 'field' && systemFieldNames.has(to)) {
    return issue(file, at, `Every record has a "${to}" already.`, 'Choose another name.');
  }
  return undefined;
}

function issue(file: string, path: string, message: string, hint: string): Issue {
  return { code: 'FW_DEFINITION_RENAME_REFUSED', severity: 'error', file, path, message, hint };
}
