import { type AppsApi, createAppsApi } from './apps-api.ts';
import { type DefinitionsApi, createDefinitionsApi } from './definitions-api.ts';
import { type PeopleApi, createPeopleApi } from './people-api.ts';
import { type RecordsApi, createRecordsApi } from './records-api.ts';
import { type SessionApi, createSessionApi } from './session-api.ts';
import { type ClientOptions, createTransport } from './transport.ts';

/** Everything that the HTTP API offers, typed. */
export interface Client {
  readonly session: SessionApi;
  readonly people: PeopleApi;
  readonly apps: AppsApi;
  readonly definitions: DefinitionsApi;
  /** The records of one app. */
  records(app: string): RecordsApi;
}

/**
 * Builds a client. Nothing is sent before the first call; every refusal is thrown as a `ClientProblem`.
 *
 * @example
 * const client = createClient({ baseUrl: 'https://forms.example.com', token });
 * const { items } = await client.records('order_center').list('sales_order', { sort: '-due_on', limit: 20 });
 */
export function createClient(options: ClientOptions): Client {
  const transport = createTransport(options);
  return {
    session: createSessionApi(transport),
    people: createPeopleApi(transport),
    apps: createAppsApi(transport),
    definitions: createDefinitionsApi(transport),
    records: (app) => createRecordsApi(transport, app),
  };
}
