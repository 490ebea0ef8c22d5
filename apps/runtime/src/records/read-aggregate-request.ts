import type { Records } from '@formwork/engine';
import { type Query, findParameter, readJson, readNames, refuseParameters } from '../http/read-query.ts';

/** Reads what is to be counted and summed from the query string; records are counted unless something else is asked. */
export function readAggregateRequest(query: Query): Parameters<Records['aggregate']>[3] {
  refuseParameters(query, ['group', 'measures', 'filter', 'search']);
  const filter = findParameter(query, 'filter');
  const search = findParameter(query, 'search');
  return {
    group: readNames(findParameter(query, 'group') ?? ''),
    measures: readNames(findParameter(query, 'measures') ?? 'count'),
    ...(filter === undefined ? {} : { filter: readJson('filter', filter) }),
    ...(search === undefined ? {} : { search }),
  };
}
