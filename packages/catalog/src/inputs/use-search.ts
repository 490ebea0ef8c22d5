import type { RecordHit, SearchOptions } from '@formwork/renderer/fields';
import { useCallback, useEffect, useRef, useState } from 'react';

/** Where a search stands. */
export interface SearchState {
  readonly hits: readonly RecordHit[];
  readonly status: 'idle' | 'searching' | 'found' | 'failed';
}

const DEBOUNCE_MS = 250;
const MOST_HITS = 30;
const NOTHING_YET: SearchState = { hits: [], status: 'idle' };

/** Searches a while after the last key; an answer that was overtaken is dropped. */
export function useSearch(search: (text: string, options: SearchOptions) => Promise<readonly RecordHit[]>): {
  readonly state: SearchState;
  readonly start: (text: string, delayMs?: number) => void;
} {
  const [state, setState] = useState<SearchState>(NOTHING_YET);
  const running = useRef<AbortController>(undefined);
  useEffect(() => () => running.current?.abort(), []);
  const start = useCallback(
    (text: string, delayMs: number = DEBOUNCE_MS) => {
      running.current?.abort();
      const controller = new AbortController();
      running.current = controller;
      const { signal } = controller;
      setState(({ hits }) => ({ hits, status: 'searching' }));
      const settle = (next: SearchState): void => {
        if (!signal.aborted) setState(next);
      };
      const timer = setTimeout(() => {
        search(text, { limit: MOST_HITS, signal })
          .then((hits) => settle({ hits, status: 'found' }))
          .catch(() => settle({ hits: [], status: 'failed' }));
      }, delayMs);
      signal.addEventListener('abort', () => clearTimeout(timer));
    },
    [search],
  );
  return { state, start };
}
