import { isDeepStrictEqual } from 'node:util';
import { SHOWN_COLUMNS } from '../data/plain-tables.ts';
import type { LoadRequest } from '../load/job.ts';

type Row = Readonly<Record<string, unknown>>;

/** An answer as far as the systems must agree: rows in order with the values that all of them show, and the total. */
export function comparableAnswer(text: string): unknown {
  const body = JSON.parse(text) as Row;
  if (Array.isArray(body['rows']))
    return (body['rows'] as Row[]).map((row) => ({
      status: row['status'],
      amount: row['sum:amount'] ?? row['amount'],
    }));
  if (!Array.isArray(body['items'])) return comparableRow(body);
  const total = body['total'];
  return {
    items: (body['items'] as Row[]).map(comparableRow),
    ...(total === undefined ? {} : { total: typeof total === 'object' ? (total as Row)['value'] : total }),
  };
}

function comparableRow(row: Row): Row {
  return Object.fromEntries(SHOWN_COLUMNS.map((name) => [name, comparableValue(name, row[name])]));
}

function comparableValue(name: string, value: unknown): unknown {
  if (name === 'quantity') return Number(value);
  if (name === 'order_date' || name === 'due_on') return typeof value === 'string' ? value.slice(0, 10) : null;
  return value ?? null;
}

/** Sends one request to each of two systems; throws when they do not give the same rows. New ids may differ. */
export async function verifySame(
  name: string,
  floor: { readonly url: string; readonly request: LoadRequest },
  other: { readonly url: string; readonly request: LoadRequest },
  token: string,
): Promise<void> {
  const [expected, found] = [await answer(floor, token), await answer(other, token)];
  const strip = (value: unknown): unknown =>
    floor.request.method === 'POST' ? { ...(value as Row), id: null } : value;
  if (isDeepStrictEqual(strip(expected), strip(found))) return;
  throw new Error(
    `${name}: ${other.url} does not give the rows of the floor.\n${JSON.stringify(expected).slice(0, 600)}\n${JSON.stringify(found).slice(0, 600)}`,
  );
}

async function answer(
  target: { readonly url: string; readonly request: LoadRequest },
  token: string,
): Promise<unknown> {
  const { method, path, body } = target.request;
  const headers: Record<string, string> = { authorization: `Bearer ${token}` };
  if (body !== undefined) headers['content-type'] = 'application/json';
  const response = await fetch(target.url + path, { method, headers, ...(body === undefined ? {} : { body }) });
  const text = await response.text();
  if (!response.ok) throw new Error(`${method} ${path} answers ${response.status}: ${text.slice(0, 400)}`);
  return comparableAnswer(text);
}
