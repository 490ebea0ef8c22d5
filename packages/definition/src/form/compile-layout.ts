import { pointer } from '@formwork/kernel';
import type { FormItem } from '../schema/form.ts';

/** A form's layout as a tree of blocks. */
export type FormLayout = readonly LayoutBlock[];

/** One item of a form with its address in the form's file, which is also its key on the screen. */
export interface LayoutBlock {
  /** JSON Pointer to the item in the form's file. */
  readonly path: string;
  readonly item: FormItem;
  /** The columns of lines, the inside of a section, one for each of the tabs. */
  readonly children: readonly LayoutChild[];
}

/** The blocks inside a section, or inside one tab. */
export interface LayoutChild {
  /** JSON Pointer to the section or tab. */
  readonly path: string;
  readonly blocks: FormLayout;
}

/** Builds the tree; items whose field is not there, and containers that become empty, are left out. */
export function compileLayout(items: readonly FormItem[], hasField: (name: string) => boolean): FormLayout {
  return compileItems(items, '/layout', hasField);
}

function compileItems(items: readonly FormItem[], base: string, hasField: (name: string) => boolean): LayoutBlock[] {
  return items.flatMap((item, index): LayoutBlock[] => {
    const path = base + pointer(index);
    if (item.kind === 'text') return [{ path, item, children: [] }];
    if (item.kind === 'field' || item.kind === 'lines')
      return hasField(item.field) ? [{ path, item, children: [] }] : [];
    const inner =
      item.kind === 'section'
        ? [{ path, blocks: compileItems(item.items, `${path}/items`, hasField) }]
        : item.tabs.map((tab, place) => {
            const at = path + pointer('tabs', place);
            return { path: at, blocks: compileItems(tab.items, `${at}/items`, hasField) };
          });
    const children = inner.filter((child) => child.blocks.length > 0);
    return children.length === 0 ? [] : [{ path, item, children }];
  });
}
