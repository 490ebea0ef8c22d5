import { fieldModels } from '@formwork/catalog/models';
import { type AppDefinition, type DefinitionDocument, validateDefinition } from '@formwork/definition';

/**
 * The content of a document from a text that somebody types, or why it cannot be taken over: it is no JSON yet, it does not
 * have the form that its file needs, or it would be another app. Only what has the form can be shown by the editors.
 */
export function readDocument(
  definition: AppDefinition,
  { kind, file }: DefinitionDocument,
  text: string,
): { readonly content?: object; readonly problem?: string } {
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error) };
  }
  if (typeof content !== 'object' || content === null || Array.isArray(content)) return { problem: '{ … }' };
  const list = kind.key === 'app' || kind.key === 'navigation' ? content : [content];
  // The rest of the app is of no matter here: it is checked on its own, and what this file names may be missing.
  const alone = { format: 1, app: definition.app, [kind.key]: list };
  const { definition: read, issues } = validateDefinition(alone, fieldModels);
  const own = issues.find((each) => each.severity === 'error' && each.file === file) ?? issues[0];
  if (read === undefined) return { problem: own === undefined ? '' : `${own.path} ${own.message} ${own.hint}`.trim() };
  if (read.app.name !== definition.app.name) {
    return { problem: `The name of the app stays: ${definition.app.name}.` };
  }
  return { content };
}
