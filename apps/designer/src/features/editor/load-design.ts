import { ClientProblem } from '@formwork/client';
import type { AppDefinition } from '@formwork/definition';
import { client } from '../../app/client.ts';
import type { LoadedDesign } from './design-store.ts';

/** A file may leave out the lists that it has nothing for. */
const EMPTY = {
  entities: [],
  forms: [],
  views: [],
  workflows: [],
  rules: [],
  roles: [],
  datasets: [],
  scenarios: [],
  locales: [],
};

/** Reads the draft of an app and what is live of it; `undefined` where there is neither. */
export async function loadDesign(app: string): Promise<LoadedDesign | undefined> {
  const [draft, live] = await Promise.all([
    orMissing(client.definitions.readDraft(app)),
    orMissing(client.definitions.read(app)),
  ]);
  // Without a draft the two are one and the same, which is how the editor knows that nothing was changed.
  const definition = draft === undefined ? live?.definition : { ...EMPTY, ...draft.definition };
  if (definition === undefined) return undefined;
  return {
    app,
    definition,
    revision: draft?.revision,
    published: live?.definition,
    publishedRevision: live?.revision,
  };
}

/** The live definitions of every other app: what references may point at. One that cannot be read is passed over. */
export async function loadOthers(app: string): Promise<readonly AppDefinition[]> {
  const { items } = await client.definitions.list();
  const published = items.filter((each) => each.name !== app && each.version !== undefined);
  const read = await Promise.all(published.map((each) => orMissing(client.definitions.read(each.name))));
  return read.flatMap((each) => (each === undefined ? [] : [each.definition]));
}

/** The other apps as a question that is asked once a minute. */
export function othersQuery(app: string) {
  return { queryKey: ['others', app], queryFn: () => loadOthers(app), staleTime: 60_000 } as const;
}

async function orMissing<T>(answer: Promise<T>): Promise<T | undefined> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof ClientProblem && error.status === 404) return undefined;
    throw error;
  }
}
