import type { NavigationItem } from '@formwork/definition';
import type { Screen } from '@formwork/renderer';

/** One entry of the menu. */
export interface MenuEntry {
  readonly key: string;
  readonly label: string;
  readonly icon: string | undefined;
  readonly to: string;
}

/** Entries under one title; the title is empty for those that stand alone. */
export interface MenuGroup {
  readonly key: string;
  readonly label: string;
  readonly entries: readonly MenuEntry[];
}

type Leaf = Exclude<NavigationItem, { kind: 'group' }>;

/** The menu of an app: its navigation, or all its lists where it has none. */
export function menuEntries(screen: Screen): MenuGroup[] {
  const { navigation, views } = screen.app;
  const items: readonly NavigationItem[] =
    navigation.length > 0 ? navigation : views.map((view) => ({ kind: 'view', view: view.name }) as const);
  const groups: MenuGroup[] = [];
  let loose: MenuEntry[] = [];
  const flush = (): void => {
    if (loose.length > 0) groups.push({ key: `loose-${groups.length}`, label: '', entries: loose });
    loose = [];
  };
  for (const [index, item] of items.entries()) {
    const address = `navigation.items.${index}`;
    if (item.kind !== 'group') {
      loose.push(...leafEntry(item as Leaf, address, screen));
      continue;
    }
    flush();
    const entries = (item.items as readonly Leaf[]).flatMap((leaf, at) =>
      leafEntry(leaf, `${address}.items.${at}`, screen),
    );
    if (entries.length > 0) groups.push({ key: address, label: screen.text(`${address}.label`, item.label), entries });
  }
  flush();
  return groups;
}

function leafEntry(item: Leaf, address: string, screen: Screen): MenuEntry[] {
  const base = `/apps/${screen.app.name}`;
  const own = screen.text(`${address}.label`, item.label, '');
  if (item.kind === 'view') {
    const view = screen.findView(item.view);
    if (view === undefined) return [];
    const entity = screen.findEntity(view.entity);
    const label = own || screen.text(`views.${view.name}.label`, view.label, '') || (entity?.plural ?? view.name);
    const icon = item.icon ?? view.icon ?? entity?.presented.icon;
    return [{ key: address, label, icon, to: `${base}/views/${view.name}` }];
  }
  const form = screen.findForm(item.form);
  if (form === undefined) return [];
  const label = own || screen.text(`forms.${form.name}.label`, form.label, form.name);
  return [
    { key: address, label, icon: item.icon ?? 'form', to: `${base}/records/${form.entity}/new?form=${form.name}` },
  ];
}
