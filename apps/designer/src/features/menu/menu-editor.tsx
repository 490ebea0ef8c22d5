import '../../ui/drag/drag.css';
import './menu.css';
import {
  DndContext,
  type DragEndEvent,
  DragOverlay,
  type DragStartEvent,
  KeyboardSensor,
  MeasuringStrategy,
  PointerSensor,
  useSensor,
  useSensors,
} from '@dnd-kit/core';
import { type KeyboardEvent, useState } from 'react';
import { useSearchParams } from 'react-router';
import { useText } from '../../app/text.ts';
import type { DropPlace } from '../../ui/drag/drop-place.ts';
import { innermostPlace } from '../../ui/drag/innermost-place.ts';
import { moveByArrows } from '../../ui/drag/keyboard-moves.ts';
import { placeInList } from '../../ui/drag/place-in-list.ts';
import { PlaceIssues } from '../data/place-issues.tsx';
import { useDesign, useEdit } from '../editor/design-context.tsx';
import { EntryPanel } from './entry-panel.tsx';
import { MENU_FILE, MENU_TOP, type MenuEntry, entriesOf, findEntry, mayHoldEntry } from './menu-entry.ts';
import { type DraggedEntry, MenuList } from './menu-list.tsx';
import { MenuPalette } from './menu-palette.tsx';

const ALWAYS = { droppable: { strategy: MeasuringStrategy.Always } };

/** The app's menu: what may be put into it, the menu itself, and the properties of an entry. */
export function MenuEditor() {
  const t = useText();
  const edit = useEdit();
  const { definition } = useDesign();
  const [search, setSearch] = useSearchParams();
  const [dragged, setDragged] = useState<DraggedEntry>();
  const items = definition.navigation?.items ?? [];
  const path = search.get('entry') ?? undefined;
  const entry = findEntry(definition, path);
  const sensors = useSensors(
    useSensor(PointerSensor, { activationConstraint: { distance: 5 } }),
    useSensor(KeyboardSensor, { coordinateGetter: moveByArrows }),
  );
  const select = (next: string | undefined): void =>
    setSearch(next === undefined ? { tab: 'menu' } : { tab: 'menu', entry: next }, { replace: true });
  const insert = (value: MenuEntry, list: string, index: number): void => {
    const made =
      definition.navigation === undefined
        ? edit({ kind: 'add-object', file: MENU_FILE, content: { items: [value] } }, { label: t('menu.added') })
        : edit({ kind: 'insert-item', file: MENU_FILE, path: list, index, value }, { label: t('menu.added') });
    if (made) select(`${list}/${index}`);
  };
  const move = (from: string, list: string, index: number): void => {
    const own = placeInList(from);
    if (list.startsWith(`${from}/`)) return;
    if (own.list === list && (own.index === index || own.index + 1 === index)) return;
    if (!edit({ kind: 'move-item', file: MENU_FILE, from, to: list, index }, { label: t('menu.moved') })) return;
    const place = own.list === list && index > own.index ? index - 1 : index;
    select(own.list === list ? `${list}/${place}` : undefined);
  };
  const drop = ({ active, over }: DragEndEvent): void => {
    const what = active.data.current as DraggedEntry | undefined;
    const place = over?.data.current as DropPlace | undefined;
    setDragged(undefined);
    if (what === undefined || place === undefined || !place.takes(what.kind)) return;
    if ('from' in what) move(what.from, place.list, place.index);
    else insert(what.entry, place.list, place.index);
  };
  /** Alt and the arrows move an entry among its siblings, and past their end into or out of the heading beside it. */
  const press = (event: KeyboardEvent): void => {
    if (path === undefined || entry === undefined || !event.altKey) return;
    const { list, index } = placeInList(path);
    const siblings =
      list === MENU_TOP ? items.length : entriesOf(findEntry(definition, list.replace(/\/items$/, ''))!).length;
    if (event.key === 'ArrowUp' && index > 0) move(path, list, index - 1);
    else if (event.key === 'ArrowDown' && index < siblings - 1) move(path, list, index + 2);
    else if (event.key === 'ArrowRight' && list === MENU_TOP && mayHoldEntry('', entry.kind)) {
      const above = items[index - 1];
      if (above?.kind === 'group') move(path, `${MENU_TOP}/${index - 1}/items`, above.items.length);
    } else if (event.key === 'ArrowLeft' && list !== MENU_TOP) {
      move(path, MENU_TOP, placeInList(list.replace(/\/items$/, '')).index + 1);
    } else return;
    event.preventDefault();
  };
  const place = (value: MenuEntry): void => {
    if (entry?.kind === 'group' && value.kind !== 'group') return insert(value, `${path}/items`, entry.items.length);
    return insert(value, MENU_TOP, items.length);
  };
  return (
    <DndContext
      sensors={sensors}
      collisionDetection={innermostPlace}
      measuring={ALWAYS}
      onDragStart={({ active }: DragStartEvent) => setDragged(active.data.current as DraggedEntry)}
      onDragCancel={() => setDragged(undefined)}
      onDragEnd={drop}
    >
      <div className="fd-data" role="presentation" onKeyDown={press}>
        <MenuPalette onPlace={place} />
        <div className="fd-work">
          <PlaceIssues file={MENU_FILE} path="" />
          <section className="fd-menu" aria-label={t('menu.title')}>
            <MenuList list={MENU_TOP} entries={items} selected={path} dragged={dragged} onSelect={select} />
          </section>
          <p className="fd-hint">{t('menu.hint')}</p>
        </div>
        <aside className="fd-panel" aria-label={t('data.properties')}>
          {entry === undefined || path === undefined ? (
            <p className="fd-empty">{t('menu.select')}</p>
          ) : (
            <EntryPanel key={path} path={path} entry={entry} onRemoved={() => select(undefined)} />
          )}
        </aside>
      </div>
      <DragOverlay dropAnimation={null}>
        {dragged === undefined ? null : <div className="fd-ghost">{dragged.label}</div>}
      </DragOverlay>
    </DndContext>
  );
}
