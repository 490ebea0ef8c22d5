import { canonicalJson, pointer, type Text } from '@formwork/kernel';
import { documentKinds, documentsOf } from '../document/document-kinds.ts';
import type { AppDefinition } from '../model/app-definition.ts';
import { isJsonObject } from '../structure/json-schema.ts';
import type { Change, ChangeSubject } from './change.ts';
import { matchNames } from './match-names.ts';

/** Lists whose items have names of their own, and what an item is called. */
const namedLists: Readonly<Record<string, ChangeSubject['noun']>> = {
  fields: { en: 'field', 'zh-CN': '字段' },
  options: { en: 'option', 'zh-CN': '选项' },
  validations: { en: 'validation', 'zh-CN': '校验规则' },
  states: { en: 'state', 'zh-CN': '状态' },
  transitions: { en: 'transition', 'zh-CN': '流转' },
  guards: { en: 'guard', 'zh-CN': '流转条件' },
};

const IGNORED = new Set(['$schema', 'name', 'value', 'renamedFrom']);

/**
 * What changed between two versions of an app, object by object and part by part; a renamed thing is recognised by
 * its former names. No definition before means that everything is added.
 */
export function diffDefinitions(before: AppDefinition | undefined, after: AppDefinition): readonly Change[] {
  const earlier = before === undefined ? [] : documentsOf(before);
  const later = documentsOf(after);
  const changes: Change[] = [];
  for (const kind of documentKinds) {
    const old = earlier.filter((each) => each.kind === kind);
    const pairs = matchNames(
      old.map((each) => ({ name: each.name, node: each })),
      later.filter((each) => each.kind === kind).map((each) => ({ name: each.name, node: each })),
      (each) => formerNames(each.content),
    );
    for (const [from, to] of pairs) {
      const document = (to ?? from)!;
      const subject = subjectOf(kind.noun, document.name, document.content, undefined);
      compare(from?.content, to?.content, { file: document.file, path: '', subject, from: from?.name }, changes);
    }
  }
  return changes;
}

interface Place {
  readonly file: string;
  readonly path: string;
  readonly subject: ChangeSubject;
  /** The name before. */
  readonly from: string | undefined;
}

function compare(before: object | undefined, after: object | undefined, place: Place, into: Change[]): void {
  const { file, path, subject } = place;
  if (before === undefined || after === undefined) {
    into.push({ kind: before === undefined ? 'added' : 'removed', file, path, subject });
    return;
  }
  if (before === after) return;
  if (place.from !== undefined && place.from !== subject.name) {
    into.push({ kind: 'renamed', file, path, subject, from: place.from, to: subject.name });
  }
  for (const key of new Set([...Object.keys(before), ...Object.keys(after)])) {
    // The app's own name is a fact worth telling; other names are told as renames.
    if (IGNORED.has(key) && !(key === 'name' && file === 'app.json')) continue;
    compareKey(key, read(before, key), read(after, key), place, into);
  }
}

function compareKey(key: string, from: unknown, to: unknown, place: Place, into: Change[]): void {
  if (from === to || canonicalJson(from ?? null) === canonicalJson(to ?? null)) return;
  const noun = Object.hasOwn(namedLists, key) ? namedLists[key] : undefined;
  const at = place.path + pointer(key);
  const old = namedItems(from);
  const next = namedItems(to);
  if (noun === undefined || old === undefined || next === undefined) {
    into.push({ kind: 'changed', file: place.file, path: at, subject: place.subject, key, from, to });
    return;
  }
  const pairs = matchNames(old, next, (item) => formerNames(item.content));
  for (const [earlier, later] of pairs) {
    const item = (later ?? earlier)!;
    const subject = subjectOf(noun, item.name, item.content, place.subject);
    const inner = { file: place.file, path: at + pointer(item.place), subject, from: earlier?.name };
    compare(earlier?.content, later?.content, inner, into);
  }
  const kept = pairs.flatMap(([earlier, later]) =>
    earlier !== undefined && later !== undefined ? [earlier.place] : [],
  );
  if (kept.some((each, index) => index > 0 && each < kept[index - 1]!)) {
    into.push({ kind: 'changed', file: place.file, path: at, subject: place.subject, key, reordered: noun });
  }
}

interface NamedItem {
  readonly name: string;
  readonly place: number;
  readonly content: object;
}

function namedItems(list: unknown): { name: string; node: NamedItem }[] | undefined {
  if (list === undefined) return [];
  if (!Array.isArray(list)) return undefined;
  const items = list.flatMap((content: unknown, place) => {
    const name = isJsonObject(content) ? (content['name'] ?? content['value']) : undefined;
    return typeof name === 'string' ? [{ name, node: { name, place, content: content as object } }] : [];
  });
  return items.length === list.length ? items : undefined;
}

function subjectOf(
  noun: ChangeSubject['noun'],
  name: string,
  content: object,
  owner: ChangeSubject | undefined,
): ChangeSubject {
  const label = read(content, 'label') as Text | undefined;
  return { noun, name, ...(label === undefined ? {} : { label }), ...(owner === undefined ? {} : { owner }) };
}

function formerNames(content: object): readonly string[] {
  const names = read(content, 'renamedFrom');
  return Array.isArray(names) ? names.filter((name) => typeof name === 'string') : [];
}

function read(content: object, key: string): unknown {
  return Object.hasOwn(content, key) ? (Reflect.get(content, key) as unknown) : undefined;
}
