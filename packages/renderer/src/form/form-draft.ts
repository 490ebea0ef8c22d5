import { type Json, isId } from '@formwork/kernel';
import { type Values, rowsOf } from './live-values.ts';

/** The key of a line on the screen, before it has an id; never sent. */
export const ROW_KEY = '#key';

/** A row as it is sent: without the screen's own key. */
function sentRow(row: Values): Values {
  const { [ROW_KEY]: _key, ...rest } = row;
  void _key;
  return rest;
}

/** The key of a row on the screen: its id, or the key that it got when it was added. */
export function rowKey(row: Values): string {
  const key = row[ROW_KEY] ?? row['id'];
  return typeof key === 'string' ? key : '';
}

/** Only what a person entered, as the server wants it: lines without the screen's keys, references as ids. */
export function sentValues(entered: Values, lineFields: Iterable<string>): Values {
  const lines = new Set(lineFields);
  return Object.fromEntries(
    Object.entries(entered).map(([name, value]) => [
      name,
      lines.has(name) ? (rowsOf(value).map(sentRow) as unknown as Json) : value,
    ]),
  );
}

/** A value as inputs hold it: an expanded reference becomes its id, and a list of them a list of ids. */
export function plainValue(value: Json | undefined): Json {
  if (value === undefined) return null;
  if (Array.isArray(value) && value.length > 0 && value.every(isOpened)) return value.map((each) => each.id);
  return isOpened(value) ? value.id : value;
}

function isOpened(value: Json): value is { readonly id: string; readonly title: Json } {
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
  return isObject && 'title' in value && isId(value['id']);
}

/**
 * A record as a form starts from it: expanded references become ids, also in the lines' writable fields. A value that
 * is no reference, such as JSON, may look like one and stays as it is.
 */
export function startValues(
  record: Values,
  lines: ReadonlyMap<string, ReadonlySet<string>>,
  refers: (name: string) => boolean = () => true,
): Values {
  return Object.fromEntries(
    Object.entries(record).map(([name, value]) => {
      const writable = lines.get(name);
      if (writable === undefined) return [name, refers(name) ? plainValue(value) : value];
      return [name, rowsOf(value).map((row) => startRow(row, writable)) as unknown as Json];
    }),
  );
}

function startRow(row: Values, writable: ReadonlySet<string>): Values {
  return Object.fromEntries(
    Object.entries(row)
      .filter(([name]) => name === 'id' || writable.has(name))
      .map(([name, value]) => [name, plainValue(value)]),
  );
}
