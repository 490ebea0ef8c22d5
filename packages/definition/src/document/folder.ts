import type { Issue } from '@formwork/kernel';
import type { FieldModels } from '../kinds/field-model.ts';
import type { AppDefinition } from '../model/app-definition.ts';
import { nearestName } from '../nearest-name.ts';
import { isJsonObject } from '../structure/json-schema.ts';
import { readDefinition } from '../structure/read-definition.ts';
import { canonicalDefinition } from './bundle.ts';
import { type DocumentKind, documentFile, documentKinds, documentsOf, findDocumentKind } from './document-kinds.ts';
import { parseJsonText } from './json-text.ts';

/**
 * Reads an app's folder, given as path → text with `/` between parts. Every file that cannot be read is a finding;
 * the definition is absent when anything of its structure has errors.
 */
export function parseFolder(
  files: ReadonlyMap<string, string>,
  models: FieldModels,
): { readonly definition?: AppDefinition; readonly issues: readonly Issue[] } {
  const issues: Issue[] = [];
  const lists = new Map<string, { readonly file: string; readonly content: unknown }[]>();
  const single = new Map<string, unknown>();
  for (const file of [...files.keys()].sort()) {
    const kind = kindOfFile(file);
    if (kind === undefined) {
      issues.push(unknownFile(file));
      continue;
    }
    const parsed = parseJsonText(files.get(file)!);
    if ('error' in parsed) {
      issues.push(syntaxError(file, parsed.error));
    } else if (kind.key === 'app' || kind.key === 'navigation') {
      single.set(kind.key, parsed.value);
    } else {
      issues.push(...checkFileName(file, kind, parsed.value));
      lists.set(kind.key, [...(lists.get(kind.key) ?? []), { file, content: parsed.value }]);
    }
  }
  if (!files.has('app.json')) issues.push(appFileMissing());
  const json: Record<string, unknown> = { format: 1 };
  for (const kind of documentKinds) {
    if (kind.key !== 'app' && kind.key !== 'navigation')
      json[kind.key] = (lists.get(kind.key) ?? []).map(({ content }) => content);
    else if (single.has(kind.key)) json[kind.key] = single.get(kind.key);
  }
  const hasAppFile = single.has('app');
  const read = readDefinition(json, models, (key, index) => lists.get(key)?.[index]?.file);
  const all = [...issues, ...read.issues.filter((issue) => hasAppFile || issue.details?.['key'] !== 'app')];
  const isWhole = !issues.some((issue) => issue.severity === 'error') && read.definition !== undefined;
  return { ...(isWhole ? { definition: read.definition! } : {}), issues: all };
}

/** Where an app's folder finds the schemas, seen from its `app.json`: as `examples/<app>` does. */
export const SCHEMA_BASE = '../../schemas/v1';

/** The definition as files, path → text: canonical, with the editor's pointer to the schema of each. */
export function formatFolder(
  definition: AppDefinition,
  models?: FieldModels,
  schemaBase: string = SCHEMA_BASE,
): Map<string, string> {
  return new Map(
    documentsOf(canonicalDefinition(definition, models)).map(({ kind, file, content }) => {
      const up = file.includes('/') && schemaBase.startsWith('.') ? '../' : '';
      const document = { $schema: `${up}${schemaBase}/${kind.id}.schema.json`, ...content };
      return [file, `${JSON.stringify(document, null, 2)}\n`];
    }),
  );
}

function kindOfFile(file: string): DocumentKind | undefined {
  if (file === 'app.json' || file === 'navigation.json') return findDocumentKind(file.slice(0, -5));
  const [folder, name, ...more] = file.split('/');
  if (more.length > 0 || name === undefined || !name.endsWith('.json')) return undefined;
  const kind = findDocumentKind(folder!);
  return kind?.key === 'app' || kind?.key === 'navigation' ? undefined : kind;
}

function checkFileName(file: string, kind: DocumentKind, content: unknown): Issue[] {
  const name = isJsonObject(content) && Object.hasOwn(content, kind.nameKey) ? content[kind.nameKey] : undefined;
  if (typeof name !== 'string' || documentFile(kind, name) === file) return [];
  return [
    {
      code: 'FW_DEFINITION_FILE_NAME',
      severity: 'error',
      file,
      path: `/${kind.nameKey}`,
      message: `The file is named ${file}, but the ${kind.noun.en} in it "${name.slice(0, 60)}".`,
      hint: `Rename the file to ${documentFile(kind, name.slice(0, 60))}, or the ${kind.noun.en} to fit.`,
    },
  ];
}

function unknownFile(file: string): Issue {
  const folders = documentKinds.map((kind) => kind.key).filter((key) => key !== 'app' && key !== 'navigation');
  const near = nearestName(file.split('/')[0]!, folders);
  return {
    code: 'FW_DEFINITION_FILE_UNKNOWN',
    severity: 'error',
    file,
    path: '',
    message: `Nothing reads the file ${file}.`,
    hint:
      near === undefined || file.startsWith(`${near}/`)
        ? `Take it away, or put it as <name>.json into one of the folders ${folders.join(', ')}.`
        : `Did you mean the folder ${near}?`,
  };
}

function syntaxError(file: string, error: { line: number; column: number; message: string }): Issue {
  return {
    code: 'FW_DEFINITION_JSON_INVALID',
    severity: 'error',
    file,
    path: '',
    message: `The file is no valid JSON: line ${error.line}, column ${error.column}: ${error.message}`,
    hint: 'Mend the text at this place.',
    details: { line: error.line, column: error.column },
  };
}

function appFileMissing(): Issue {
  return {
    code: 'FW_DEFINITION_FILE_MISSING',
    severity: 'error',
    file: 'app.json',
    path: '',
    message: 'There is no app.json.',
    hint: 'Add app.json with name, label, version and locales, or give the folder that holds it.',
  };
}
