import { type ExportRequest, exportFormats } from '@formwork/engine';
import { QueryInvalid } from '../http/http.errors.ts';
import { type Query, findParameter, readJson, readOneOf, refuseParameters } from '../http/read-query.ts';
import { readListRequest } from './read-list-request.ts';

const LONGEST_HEADING = 200;
const OF_LISTS = ['filter', 'sort', 'fields', 'search'] as const;

/** Reads which records are to be given out, and as what, from the query string. */
export function readExportRequest(query: Query): ExportRequest {
  refuseParameters(query, [...OF_LISTS, 'format', 'headings', 'locale']);
  const given = Object.fromEntries(OF_LISTS.filter((name) => name in query).map((name) => [name, query[name]]));
  const locale = findParameter(query, 'locale');
  const headings = findParameter(query, 'headings');
  return {
    ...readListRequest(given),
    format: readOneOf('format', findParameter(query, 'format') ?? 'csv', exportFormats),
    ...(locale === undefined ? {} : { locale: readLocale(locale) }),
    ...(headings === undefined ? {} : { headings: readHeadings(headings) }),
  };
}

/** Texts by path, such as `{"customer.region": "Region"}`. */
function readHeadings(text: string): Record<string, string> {
  const given = readJson('headings', text);
  const isTexts =
    typeof given === 'object' &&
    given !== null &&
    !Array.isArray(given) &&
    Object.values(given).every((each) => typeof each === 'string' && each.length <= LONGEST_HEADING);
  if (!isTexts) throw QueryInvalid({ parameter: 'headings', reason: 'is no object of short texts by path' });
  return given as Record<string, string>;
}

function readLocale(text: string): string {
  try {
    return Intl.getCanonicalLocales(text)[0]!;
  } catch {
    throw QueryInvalid({ parameter: 'locale', reason: 'is no language tag such as zh-CN' });
  }
}
