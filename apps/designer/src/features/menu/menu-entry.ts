import type { AppDefinition, NavigationDefinition } from '@formwork/definition';

/** An entry of the menu: a list, a form for a new record, or a heading with entries under it. */
export type MenuEntry = NavigationDefinition['items'][number];
/** An entry that opens something. */
export type MenuLeaf = Exclude<MenuEntry, { readonly kind: 'group' }>;

/** The file of the menu. */
export const MENU_FILE = 'navigation.json';
/** The list at the top. */
export const MENU_TOP = '/items';

/** Whether a list of the menu may hold an entry: headings stand at the top only. */
export function mayHoldEntry(list: string, kind: string): boolean {
  return list === MENU_TOP || kind !== 'group';
}

/** The entries under a heading; none for one that opens something. */
export function entriesOf(entry: MenuEntry): readonly MenuLeaf[] {
  return entry.kind === 'group' ? entry.items : [];
}

/** The entry at a pointer, or `undefined`. */
export function findEntry(definition: AppDefinition, path: string | undefined): MenuEntry | undefined {
  const [, top, inner] = /^\/items\/(\d+)(?:\/items\/(\d+))?$/.exec(path ?? '') ?? [];
  const entry = definition.navigation?.items[Number(top ?? -1)];
  return entry === undefined || inner === undefined ? entry : entriesOf(entry)[Number(inner)];
}

/** What an entry opens: `view:orders`, `form:order`; `''` for a heading. */
export function targetOfEntry(entry: MenuEntry): string {
  if (entry.kind === 'group') return '';
  return entry.kind === 'view' ? `view:${entry.view}` : `form:${entry.form}`;
}

/** An entry that opens a target. */
export function entryFor(target: string): MenuLeaf {
  const [kind, name = ''] = target.split(':');
  return kind === 'form' ? { kind: 'form', form: name } : { kind: 'view', view: name };
}

/** Every target that the menu opens somewhere. */
export function targetsInMenu(definition: AppDefinition): ReadonlySet<string> {
  const items = definition.navigation?.items ?? [];
  return new Set([...items, ...items.flatMap(entriesOf)].map(targetOfEntry));
}
