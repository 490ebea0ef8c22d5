import type { Json } from '@formwork/kernel';
import { useCallback, useEffect, useRef, useState } from 'react';

/** A record as a list shows it. */
export type GridRecord = Readonly<Record<string, Json>> & { readonly id: string; readonly version: number };

/** One request for a stretch of a list: after a cursor where one is known, else from an offset. */
export interface GridRequest {
  readonly filter: unknown;
  readonly sort: string;
  readonly search: string;
  readonly fields: readonly string[];
  readonly expand: readonly string[];
  readonly limit: number;
  readonly cursor?: string;
  readonly offset?: number;
  /** True once per list: the answer then says how many there are. */
  readonly wantsTotal: boolean;
}

/** Where a grid gets its records from. */
export interface GridSource {
  load(
    request: GridRequest,
    signal: AbortSignal,
  ): Promise<{
    readonly items: readonly GridRecord[];
    readonly nextCursor?: string;
    readonly total?: { readonly value: number; readonly exact: boolean };
  }>;
}

/** What a list asks for, whatever stretch of it. */
export type GridQuery = Pick<GridRequest, 'filter' | 'sort' | 'search' | 'fields' | 'expand'>;

/** The records of a list by place, of which only stretches are here. */
export interface Windows {
  readonly rowCount: number;
  readonly total: { readonly value: number; readonly exact: boolean } | undefined;
  readonly status: 'loading' | 'ready' | 'failed';
  readonly error: unknown;
  at(index: number): GridRecord | undefined;
  find(id: string): GridRecord | undefined;
  /** The records that are here. */
  loaded(): readonly GridRecord[];
  /** Says which places are in view: what is missing there, and soon after it, is fetched. */
  readonly need: (first: number, last: number) => void;
  readonly replace: (record: GridRecord) => void;
  readonly reload: () => void;
}

const WINDOW_ROWS = 100;
/** So far beyond the view is fetched beforehand, so that reading on never waits. */
const AHEAD_ROWS = 40;
/** A view that jumped is fetched once it rests so long: a scrollbar that is dragged passes by thousands of records. */
const REST_MS = 60;
/** Beyond this many windows, those farthest from view are forgotten. */
const MAX_WINDOWS = 40;

interface Window {
  readonly items: readonly GridRecord[];
  readonly nextCursor: string | undefined;
}

/** The stretches of one list that are here or on the way. */
class ListStore {
  readonly key: string;
  /** The same list as it was before it was read again: shown, in its place, until the new answer is here. */
  before: ListStore | undefined;
  readonly windows = new Map<number, Window>();
  readonly pending = new Map<number, AbortController>();
  total: { readonly value: number; readonly exact: boolean } | undefined;
  end: number | undefined;
  error: unknown;

  constructor(key: string, before?: ListStore) {
    this.key = key;
    this.before = before;
  }

  window(index: number): Window | undefined {
    return this.windows.get(index) ?? this.before?.windows.get(index);
  }

  keep(index: number, page: Awaited<ReturnType<GridSource['load']>>): void {
    this.windows.set(index, { items: page.items, nextCursor: page.nextCursor });
    this.total ??= page.total;
    if (page.nextCursor === undefined) this.end = index * WINDOW_ROWS + page.items.length;
    forgetFar(this, index);
  }

  fail(error: unknown): void {
    this.error = error;
  }

  /** The windows of a stretch that are neither here nor on the way. */
  missing(first: number, last: number): number[] {
    const from = Math.max(0, Math.floor(first / WINDOW_ROWS));
    const to = Math.floor(last / WINDOW_ROWS);
    const indexes = Array.from({ length: Math.max(0, to - from + 1) }, (_, step) => from + step);
    return indexes.filter((index) => {
      const isBeyond = this.end !== undefined && index * WINDOW_ROWS >= this.end && index > 0;
      return !isBeyond && !this.windows.has(index) && !this.pending.has(index);
    });
  }

  /** True for the first window, and for those beside one that is here: reading on, not jumping. */
  isNear(index: number): boolean {
    return this.windows.size === 0 ? index === 0 : this.windows.has(index - 1) || this.windows.has(index + 1);
  }

  /** Stops what was asked for a view that has moved on. */
  dropBut(first: number, last: number): void {
    for (const [index, controller] of this.pending) {
      if (index * WINDOW_ROWS <= last && (index + 1) * WINDOW_ROWS > first) continue;
      controller.abort();
      this.pending.delete(index);
    }
  }
}

/** The list that is shown. One that is only read again keeps its place: what was there stays until the answer comes. */
class StoreKeeper {
  current: ListStore | undefined;

  isShown(store: ListStore): boolean {
    return this.current === store;
  }

