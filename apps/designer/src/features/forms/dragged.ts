import type { PaletteItem } from './form-palette.tsx';

/** What is being dragged: an item of the form, or something new from the palette. */
export type Dragged =
  | { readonly from: string; readonly kind: string; readonly label: string }
  | { readonly item: PaletteItem; readonly kind: string; readonly label: string };
