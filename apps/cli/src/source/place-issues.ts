import path from 'node:path';
import type { Issue } from '@formwork/kernel';
import type { PlacedIssue } from '../output/print-issues.ts';
import { type JsonNode, lineOf, nodeAt, readJsonNodes } from './json-nodes.ts';

/** Where an app was read from. */
export interface AppPlace {
  readonly kind: 'folder' | 'bundle';
  /** As a person would write it. */
  readonly path: string;
  /** The files of a folder by their path in it; empty for a bundle. */
  readonly files: ReadonlyMap<string, string>;
}

/** The findings of an app with the place where a person opens it: path, line and column. */
export function placeIssues(app: AppPlace, issues: readonly Issue[]): PlacedIssue[] {
  const nodes = new Map<string, JsonNode | undefined>();
  return issues.map((issue) => {
    const { file } = issue;
    if (app.kind === 'bundle') return placeInBundle(app.path, issue);
    if (file === undefined) return { ...issue, place: app.path };
    const text = app.files.get(file);
    if (text === undefined) return { ...issue, place: path.join(app.path, file) };
    if (!nodes.has(file)) nodes.set(file, readJsonNodes(text));
    const root = nodes.get(file);
    const at = root === undefined ? syntaxPlace(issue) : lineOf(text, nodeAt(root, issue.path).start);
    const suffix = at === undefined ? '' : `:${at.line}:${at.column}`;
    return { ...issue, ...at, place: `${path.join(app.path, file)}${suffix}` };
  });
}

function placeInBundle(bundle: string, issue: Issue): PlacedIssue {
  const at = syntaxPlace(issue);
  if (at !== undefined) return { ...issue, ...at, place: `${bundle}:${at.line}:${at.column}` };
  return { ...issue, place: issue.file === undefined ? bundle : `${bundle} ${issue.file}` };
}

/** Where text is no JSON, the finding itself knows the place. */
function syntaxPlace({ details }: Issue): { line: number; column: number } | undefined {
  const { line, column } = details ?? {};
  return typeof line === 'number' && typeof column === 'number' ? { line, column } : undefined;
}