  open(key: string): ListStore {
    const last = this.current;
    if (last?.key === key) return last;
    const isSameList = last !== undefined && last.error === undefined && listOf(last.key) === listOf(key);
    if (isSameList) last.before = undefined;
    this.current = new ListStore(key, isSameList ? last : undefined);
    return this.current;
  }
}

/** The query of a key, without how often it was read. */
function listOf(key: string): string {
  return JSON.stringify((JSON.parse(key) as unknown[])[0]);
}

/**
 * Keeps the windows of a list. Scrolling on uses the cursor of the window before; a jump uses an offset, so that the
 * scrollbar can be honest about a list of any length.
 */
export function useWindows(source: GridSource, query: GridQuery, refresh: number): Windows {
  const [generation, setGeneration] = useState(0);
  const key = JSON.stringify([query, refresh, generation]);
  const [, redraw] = useState(0);
  const [keeper] = useState(() => new StoreKeeper());
  const store = keeper.open(key);
  useEffect(
    () => () => {
      for (const controller of store.pending.values()) controller.abort();
      store.pending.clear();
    },
    [store],
  );
  const load = useCallback(
    async (index: number): Promise<void> => {
      const controller = new AbortController();
      store.pending.set(index, controller);
      const cursor = store.windows.get(index - 1)?.nextCursor;
      const asked = JSON.parse(store.key) as [GridQuery];
      try {
        const page = await source.load(
          {
            ...asked[0],
            limit: WINDOW_ROWS,
            wantsTotal: store.total === undefined,
            ...(index === 0 ? {} : cursor === undefined ? { offset: index * WINDOW_ROWS } : { cursor }),
          },
          controller.signal,
        );
        if (controller.signal.aborted) return;
        store.keep(index, page);
      } catch (error) {
        if (controller.signal.aborted) return;
        store.fail(error);
      }
      store.pending.delete(index);
      if (keeper.isShown(store)) redraw((count) => count + 1);
    },
    [source, store, keeper, redraw],
  );
  const rest = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(rest.current), [store]);
  const need = useCallback(
    (first: number, last: number): void => {
      if (store.error !== undefined) return;
      const [from, to] = [first - AHEAD_ROWS, last + AHEAD_ROWS];
      for (const index of store.missing(from, to)) if (store.isNear(index)) void load(index);
      clearTimeout(rest.current);
      rest.current = setTimeout(() => {
        store.dropBut(from, to);
        for (const index of store.missing(first, last)) void load(index);
      }, REST_MS);
    },
    [store, load],
  );
  const at = useCallback(
    (index: number) => store.window(Math.floor(index / WINDOW_ROWS))?.items[index % WINDOW_ROWS],
    [store],
  );
  const find = useCallback(
    (id: string) => {
      for (const { items } of store.windows.values()) {
        const found = items.find((one) => one.id === id);
        if (found !== undefined) return found;
      }
      return undefined;
    },
    [store],
  );
  const replace = useCallback(
    (record: GridRecord): void => {
      for (const [index, window] of store.windows) {
        if (!window.items.some((one) => one.id === record.id)) continue;
        const items = window.items.map((one) => (one.id === record.id ? { ...one, ...record } : one));
        store.windows.set(index, { ...window, items });
      }
      redraw((count) => count + 1);
    },
    [store, redraw],
  );
  return {
    rowCount: rowCountOf(store),
    total: totalOf(store),
    status:
      store.error !== undefined
        ? 'failed'
        : store.windows.size === 0 && store.before === undefined
          ? 'loading'
          : 'ready',
    error: store.error,
    at,
    find,
    loaded: () => [...store.windows.values()].flatMap((window) => window.items),
    need,
    replace,
    reload: () => setGeneration((count) => count + 1),
  };
}

function totalOf(store: ListStore): Windows['total'] {
  if (store.end !== undefined) return { value: store.end, exact: true };
  return store.total ?? (store.before === undefined ? undefined : totalOf(store.before));
}

/** As many as are said to be; more when more were seen, fewer once the end was reached. */
function rowCountOf(store: ListStore): number {
  if (store.windows.size === 0 && store.before !== undefined) return rowCountOf(store.before);
  if (store.end !== undefined) return store.end;
  const last = Math.max(-1, ...store.windows.keys());
  const seen = last < 0 ? 0 : last * WINDOW_ROWS + store.windows.get(last)!.items.length + 1;
  return Math.max(seen, store.total?.value ?? 0);
}

function forgetFar(store: ListStore, here: number): void {
  const far = [...store.windows.keys()].sort((a, b) => Math.abs(b - here) - Math.abs(a - here));
  while (store.windows.size > MAX_WINDOWS) store.windows.delete(far.shift()!);
}
