import { nearestName, suggestName } from '../nearest-name.ts';
import type { Findings } from './findings.ts';
import { type JsonSchema, describeJson, hasType, isJsonObject } from './json-schema.ts';

/**
 * The form of a choice that the value was meant to be, so that findings name the place and not the choice:
 * by JSON type, then by `kind` (or another constant key), then by the key that only one form requires.
 * Reports and gives `undefined` when nothing tells.
 */
export function chooseBranch(
  value: unknown,
  branches: readonly JsonSchema[],
  path: string,
  out: Findings,
): JsonSchema | undefined {
  const fitting = branches.filter((branch) => fitsType(value, branch));
  if (fitting.length === 1) return fitting[0];
  if (fitting.length === 0) {
    const wanted = [...new Set(branches.flatMap((branch) => branch.type ?? 'constant'))].join(' or ');
    out.add(
      'FW_DEFINITION_TYPE',
      path,
      `Here stands ${describeJson(value)}, but it must be: ${wanted}.`,
      'Write one of these.',
    );
    return undefined;
  }
  if (!isJsonObject(value)) return fitting[0];
  const tag = tagKey(fitting);
  return tag === undefined ? byRequiredKey(value, fitting, path, out) : byTag(value, tag, fitting, path, out);
}

function fitsType(value: unknown, branch: JsonSchema): boolean {
  if (branch.const !== undefined) return branch.const === value;
  if (branch.enum !== undefined) return branch.enum.includes(value);
  if (branch.type === undefined) return true;
  return (typeof branch.type === 'string' ? [branch.type] : branch.type).some((type) => hasType(value, type));
}

/** The key that is a different constant in every form, usually `kind`. */
function tagKey(branches: readonly JsonSchema[]): string | undefined {
  const [first] = branches;
  return Object.keys(first?.properties ?? {}).find((key) =>
    branches.every((branch) => branch.properties?.[key]?.const !== undefined),
  );
}

function byTag(
  value: Readonly<Record<string, unknown>>,
  tag: string,
  branches: readonly JsonSchema[],
  path: string,
  out: Findings,
): JsonSchema | undefined {
  const tags = branches.map((branch) => String(branch.properties?.[tag]?.const));
  const given = Object.hasOwn(value, tag) ? value[tag] : undefined;
  const found = branches[tags.indexOf(given as string)];
  if (found !== undefined) return found;
  if (given === undefined) {
    out.add(
      'FW_DEFINITION_KEY_MISSING',
      path,
      `"${tag}" is missing here.`,
      `Add "${tag}": one of ${tags.join(', ')}.`,
      { key: tag },
    );
  } else {
    out.add(
      'FW_DEFINITION_VALUE_UNKNOWN',
      `${path}/${tag}`,
      `${typeof given === 'string' ? `"${given.slice(0, 60)}"` : describeJson(given)} is not possible here.`,
      suggestName(typeof given === 'string' ? given : '', tags, 'kind'),
    );
  }
  return undefined;
}

function byRequiredKey(
  value: Readonly<Record<string, unknown>>,
  branches: readonly JsonSchema[],
  path: string,
  out: Findings,
): JsonSchema | undefined {
  const counts = new Map<string, number>();
  for (const branch of branches) {
    for (const key of branch.required ?? []) counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const marks = branches.map((branch) => (branch.required ?? []).find((key) => counts.get(key) === 1) ?? '');
  const found = branches.filter((_, index) => Object.hasOwn(value, marks[index]!));
  if (found.length === 1) return found[0];
  const names = marks.filter((mark) => mark !== '');
  const near = Object.keys(value)
    .map((key) => nearestName(key, names))
    .find((name) => name !== undefined);
  out.add(
    'FW_DEFINITION_FORM_UNCLEAR',
    path,
    found.length === 0
      ? `It is not said what this is: one of the keys ${names.join(', ')} is needed.`
      : `It has two of the keys ${names.join(', ')}, of which only one is possible.`,
    near === undefined ? `Keep exactly one of: ${names.join(', ')}.` : `Did you mean "${near}"?`,
  );
  return undefined;
}
