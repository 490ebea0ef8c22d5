import { defineFieldPostgres } from '@formwork/storage';

/** Lines have a table of their own and no column here; storage builds the array that stands in `columns`. */
export const linesPostgres = defineFieldPostgres({
  id: 'lines',
  encode: () => [],
  present: (columns) => columns[0]!,
  index: () => undefined,
});
