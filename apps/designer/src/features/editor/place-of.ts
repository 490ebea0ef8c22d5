import type { AppDefinition } from '@formwork/definition';
import { pointerSegments } from '@formwork/kernel';
import { tabOf } from '../app/app-tabs.ts';

/** The parts of the app that have an editor, in the order of the rail. */
export const parts = [
  'data',
  'forms',
  'lists',
  'lifecycle',
  'roles',
  'app',
  'preview',
  'tests',
  'publish',
  'versions',
  'json',
] as const;
export type Part = (typeof parts)[number];

const partOfFolder: Readonly<Record<string, Part>> = {
  entities: 'data',
  forms: 'forms',
  views: 'lists',
  workflows: 'lifecycle',
  roles: 'roles',
  scenarios: 'tests',
};

/** The editor that a file of the app belongs to. */
export function partOf(file: string | undefined): Part {
  return partOfFolder[file?.split('/')[0] ?? ''] ?? (tabOf(file) === undefined ? 'json' : 'app');
}

/** The address, within the app's editor, of a place in a file: what a click on a finding leads to. */
export function placeOf(definition: AppDefinition, file: string | undefined, path: string): string {
  const part = partOf(file);
  const name = file?.split('/')[1]?.replace(/\.json$/, '') ?? '';
  const query = new URLSearchParams(queryOf[part]?.(definition, { file, name, path, segments: pointerSegments(path) }));
  return `${part}?${query.toString()}`;
}

interface Place {
  readonly file: string | undefined;
  /** Of the object in the file. */
  readonly name: string;
  readonly path: string;
  readonly segments: readonly string[];
}

type Query = Record<string, string>;

const queryOf: Readonly<Partial<Record<Part, (definition: AppDefinition, place: Place) => Query>>> = {
  data: (definition, { name, segments }) => {
    const entity = definition.entities.find((each) => each.name === name);
    const field = segments[0] === 'fields' ? entity?.fields[Number(segments[1])]?.name : undefined;
    return { entity: name, ...(field === undefined ? {} : { field }) };
  },
  forms: (_, { name, segments }) => {
    const item = itemPath(segments);
    return { form: name, ...(item === '' ? {} : { item }) };
  },
  lists: (_, { name }) => ({ list: name }),
  lifecycle: (definition, { name, segments }) => {
    const workflow = definition.workflows.find((each) => each.name === name);
    const place = Number(segments[1]);
    const state = segments[0] === 'states' ? workflow?.states[place]?.name : undefined;
    const transition = segments[0] === 'transitions' ? workflow?.transitions[place]?.name : undefined;
    return {
      workflow: name,
      ...(state === undefined ? {} : { state }),
      ...(transition === undefined ? {} : { transition }),
    };
  },
  roles: (_, { name }) => ({ role: name }),
  tests: (_, { name, segments }) => ({
    scenario: name,
    ...(segments.length > 1 ? { step: stepPath(segments) } : {}),
  }),
  app: (_, { file, name, path, segments }) => {
    const tab = tabOf(file) ?? 'details';
    const entry = /^\/items\/\d+(\/items\/\d+)?/.exec(path)?.[0];
    const within: Query =
      tab === 'menu' && entry !== undefined
        ? { entry }
        : tab === 'calendars'
          ? { calendar: name }
          : tab === 'datasets'
            ? { dataset: name }
            : tab === 'texts' && segments[1] !== undefined
              ? { find: segments[1] }
              : {};
    return { tab, ...within };
  },
  json: (_, { file, path }): Query => (file === undefined ? {} : { file, path }),
};

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
