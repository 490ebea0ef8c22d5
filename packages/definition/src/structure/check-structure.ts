import { canonicalJson, pointer } from '@formwork/kernel';
import { nearestName, suggestName } from '../nearest-name.ts';
import { chooseBranch } from './choose-branch.ts';
import type { Findings } from './findings.ts';
import { type JsonSchema, describeJson, hasType, isJsonObject } from './json-schema.ts';
import { checkNumber, checkText } from './check-scalar.ts';

/**
 * Checks a value against a schema and reports every difference at its own place: an unknown key with the nearest known one,
 * a choice between forms by what tells them apart. Works without generated code, so the designer runs it under a strict
 * content security policy; a test holds it equal to AJV. Recurses as deep as the schema does, so it never overflows.
 */
export function checkStructure(value: unknown, schema: JsonSchema, path: string, out: Findings): void {
  const branches = schema.anyOf ?? schema.oneOf;
  if (branches !== undefined) {
    const branch = chooseBranch(value, branches, path, out);
    if (branch !== undefined) checkStructure(value, branch, path, out);
    return;
  }
  if (!checkConstants(value, schema, path, out) || !checkType(value, schema, path, out)) return;
  if (typeof value === 'string') checkText(value, schema, path, out);
  else if (typeof value === 'number') checkNumber(value, schema, path, out);
  else if (Array.isArray(value)) checkList(value, schema, path, out);
  else if (isJsonObject(value)) checkObject(value, schema, path, out);
}

function checkConstants(value: unknown, schema: JsonSchema, path: string, out: Findings): boolean {
  const allowed = schema.enum ?? (schema.const === undefined ? undefined : [schema.const]);
  if (allowed === undefined || allowed.some((each) => canonicalJson(each) === canonicalJson(value))) return true;
  const names = allowed.map((each) => (typeof each === 'string' ? each : JSON.stringify(each)));
  out.add(
    'FW_DEFINITION_VALUE_UNKNOWN',
    path,
    `${shown(value)} is not possible here.`,
    typeof value === 'string' ? suggestName(value, names, 'value') : `Use one of: ${names.join(', ')}.`,
  );
  return false;
}

function checkType(value: unknown, schema: JsonSchema, path: string, out: Findings): boolean {
  if (schema.type === undefined) return true;
  const wanted = typeof schema.type === 'string' ? [schema.type] : schema.type;
  if (wanted.some((type) => hasType(value, type))) return true;
  const words = wanted.map((type) => typeWords[type] ?? type).join(' or ');
  out.add(
    'FW_DEFINITION_TYPE',
    path,
    `Here stands ${describeJson(value)}, but it must be ${words}.`,
    `Write ${words}.`,
  );
  return false;
}

const typeWords: Readonly<Record<string, string>> = {
  string: 'a text',
  integer: 'a whole number',
  number: 'a number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
  null: 'null',
};

function checkList(list: readonly unknown[], schema: JsonSchema, path: string, out: Findings): void {
  const { minItems = 0, maxItems = Infinity, items } = schema;
  if (list.length < minItems || list.length > maxItems) {
    const wanted = list.length < minItems ? `at least ${minItems}` : `at most ${maxItems}`;
    out.add(
      'FW_DEFINITION_ITEMS_COUNT',
      path,
      `The list has ${list.length} items, but must have ${wanted}.`,
      list.length < minItems ? 'Add what is missing.' : 'Take some away, or split the object.',
    );
    if (list.length > maxItems) return;
  }
  if (schema.uniqueItems === true) checkRepeats(list, path, out);
  if (items !== undefined) {
    list.forEach((item, index) => checkStructure(item, items, path + pointer(index), out));
  }
}

function checkRepeats(list: readonly unknown[], path: string, out: Findings): void {
  const seen = new Set<string>();
  list.forEach((item, index) => {
    const text = typeof item === 'string' ? item : canonicalJson(item);
    if (seen.has(text)) {
      out.add(
        'FW_DEFINITION_ITEMS_REPEATED',
        path + pointer(index),
        `${shown(item)} stands twice in this list.`,
        'Take one away.',
      );
    }
    seen.add(text);
  });
}

function checkObject(value: Readonly<Record<string, unknown>>, schema: JsonSchema, path: string, out: Findings): void {
  const { properties = {}, required = [], additionalProperties = true } = schema;
  for (const key of required) {
    if (Object.hasOwn(value, key)) continue;
    out.add('FW_DEFINITION_KEY_MISSING', path, `"${key}" is missing here.`, `Add "${key}".`, { key });
  }
  const patterns = Object.entries(schema.patternProperties ?? {});
  for (const [key, child] of Object.entries(value)) {
    const at = path + pointer(key);
    const own = Object.hasOwn(properties, key) ? properties[key] : undefined;
    const matched = own ?? patterns.find(([pattern]) => new RegExp(pattern, 'u').test(key))?.[1];
    if (matched !== undefined) checkStructure(child, matched, at, out);
    else if (additionalProperties === false) reportUnknownKey(key, properties, value, patterns, at, out);
    else if (typeof additionalProperties === 'object') checkStructure(child, additionalProperties, at, out);
  }
}

function reportUnknownKey(
  key: string,
  properties: Readonly<Record<string, JsonSchema>>,
  value: Readonly<Record<string, unknown>>,
  patterns: readonly unknown[],
  path: string,
  out: Findings,
): void {
  if (patterns.length > 0) {
    out.add('FW_DEFINITION_KEY_INVALID', path, `"${clip(key)}" is not possible as a key here.`, KEY_HINT, { key });
    return;
  }
  const free = Object.keys(properties).filter((name) => name !== '$schema' && !Object.hasOwn(value, name));
  const near = nearestName(key, free);
  const hint =
    near !== undefined
      ? `Did you mean "${near}"?`
      : free.length === 0
        ? 'Take it away.'
        : `Take it away, or use one of: ${free.join(', ')}.`;
  out.add('FW_DEFINITION_KEY_UNKNOWN', path, `Nothing is known as "${clip(key)}" here.`, hint, {
    key,
    ...(near === undefined ? {} : { nearest: near }),
  });
}

const KEY_HINT = 'Use a locale such as en or zh-CN for texts, and a snake_case name for everything else.';

function clip(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}

function shown(value: unknown): string {
  return typeof value === 'string' ? `"${clip(value)}"` : clip(JSON.stringify(value) ?? 'nothing');
}
