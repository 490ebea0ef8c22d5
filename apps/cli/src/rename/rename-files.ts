import { rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fieldModels } from '@formwork/catalog/models';
import { type AppDefinition, canonicalDefinition, documentsOf, formatBundle, parseFolder } from '@formwork/definition';
import { canonicalJson, type Json } from '@formwork/kernel';
import { UsageWrong } from '../cli.errors.ts';
import type { ReadApp } from '../source/read-app.ts';
import { patchJsonText } from './patch-json-text.ts';

/** A file that a rename writes; `from` is its former name where it gets another. */
export interface FileChange {
  readonly app: ReadApp;
  /** Within the app's folder; of a bundle `''`. */
  readonly file: string;
  readonly from?: string;
  readonly text: string;
}

/** The files that make an app say `next`, with as little as possible changed in each. */
export function planFileChanges(app: ReadApp, before: AppDefinition, next: AppDefinition): FileChange[] {
  if (app.kind === 'bundle') return [{ app, file: '', text: formatBundle(next, fieldModels) }];
  const former = new Map(documentsOf(before).map((each) => [each.file, each]));
  const later = documentsOf(next);
  const gone = [...former.keys()].filter((file) => !later.some((each) => each.file === file));
  const changes = later.flatMap((each): FileChange[] => {
    const from = former.has(each.file) ? each.file : gone.shift();
    const text = from === undefined ? '' : (app.files.get(from) ?? '');
    const content = each.content as Json;
    if (from === each.file && canonicalJson(former.get(from)!.content as Json) === canonicalJson(content)) return [];
    const patched = patchJsonText(text, withPointer(text, content));
    return [{ app, file: each.file, ...(from === undefined || from === each.file ? {} : { from }), text: patched }];
  });
  assertSame(app, changes, next);
  return changes;
}

/** Writes the files; one that got another name is taken away under its former one. */
export function writeFileChanges(changes: readonly FileChange[]): void {
  for (const { app, file, from, text } of changes) {
    writeFileSync(path.join(app.location, file), text);
    if (from !== undefined) rmSync(path.join(app.location, from));
  }
}

/** The editor's pointer to a schema stands in files only; a definition does not carry it on. */
function withPointer(text: string, content: Json): Json {
  const written = text === '' ? {} : (JSON.parse(text.replace(/^\uFEFF/, '')) as Record<string, Json>);
  const { $schema } = written;
  return $schema === undefined ? content : { $schema, ...(content as Record<string, Json>) };
}

/** Invariant: what is written reads as exactly the renamed definition; else nothing is written at all. */
function assertSame(app: ReadApp, changes: readonly FileChange[], next: AppDefinition): void {
  const files = new Map(app.files);
  for (const { from } of changes) if (from !== undefined) files.delete(from);
  for (const { file, text } of changes) files.set(file, text);
  const { definition } = parseFolder(files, fieldModels);
  const same = (one: AppDefinition): string => canonicalJson(canonicalDefinition(one, fieldModels) as unknown as Json);
  if (definition !== undefined && same(definition) === same(next)) return;
  throw UsageWrong({
    reason: `The files of ${app.path} cannot be changed in place.`,
    mend: 'Mend the findings of formwork validate first.',
  });
}
