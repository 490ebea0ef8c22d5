import { type Query, findParameter, readWhole, refuseParameters } from '../http/read-query.ts';

/** Reads which page of a record's history is meant from the query string. */
export function readHistoryRequest(query: Query): { readonly cursor?: string; readonly limit?: number } {
  refuseParameters(query, ['cursor', 'limit']);
  const cursor = findParameter(query, 'cursor');
  const limit = findParameter(query, 'limit');
  return {
    ...(cursor === undefined ? {} : { cursor }),
    ...(limit === undefined ? {} : { limit: readWhole('limit', limit, 1, 500) }),
  };
}
