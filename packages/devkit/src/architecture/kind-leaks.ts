import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseSync } from '@swc/core';
import { SourceUnreadable } from './architecture.errors.ts';

/** A place outside a field type's folder that treats that type by name. */
export interface KindLeak {
  readonly file: string;
  readonly line: number;
  readonly id: string;
}

type SyntaxNode = { readonly type: string } & Readonly<Record<string, unknown>>;

const sources = ['packages/*/src/**/*.{ts,tsx}', 'apps/*/src/**/*.{ts,tsx}'];

/** Finds code that compares a `.type` with a field type's id, switches on it, or looks it up in a list or table. */
export function findKindLeaks(root: string, ids: readonly string[]): KindLeak[] {
  return globSync(sources, { cwd: root, exclude: (name) => name === 'node_modules' || name === 'dist' })
    .map((file) => file.split(path.sep).join('/'))
    .filter((file) => !/^packages\/catalog\/src\/|\.test\.tsx?$|^packages\/(devkit|testkit)\//.test(file))
    .flatMap((file) => leaksIn(file, readFileSync(path.join(root, file), 'utf8'), new Set(ids)));
}

/** The leaks of one file's text. */
export function leaksIn(file: string, source: string, ids: ReadonlySet<string>): KindLeak[] {
  const tree = treeOf(file, source);
  const found: string[] = [];
  walk(tree as unknown as SyntaxNode, (node) => found.push(...namedIn(node, ids)));
  return found.map((id) => ({ file, id, line: lineOf(source, id) }));
}

function treeOf(file: string, source: string): unknown {
  try {
    return parseSync(source, { syntax: 'typescript', tsx: file.endsWith('.tsx'), decorators: true });
  } catch (cause) {
    throw SourceUnreadable({ file }, { cause });
  }
}

function namedIn(node: SyntaxNode, ids: ReadonlySet<string>): string[] {
  switch (node.type) {
    case 'BinaryExpression':
      return comparedIn(node, ids);
    case 'SwitchStatement':
      return isFieldType(node['discriminant']) ? switchedIn(node, ids) : [];
    case 'CallExpression':
      return listedIn(node, ids);
    case 'MemberExpression':
      return lookedUpIn(node, ids);
    default:
      return [];
  }
}

/** `field.type === 'money'`, either way round. */
function comparedIn(node: SyntaxNode, ids: ReadonlySet<string>): string[] {
  if (!['===', '!==', '==', '!='].includes(String(node['operator']))) return [];
  const { left, right } = node;
  if (isFieldType(left)) return literals([right], ids);
  return isFieldType(right) ? literals([left], ids) : [];
}

/** `switch (field.type) { case 'lines': … }` */
function switchedIn(node: SyntaxNode, ids: ReadonlySet<string>): string[] {
  return literals(
    nodes(node['cases']).map((branch) => branch['test']),
    ids,
  );
}

/** `['money', 'decimal'].includes(field.type)` */
function listedIn(node: SyntaxNode, ids: ReadonlySet<string>): string[] {
  const callee = asNode(node['callee']);
  const list = asNode(callee?.['object']);
  const isAsked = nodes(node['arguments']).some((argument) => isFieldType(argument['expression']));
  if (!isAsked || list?.type !== 'ArrayExpression') return [];
  return literals(
    nodes(list['elements']).map((element) => element['expression']),
    ids,
  );
}

/** `{ money: …, text: … }[field.type]` */
function lookedUpIn(node: SyntaxNode, ids: ReadonlySet<string>): string[] {
  const property = asNode(node['property']);
  const table = unwrap(node['object']);
  if (property?.type !== 'Computed' || !isFieldType(property['expression']) || table?.type !== 'ObjectExpression')
    return [];
  return nodes(table['properties'])
    .map((entry) => asNode(entry['key'])?.['value'])
    .filter((key): key is string => typeof key === 'string' && ids.has(key));
}

/** A value called `fieldType`, or the `.type` of anything but a JSON Schema. */
function isFieldType(value: unknown): boolean {
  const node = unwrap(value);
  if (node?.type === 'Identifier') return node['value'] === 'fieldType';
  if (node?.type !== 'MemberExpression') return false;
  const name = asNode(node['property'])?.['value'];
  return name === 'fieldType' || (name === 'type' && !/schema$/i.test(ownerName(node['object'])));
}

function ownerName(value: unknown): string {
  const node = unwrap(value);
  const name = node?.type === 'MemberExpression' ? asNode(node['property'])?.['value'] : node?.['value'];
  return typeof name === 'string' ? name : '';
}

function unwrap(value: unknown): SyntaxNode | undefined {
  const node = asNode(value);
  const isWrapper = ['ParenthesisExpression', 'TsAsExpression', 'TsNonNullExpression', 'TsSatisfiesExpression'];
  if (node?.type === 'OptionalChainingExpression') return unwrap(node['base']);
  return node !== undefined && isWrapper.includes(node.type) ? unwrap(node['expression']) : node;
}

function literals(values: readonly unknown[], ids: ReadonlySet<string>): string[] {
  return values
    .map(unwrap)
    .map((node) => (node?.type === 'StringLiteral' ? String(node['value']) : ''))
    .filter((text) => ids.has(text));
}

function walk(node: SyntaxNode, visit: (node: SyntaxNode) => void): void {
  visit(node);
  for (const value of Object.values(node)) {
    for (const child of Array.isArray(value) ? value : [value]) {
      const next = asNode(child) ?? asNode((child as { expression?: unknown } | null)?.expression);
      if (next !== undefined) walk(next, visit);
    }
  }
}

function nodes(value: unknown): SyntaxNode[] {
  return Array.isArray(value)
    ? (value.filter((item) => typeof item === 'object' && item !== null) as SyntaxNode[])
    : [];
}

function asNode(value: unknown): SyntaxNode | undefined {
  return typeof value === 'object' && value !== null && 'type' in value ? (value as SyntaxNode) : undefined;
}

/** swc counts positions over all files it has parsed, so the line is found by the words that were caught. */
function lineOf(source: string, id: string): number {
  const lines = source.split('\n');
  const exact = lines.findIndex((line) => line.includes(`'${id}'`) && /type/i.test(line));
  return (exact >= 0 ? exact : lines.findIndex((line) => line.includes(id))) + 1;
}
