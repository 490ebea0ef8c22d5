import type { SavedView } from '@formwork/client';
import type { ViewDefinition } from '@formwork/definition';
import { type GridSettings, viewSettings } from '@formwork/renderer';
import { useMemo, useState } from 'react';

/** A saved view over the view that it is based on. */
export function savedSettings(view: ViewDefinition, saved: SavedView | undefined): GridSettings {
  const base = viewSettings(view);
  if (saved === undefined) return base;
  const { config } = saved;
  return {
    ...base,
    ...(config.columns === undefined ? {} : { columns: config.columns }),
    ...(config.sort === undefined ? {} : { sort: [...config.sort] }),
    ...(config.widths === undefined ? {} : { widths: config.widths }),
    ...(config.filter === undefined ? {} : { filter: config.filter }),
    ...(config.quick === undefined ? {} : { quick: config.quick }),
  };
}

/** What this reader changed about a list. Starts over when another view or saved view is opened. */
export function useListSettings(view: ViewDefinition, saved: SavedView | undefined) {
  const start = useMemo(() => savedSettings(view, saved), [view, saved]);
  const [changed, setChanged] = useState<{ readonly start: GridSettings; readonly settings: GridSettings }>();
  const settings = changed?.start === start ? changed.settings : start;
  const change = (part: Partial<GridSettings>): void => setChanged({ start, settings: { ...settings, ...part } });
  const isChanged = JSON.stringify({ ...settings, search: '' }) !== JSON.stringify({ ...start, search: '' });
  return { settings, change, isChanged, reset: () => setChanged(undefined) };
}
