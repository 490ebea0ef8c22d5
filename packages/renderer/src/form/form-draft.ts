import type { Json } from '@formwork/kernel';
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

/** A value as inputs hold it: an expanded reference becomes its id. */
export function plainValue(value: Json | undefined): Json {
  if (value === undefined) return null;
  if (typeof value === 'object' && value !== null && !Array.isArray(value) && 'id' in value && 'title' in value) {
    return (value as { id: Json }).id;
  }
  return value;
}

/** A record as a form starts from it: expanded references become ids, also in the lines' writable fields. */
export function startValues(record: Values, lines: ReadonlyMap<string, ReadonlySet<string>>): Values {
  return Object.fromEntries(
    Object.entries(record).map(([name, value]) => {
      const writable = lines.get(name);
      if (writable === undefined) return [name, plainValue(value)];
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
