import { useCallback } from 'react';
import { readText } from '@formwork/kernel';
import { useAppearance } from '../../app/appearance.tsx';
import { useText } from '../../app/text.ts';
import { useDesign, useLabel } from '../editor/design-context.tsx';
import type { Choice } from '../../ui/choose.tsx';
import { type MenuEntry, targetOfEntry } from './menu-entry.ts';

/** How entries of the menu and what they may open are called. */
export function useMenuWords(): {
  readonly targets: readonly Choice[];
  entry(entry: MenuEntry): string;
  target(target: string): string;
} {
  const t = useText();
  const say = useLabel();
  const { locale } = useAppearance();
  const { definition } = useDesign();
  const target = useCallback(
    (what: string): string => {
      const [kind, name = ''] = what.split(':');
      return kind === 'form' ? t('menu.newRecord', { name: say(`forms.${name}.label`) }) : say(`views.${name}.label`);
    },
    [t, say],
  );
  return {
    targets: [
      ...definition.views.map(({ name }) => ({ value: `view:${name}`, label: target(`view:${name}`) })),
      ...definition.forms.map(({ name }) => ({ value: `form:${name}`, label: target(`form:${name}`) })),
    ],
    entry: (entry) =>
      readText(entry.label, locale) || (entry.kind === 'group' ? t('menu.group') : target(targetOfEntry(entry))),
    target,
  };
}
