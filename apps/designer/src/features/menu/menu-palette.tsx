import { useDraggable } from '@dnd-kit/core';
import { FolderOutlined } from '@ant-design/icons';
import { AppIcon } from '@formwork/renderer';
import type { ReactNode } from 'react';
import { useText } from '../../app/text.ts';
import { useDesign } from '../editor/design-context.tsx';
import { type MenuEntry, entryFor, targetsInMenu } from './menu-entry.ts';
import { useMenuWords } from './use-menu-words.ts';

/** What may be put into the menu, by dragging it or by a click: what is not in it yet first. */
export function MenuPalette({ onPlace }: { readonly onPlace: (entry: MenuEntry) => void }) {
  const t = useText();
  const { definition } = useDesign();
  const words = useMenuWords();
  const taken = targetsInMenu(definition);
  const left = words.targets.filter((each) => !taken.has(each.value));
  const heading: MenuEntry = { kind: 'group', label: { en: 'Heading', 'zh-CN': '分组' }, items: [] };
  return (
    <aside className="fd-list fd-palette" aria-label={t('menu.palette')}>
      <h2>{t('menu.palette')}</h2>
      <Piece
        id="group"
        entry={heading}
        label={t('menu.group')}
        icon={<FolderOutlined aria-hidden />}
        onPlace={onPlace}
      />
      <h3>{t('menu.left')}</h3>
      {left.length === 0 ? <p className="fd-hint">{t('menu.allPlaced')}</p> : null}
      {left.map(({ value, label }) => (
        <Piece
          key={value}
          id={value}
          entry={entryFor(value)}
          label={label}
          icon={<AppIcon name={value.startsWith('form:') ? 'form' : 'list'} />}
          onPlace={onPlace}
        />
      ))}
    </aside>
  );
}

function Piece(props: {
  readonly id: string;
  readonly entry: MenuEntry;
  readonly label: string;
  readonly icon: ReactNode;
  readonly onPlace: (entry: MenuEntry) => void;
}) {
  const { entry, label } = props;
  const { attributes, listeners, setNodeRef } = useDraggable({
    id: `new:${props.id}`,
    data: { entry, kind: entry.kind, label },
  });
  return (
    <button
      type="button"
      ref={setNodeRef}
      className="fd-piece"
      {...attributes}
      {...listeners}
      onClick={() => props.onPlace(entry)}
    >
      {props.icon} {label}
    </button>
  );
}
