import { type Issue, hasErrors, pointer } from '@formwork/kernel';
import {
  type DocumentKind,
  documentFile,
  documentKinds,
  documentsOf,
  sortByName,
  withDocument,
} from '../document/document-kinds.ts';
import type { FieldModels } from '../kinds/field-model.ts';
import type { AppDefinition } from '../model/app-definition.ts';
import { upgradeDefinition } from '../upgrade/upgrade-definition.ts';
import { checkFields } from './check-fields.ts';
import { checkLimits } from './check-limits.ts';
import { checkStructure } from './check-structure.ts';
import { type Findings, createFindings } from './findings.ts';
import { type JsonSchema, describeJson, isJsonObject } from './json-schema.ts';

/** The file that an object of a list was read from, where there are files. */
export type FileOfObject = (key: DocumentKind['key'], index: number) => string | undefined;

/**
 * Turns unknown JSON into a definition, or says everything that is wrong with its structure: every finding is addressed to
 * its file. Unknown keys are reported and taken away, so that the meaning of the rest can still be checked. Never throws.
 */
export function readDefinition(
  json: unknown,
  models: FieldModels,
  fileOf: FileOfObject = () => undefined,
): { readonly definition?: AppDefinition; readonly issues: readonly Issue[] } {
  const out = createFindings();
  const upgraded = upgradeDefinition(json);
  if (upgraded.json === undefined) return { issues: upgraded.issues };
  const root = upgraded.json;
  const result: Record<string, unknown> = { format: 1 };
  let isWhole = true;
  checkTopLevel(root, out);
  for (const kind of documentKinds) {
    const held = Object.hasOwn(root, kind.key) ? root[kind.key] : undefined;
    if (kind.key === 'app' || kind.key === 'navigation') {
      if (held === undefined) continue;
      const content = readDocument(held, kind, `${kind.key}.json`, models, out);
      if (content === undefined) isWhole = false;
      else result[kind.key] = content;
    } else {
      const list = readList(held ?? [], { kind, models, fileOf }, out);
      if (list === undefined) isWhole = false;
      else result[kind.key] = sortByName(list, kind);
    }
  }
  if (result['app'] === undefined) isWhole = false;
  return { ...(isWhole ? { definition: result as unknown as AppDefinition } : {}), issues: out.issues };
}

/**
 * The documents of a definition whose structure is right, and the files of the others: what works on a definition that is
 * being edited goes by the sound ones. `undefined` when `app.json` itself is broken.
 */
export function readSoundDocuments(
  definition: AppDefinition,
  models: FieldModels,
): { readonly definition: AppDefinition | undefined; readonly brokenFiles: readonly string[] } {
  const brokenFiles: string[] = [];
  let sound: AppDefinition = definition;
  for (const { kind, file, content } of documentsOf(definition)) {
    if (readDocument(content, kind, file, models, createFindings()) !== undefined) continue;
    brokenFiles.push(file);
    if (kind.key !== 'app') sound = withDocument(sound, file, undefined);
  }
  return { definition: brokenFiles.includes('app.json') ? undefined : sound, brokenFiles };
}

function checkTopLevel(root: Readonly<Record<string, unknown>>, out: Findings): void {
  const known = ['$schema', 'format', ...documentKinds.map((kind) => kind.key)];
  const schema: JsonSchema = {
    type: 'object',
    required: ['app'],
    properties: Object.fromEntries(known.map((key) => [key, {}])),
    additionalProperties: false,
  };
  out.file = undefined;
  checkStructure(root, schema, '', out);
}

interface ListReading {
  readonly kind: DocumentKind;
  readonly models: FieldModels;
  readonly fileOf: FileOfObject;
}

function readList(held: unknown, { kind, models, fileOf }: ListReading, out: Findings): object[] | undefined {
  out.file = undefined;
  if (!Array.isArray(held)) {
    const message = `"${kind.key}" holds ${describeJson(held)}, but must be a list.`;
    out.add('FW_DEFINITION_TYPE', pointer(kind.key), message, 'Write a list.');
    return undefined;
  }
  const names = new Set<string>();
  const list: object[] = [];
  let isWhole = true;
  held.forEach((content: unknown, index) => {
    const name = isJsonObject(content) && Object.hasOwn(content, kind.nameKey) ? content[kind.nameKey] : undefined;
    const isNamed = typeof name === 'string' && name.length <= 80;
    const named = isNamed ? documentFile(kind, name) : `${kind.key}/${index}.json`;
    const file = fileOf(kind.key, index) ?? named;
    if (isNamed && names.has(name)) {
      out.file = file;
      const message = `There are two ${kind.key} named "${name}".`;
      out.add('FW_DEFINITION_NAME_REPEATED', `/${kind.nameKey}`, message, 'Rename one of them.');
      isWhole = false;
    }
    if (isNamed) names.add(name);
    const read = readDocument(content, kind, file, models, out);
    if (read === undefined) isWhole = false;
    else list.push(read);
  });
  return isWhole ? list : undefined;
}

/** One document without its unknown keys and the editor's pointer, or `undefined` when it has other errors. */
function readDocument(
  content: unknown,
  kind: DocumentKind,
  file: string,
  models: FieldModels,
  out: Findings,
): object | undefined {
  const own = createFindings(file);
  if (checkLimits(content, own)) {
    checkStructure(content, kind.schema as JsonSchema, '', own);
    if (kind.key === 'entities') checkFields(content, models, own);
  }
  out.file = file;
  for (const issue of own.issues) {
    out.add(issue.code, issue.path, issue.message, issue.hint, issue.details, issue.severity);
  }
  if (hasErrors(own.issues.filter((issue) => issue.code !== 'FW_DEFINITION_KEY_UNKNOWN'))) return undefined;
  const { $schema: _, ...known } = content as Readonly<Record<string, unknown>>;
  return own.issues.reduce<object>((value, issue) => withoutKey(value, issue.path), known);
}

/** The value without the key at a JSON Pointer. */
function withoutKey(value: object, path: string): object {
  const segments = path.slice(1).split('/');
  const remove = (node: unknown, depth: number): unknown => {
    const key = segments[depth]!.replaceAll('~1', '/').replaceAll('~0', '~');
    if (Array.isArray(node)) return node.map((item, index) => (String(index) === key ? remove(item, depth + 1) : item));
    if (!isJsonObject(node)) return node;
    const entries = Object.entries(node).filter(([each]) => depth < segments.length - 1 || each !== key);
    return Object.fromEntries(entries.map(([each, child]) => [each, each === key ? remove(child, depth + 1) : child]));
  };
  return remove(value, 0) as object;
}
