import { canonicalJson, type Json } from '@formwork/kernel';
import { type JsonMember, type JsonNode, readJsonNodes } from '../source/json-nodes.ts';

/** A stretch of the text and what stands there instead. */
interface Replacement {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/**
 * The text of a JSON document changed so that it says `next`, with everything that stays the same left as it is written:
 * order, indentation, line breaks. A key that is gone while one came is taken as renamed.
 */
export function patchJsonText(text: string, next: Json): string {
  const root = readJsonNodes(text);
  if (root === undefined) return format(next);
  const replacements: Replacement[] = [];
  patch({ text, into: replacements }, root, next);
  const patched = replacements
    .toSorted((a, b) => b.start - a.start)
    .reduce((written, { start, end, text: by }) => written.slice(0, start) + by + written.slice(end), text);
  return canonicalJson(parse(patched)) === canonicalJson(next) ? patched : format(next);
}

interface Patching {
  readonly text: string;
  readonly into: Replacement[];
}

function patch(patching: Patching, node: JsonNode, next: Json): void {
  const { text, into } = patching;
  const present = parse(text.slice(node.start, node.end));
  if (canonicalJson(present) === canonicalJson(next)) return;
  if (node.members !== undefined && isObject(next)) return patchObject(patching, node, node.members, next);
  if (node.items !== undefined && Array.isArray(next) && next.length === node.items.length) {
    for (const [place, item] of node.items.entries()) patch(patching, item, next[place] as Json);
    return;
  }
  into.push({ start: node.start, end: node.end, text: JSON.stringify(next) });
}

function patchObject(
  patching: Patching,
  node: JsonNode,
  members: readonly JsonMember[],
  next: Readonly<Record<string, Json>>,
): void {
  const { text, into } = patching;
  const gone = members.filter(({ key }) => !Object.hasOwn(next, key));
  const come = Object.keys(next).filter((key) => !members.some((member) => member.key === key));
  const renamed = new Map(gone.map((member, place) => [member, come[place]]));
  for (const member of members) {
    const key = renamed.has(member) ? renamed.get(member) : member.key;
    if (key === undefined) {
      into.push({ start: node.start, end: node.end, text: JSON.stringify(next) });
      return;
    }
    if (key !== member.key) into.push({ start: member.start, end: member.end, text: JSON.stringify(key) });
    patch(patching, member.value, next[key]!);
  }
  const added = come.slice(gone.length);
  if (added.length === 0) return;
  const after = members.find(({ key }) => key === 'name' || key === 'value') ?? members.at(-1);
  if (after === undefined) {
    into.push({ start: node.start, end: node.end, text: JSON.stringify(next) });
    return;
  }
  const separator = `,${spaceBefore(text, node, after)}`;
  const inserted = added.map((key) => `${separator}${JSON.stringify(key)}: ${JSON.stringify(next[key])}`).join('');
  into.push({ start: after.value.end, end: after.value.end, text: inserted });
}

/** What stands between members of an object: a line break with its indentation, or one space. */
function spaceBefore(text: string, node: JsonNode, member: JsonMember): string {
  const before = text.slice(node.start + 1, member.start);
  const space = before.slice(before.trimEnd().length);
  return space.includes('\n') ? space.slice(space.lastIndexOf('\n')) : ' ';
}

function parse(text: string): Json {
  return JSON.parse(text.replace(/^\uFEFF/, '')) as Json;
}

function format(value: Json): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

function isObject(value: Json): value is Readonly<Record<string, Json>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
