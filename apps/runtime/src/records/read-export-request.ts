import { type ExportRequest, exportFormats } from '@formwork/engine';
import { QueryInvalid } from '../http/http.errors.ts';
import { type Query, findParameter, readOneOf, refuseParameters } from '../http/read-query.ts';
import { readListRequest } from './read-list-request.ts';

const OF_LISTS = ['filter', 'sort', 'fields', 'search'] as const;

/** Reads which records are to be given out, and as what, from the query string. */
export function readExportRequest(query: Query): ExportRequest {
  refuseParameters(query, [...OF_LISTS, 'format', 'locale']);
  const given = Object.fromEntries(OF_LISTS.filter((name) => name in query).map((name) => [name, query[name]]));
  const locale = findParameter(query, 'locale');
  return {
    ...readListRequest(given),
    format: readOneOf('format', findParameter(query, 'format') ?? 'csv', exportFormats),
    ...(locale === undefined ? {} : { locale: readLocale(locale) }),
  };
}

function readLocale(text: string): string {
  try {
    return Intl.getCanonicalLocales(text)[0]!;
  } catch {
    throw QueryInvalid({ parameter: 'locale', reason: 'is no language tag such as zh-CN' });
  }
}
