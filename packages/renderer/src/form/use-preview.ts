import type { Issue, Json } from '@formwork/kernel';
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { rowKey, startValues } from './form-draft.ts';
import { type Values, rowsOf } from './live-values.ts';

/** Asks the server how a record would be saved. */
export type FormPreview = (
  request: { readonly id?: string; readonly values: Values },
  signal: AbortSignal,
) => Promise<{ readonly record: Values; readonly issues: readonly Issue[] }>;

/** The server's answer: the head under `''`, a line under `field/key`. */
export interface PreviewResult {
  readonly record: ReadonlyMap<string, Values>;
  readonly entered: Values;
}

/** Typing faster than this asks once. */
const PAUSE_MS = 350;

/** Follows what is entered with the server's preview; an answer that was overtaken is dropped. */
export function usePreview(input: {
  readonly preview: FormPreview | undefined;
  readonly id: string | undefined;
  readonly entered: Values;
  readonly sent: () => Values;
  readonly lineFields: ReadonlyMap<string, unknown>;
}): { readonly result: PreviewResult | undefined; readonly isComputing: boolean } {
  const { preview, id, entered } = input;
  const [result, setResult] = useState<PreviewResult>();
  const [isComputing, setComputing] = useState(false);
  const latest = useRef(input);
  useLayoutEffect(() => {
    latest.current = input;
  });
  const isIdle = id !== undefined && Object.keys(entered).length === 0;
  useEffect(() => {
    if (preview === undefined || isIdle) return;
    const controller = new AbortController();
    const ask = async (): Promise<void> => {
      const { sent, lineFields } = latest.current;
      setComputing(true);
      try {
        const answer = await preview({ ...(id === undefined ? {} : { id }), values: sent() }, controller.signal);
        if (!controller.signal.aborted) setResult({ record: addressed(answer.record, entered, lineFields), entered });
      } catch {
        // The local values stay; saving tells what is wrong.
      } finally {
        if (!controller.signal.aborted) setComputing(false);
      }
    };
    const timer = setTimeout(() => void ask(), Object.keys(entered).length === 0 ? 0 : PAUSE_MS);
    return () => {
      clearTimeout(timer);
      controller.abort();
    };
  }, [preview, id, entered, isIdle]);
  return isIdle ? { result: undefined, isComputing: false } : { result, isComputing };
}

/** The answer's lines come in the order in which they were sent: they get the keys of those rows. */
function addressed(record: Values, entered: Values, lineFields: ReadonlyMap<string, unknown>): Map<string, Values> {
  const parts = new Map<string, Values>();
  const head: Record<string, Json> = { ...startValues(record, new Map()) };
  for (const name of lineFields.keys()) {
    const sentRows = rowsOf(entered[name]);
    const rows = rowsOf(record[name]);
    for (const [index, row] of rows.entries()) {
      const key = sentRows[index] === undefined ? rowKey(row) : rowKey(sentRows[index]);
      parts.set(`${name}/${key}`, startValues(row, new Map()));
    }
    delete head[name];
  }
  parts.set('', head);
  return parts;
}
