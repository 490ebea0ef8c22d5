import type { ListRequest } from '@formwork/engine';
import {
  type Query,
  findParameter,
  readFlag,
  readJson,
  readNames,
  readOneOf,
  readWhole,
  refuseParameters,
} from '../http/read-query.ts';

const KNOWN = [
  'filter',
  'sort',
  'fields',
  'expand',
  'titles',
  'limit',
  'cursor',
  'offset',
  'search',
  'count',
  'deleted',
] as const;
const COUNTS = ['none', 'exact', 'capped', 'estimate'] as const;

/** Reads a list request from the query string. Unknown or repeated parameters are refused, never ignored. */
export function readListRequest(query: Query): ListRequest {
  refuseParameters(query, KNOWN);
  const text = Object.fromEntries(KNOWN.map((name) => [name, findParameter(query, name)]));
  return {
    ...(text['filter'] === undefined ? {} : { filter: readJson('filter', text['filter']) }),
    ...(text['sort'] === undefined ? {} : { sort: text['sort'] }),
    ...(text['fields'] === undefined ? {} : { fields: readNames(text['fields']) }),
    ...(text['expand'] === undefined ? {} : { expand: readNames(text['expand']) }),
    ...(text['titles'] === undefined ? {} : { titles: readFlag('titles', text['titles']) }),
    ...(text['limit'] === undefined ? {} : { limit: readWhole('limit', text['limit'], 1, 500) }),
    ...(text['cursor'] === undefined ? {} : { cursor: text['cursor'] }),
    ...(text['offset'] === undefined ? {} : { offset: readWhole('offset', text['offset'], 0, 1_000_000_000) }),
    ...(text['search'] === undefined ? {} : { search: text['search'] }),
    ...(text['count'] === undefined ? {} : { count: readOneOf('count', text['count'], COUNTS) }),
    ...(text['deleted'] === undefined ? {} : { deleted: readOneOf('deleted', text['deleted'], ['only'] as const) }),
  };
}

/** Reads from the query string how a record is to be shown after a write. */
export function readAnswerRequest(query: Query): Pick<ListRequest, 'expand' | 'titles'> {
  refuseParameters(query, ['expand', 'titles']);
  return readListRequest(query);
}

/** Reads how one record is to be shown from the query string. */
export function readReadRequest(query: Query): ListRequest {
  refuseParameters(query, ['expand', 'fields', 'titles', 'deleted']);
  return readListRequest(query);
}
