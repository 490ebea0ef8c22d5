import type { AppDefinition } from '@formwork/definition';
import { pointerSegments } from '@formwork/kernel';

/** A part of the app that has an editor. */
export type Part =
  'data' | 'forms' | 'lists' | 'lifecycle' | 'roles' | 'preview' | 'publish' | 'versions' | 'tests' | 'json';

/** The parts in the order of the rail. */
export const parts: readonly Part[] = [
  'data',
  'forms',
  'lists',
  'lifecycle',
  'roles',
  'preview',
  'publish',
  'versions',
  'tests',
  'json',
];

/** The editor that a file of the app belongs to. */
export function partOf(file: string | undefined): Part {
  switch (file?.split('/')[0]) {
    case 'entities':
      return 'data';
    case 'forms':
      return 'forms';
    case 'views':
      return 'lists';
    case 'workflows':
      return 'lifecycle';
    case 'roles':
      return 'roles';
    case 'scenarios':
      return 'tests';
    default:
      return 'json';
  }
}

/** The address, within the app's editor, of a place in a file: what a click on a finding leads to. */
export function placeOf(definition: AppDefinition, file: string | undefined, path: string): string {
  const part = partOf(file);
  const name = file?.split('/')[1]?.replace(/\.json$/, '') ?? '';
  const segments = pointerSegments(path);
  const query = new URLSearchParams();
  if (part === 'data') {
    query.set('entity', name);
    const entity = definition.entities.find((each) => each.name === name);
    const field = segments[0] === 'fields' ? entity?.fields[Number(segments[1])]?.name : undefined;
    if (field !== undefined) query.set('field', field);
    if (segments[0] === 'validations' || segments[0] === 'unique' || segments[0] === 'indexes')
      query.set('panel', 'entity');
  } else if (part === 'forms') {
    query.set('form', name);
    const item = itemPath(segments);
    if (item !== '') query.set('item', item);
  } else if (part === 'lists') query.set('list', name);
  else if (part === 'lifecycle') {
    query.set('workflow', name);
    const workflow = definition.workflows.find((each) => each.name === name);
    const place = Number(segments[1]);
    if (segments[0] === 'states') query.set('state', workflow?.states[place]?.name ?? '');
    if (segments[0] === 'transitions') query.set('transition', workflow?.transitions[place]?.name ?? '');
  } else if (part === 'roles') query.set('role', name);
  else if (part === 'tests') {
    query.set('scenario', name);
    if (segments.length > 1) query.set('step', stepPath(segments));
  } else if (file !== undefined) {
    query.set('file', file);
    query.set('path', path);
  }
  return `${part}?${query.toString()}`;
}

/** The pointer to the innermost step of a scenario that a pointer lies in. */
function stepPath(segments: readonly string[]): string {
  const end = segments[2] === 'parallel' && segments[3] !== undefined ? 4 : 2;
  return `/${segments.slice(0, end).join('/')}`;
}

/** The pointer to the form item that a pointer lies in. */
function itemPath(segments: readonly string[]): string {
  let end = 0;
  for (let index = 0; index + 1 < segments.length; index += 2) {
    if (!['layout', 'items', 'tabs'].includes(segments[index]!)) break;
    end = index + 2;
  }
  return end === 0 ? '' : `/${segments.slice(0, end).join('/')}`;
}
