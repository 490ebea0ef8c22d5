import type { FormDefinition } from '@formwork/definition';

/** A part of a form's layout, as the editor walks it. */
export interface LayoutNode {
  readonly kind: 'field' | 'lines' | 'text' | 'section' | 'tabs' | 'tab';
  /** JSON Pointer within the form's file. */
  readonly path: string;
  readonly content: Readonly<Record<string, unknown>>;
  /** Lists of children, each with its pointer: `items` of a section or a tab, `tabs` of tabs. */
  readonly children: readonly LayoutNode[];
  /** The pointer of the list of children, where it has one. */
  readonly list: string | undefined;
}

/** The layout of a form as a tree. */
export function layoutTree(form: FormDefinition): readonly LayoutNode[] {
  return walk(form.layout as unknown as readonly Record<string, unknown>[], '/layout');
}

function walk(items: readonly Record<string, unknown>[], list: string, kind?: 'tab'): LayoutNode[] {
  return items.map((content, index): LayoutNode => {
    const path = `${list}/${index}`;
    const own = kind ?? (content['kind'] as LayoutNode['kind']);
    if (own === 'tabs') {
      const tabs = (content['tabs'] ?? []) as Record<string, unknown>[];
      return { kind: own, path, content, list: `${path}/tabs`, children: walk(tabs, `${path}/tabs`, 'tab') };
    }
    if (own === 'section' || own === 'tab') {
      const inner = (content['items'] ?? []) as Record<string, unknown>[];
      return { kind: own, path, content, list: `${path}/items`, children: walk(inner, `${path}/items`) };
    }
    return { kind: own, path, content, list: undefined, children: [] };
  });
}

/** The node at a pointer, or `undefined`. */
export function findNode(nodes: readonly LayoutNode[], path: string): LayoutNode | undefined {
  for (const node of nodes) {
    if (node.path === path) return node;
    if (path.startsWith(`${node.path}/`)) return findNode(node.children, path);
  }
  return undefined;
}

/** Whether a list of the layout may hold an item: tabs stand at the top only, sections there or in a tab. */
export function mayHold(list: string, kind: string): boolean {
  if (kind === 'tab') return list.endsWith('/tabs');
  if (list.endsWith('/tabs')) return false;
  if (list === '/layout') return true;
  if (kind === 'tabs') return false;
  return kind !== 'section' || /\/tabs\/\d+\/items$/.test(list);
}
