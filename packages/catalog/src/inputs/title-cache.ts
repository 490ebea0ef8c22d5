import type { DataPort, RecordHit } from '@formwork/renderer/fields';
import { useEffect, useState } from 'react';

const MOST_TITLES = 2_000;
/** Titles that pickers and displays have seen, by data port, so that another reader's session starts afresh. */
const titles = new WeakMap<DataPort, Map<string, string>>();

function titlesOf(data: DataPort): Map<string, string> {
  const known = titles.get(data) ?? new Map<string, string>();
  titles.set(data, known);
  return known;
}

/** Keeps the titles of records that were seen. */
export function rememberTitles(data: DataPort, kind: string, hits: readonly RecordHit[]): void {
  const known = titlesOf(data);
  if (known.size > MOST_TITLES) known.clear();
  for (const hit of hits) known.set(`${kind}/${hit.id}`, hit.title);
}

/** The title of a record that was seen before, or `undefined`. */
export function knownTitle(data: DataPort, kind: string, id: string): string | undefined {
  return titlesOf(data).get(`${kind}/${id}`);
}

/** The title of a record, fetched once; `undefined` while it is not known or when there is no such record to see. */
export function useTitle(
  data: DataPort | undefined,
  kind: string,
  id: string | undefined,
  read: (data: DataPort, id: string) => Promise<RecordHit | undefined>,
): string | undefined {
  const key = `${kind}/${id ?? ''}`;
  const [fetched, setFetched] = useState<{ key: string; title: string }>();
  const known = data === undefined ? undefined : titlesOf(data).get(key);
  useEffect(() => {
    if (data === undefined || id === undefined || known !== undefined) return undefined;
    let isCurrent = true;
    read(data, id)
      .then((hit) => {
        if (hit === undefined) return;
        rememberTitles(data, kind, [hit]);
        if (isCurrent) setFetched({ key, title: hit.title });
      })
      .catch(() => undefined);
    return () => {
      isCurrent = false;
    };
  }, [data, kind, id, key, known, read]);
  return known ?? (fetched?.key === key ? fetched.title : undefined);
}
