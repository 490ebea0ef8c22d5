import type { BulkResult } from '@formwork/engine';
import { presentProblem, toFormworkError } from '../http/problem-filter.ts';
import type { RecordCall } from './record-call.ts';

/** The answer of a bulk request as JSON text; records are spliced in as the database built them. */
export function presentBulk(results: readonly BulkResult[], { request }: RecordCall): string {
  const items = results.map((result) =>
    result.ok
      ? `{"ok":true,"record":${result.json === '' ? 'null' : result.json}}`
      : `{"ok":false,"problem":${JSON.stringify(presentProblem(toFormworkError(result.error, request), request.id))}}`,
  );
  return `{"results":[${items.join(',')}]}`;
}
