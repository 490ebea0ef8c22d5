import { useDraggable, useDroppable } from '@dnd-kit/core';
import { FolderOutlined } from '@ant-design/icons';
import { AppIcon } from '@formwork/renderer';
import { useText } from '../../app/text.ts';
import type { DropPlace } from '../../ui/drag/drop-place.ts';
import { useDesign } from '../editor/design-context.tsx';
import { MENU_FILE, type MenuEntry, mayHoldEntry } from './menu-entry.ts';
import { useMenuWords } from './use-menu-words.ts';

/** What is being dragged: an entry of the menu, or a new one from the palette. */
export type DraggedEntry =
  | { readonly from: string; readonly kind: string; readonly label: string }
  | { readonly entry: MenuEntry; readonly kind: string; readonly label: string };

interface ListProps {
  readonly list: string;
  readonly entries: readonly MenuEntry[];
  readonly selected: string | undefined;
  readonly dragged: DraggedEntry | undefined;
  readonly onSelect: (path: string) => void;
}

/** Entries of the menu in their order; those under a heading are a list within it. */
export function MenuList(props: ListProps) {
  const t = useText();
  const { list, entries, dragged } = props;
  const isOpen = dragged !== undefined && mayHoldEntry(list, dragged.kind);
  const { setNodeRef, isOver } = useDroppable({ id: `end:${list}`, data: dropPlace(list, entries.length) });
  return (
    <ul className="fd-menu-list">
      {entries.map((entry, index) => (
        // Entries have no name: their place is all there is.
        <Entry key={`${list}/${index}`} {...props} entry={entry} index={index} />
      ))}
      {isOpen || entries.length === 0 ? (
        <li ref={setNodeRef} className="fd-drop" data-over={isOver || undefined}>
          {t(entries.length === 0 ? 'menu.empty' : 'forms.drop')}
        </li>
      ) : null}
    </ul>
  );
}

function Entry(props: ListProps & { readonly entry: MenuEntry; readonly index: number }) {
  const t = useText();
  const words = useMenuWords();
  const { issues } = useDesign();
  const { list, entry, index, selected, onSelect } = props;
  const path = `${list}/${index}`;
  const said = words.entry(entry);
  const {
    attributes,
    listeners,
    setNodeRef: setDragRef,
    isDragging,
  } = useDraggable({ id: path, data: { from: path, kind: entry.kind, label: said } });
  const { setNodeRef: setDropRef, isOver } = useDroppable({ id: `before:${path}`, data: dropPlace(list, index) });
  const isBroken = issues.some(
    (each) => each.severity === 'error' && each.file === MENU_FILE && `${each.path}/`.startsWith(`${path}/`),
  );
  return (
    <li
      ref={setDropRef}
      className="fd-item fd-menu-item"
      data-kind={entry.kind}
      data-selected={selected === path || undefined}
      data-over={isOver || undefined}
      data-held={isDragging || undefined}
    >
      <button
        type="button"
        ref={setDragRef}
        className="fd-item-head"
        {...attributes}
        {...listeners}
        aria-label={t('forms.drag', { what: said })}
        onClick={() => onSelect(path)}
      >
        {entry.kind === 'group' && entry.icon === undefined ? (
          <FolderOutlined aria-hidden />
        ) : (
          <AppIcon name={entry.icon} fallback={entry.kind === 'form' ? 'form' : 'list'} />
        )}
        <span>{said}</span>
        {isBroken ? <span className="fd-dot" /> : null}
      </button>
      {entry.kind === 'group' ? <MenuList {...props} list={`${path}/items`} entries={entry.items} /> : null}
    </li>
  );
}

function dropPlace(list: string, index: number): DropPlace {
  return { list, index, takes: (kind) => mayHoldEntry(list, kind) };
}
