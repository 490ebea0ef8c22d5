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
import type { FormDefinition } from '@formwork/definition';
import { type KeyboardEvent, useMemo, useState } from 'react';
import { useText } from '../../app/text.ts';
import { formItemFor } from '../../changes/app-parts.ts';
import type { DropPlace } from '../../ui/drag/drop-place.ts';
import { innermostPlace } from '../../ui/drag/innermost-place.ts';
import { moveByArrows } from '../../ui/drag/keyboard-moves.ts';
import { placeInList } from '../../ui/drag/place-in-list.ts';
import { findEntity, useDesign, useEdit } from '../editor/design-context.tsx';
import type { Dragged } from './dragged.ts';
import { FormCanvas } from './form-canvas.tsx';
import { FormOutline } from './form-outline.tsx';
import { FormPalette, type PaletteItem } from './form-palette.tsx';
import { ItemPanel } from './item-panel.tsx';
import { findNode, layoutTree, mayHold } from './layout-tree.ts';

/** Places to drop come and go while something is dragged. */
const ALWAYS = { droppable: { strategy: MeasuringStrategy.Always } };

/** A form's palette, canvas, outline and properties, with drag and drop between them. */
export function FormEditor(props: {
  readonly form: FormDefinition;
  readonly selected: string | undefined;
  readonly onSelect: (item: string | undefined) => void;
}) {
  const t = useText();
  const edit = useEdit();
  const { definition } = useDesign();
  const { form, selected } = props;
  const [dragged, setDragged] = useState<Dragged>();
  const tree = useMemo(() => layoutTree(form), [form]);
  const node = selected === undefined ? undefined : findNode(tree, selected);
  const file = `forms/${form.name}.json`;
  const sensors = useSensors(
    useSensor(PointerSensor, { activationConstraint: { distance: 5 } }),
    useSensor(KeyboardSensor, { coordinateGetter: moveByArrows }),
  );
  const contentOf = (item: PaletteItem): object | undefined => {
    if (item.kind === 'section') return { kind: 'section', columns: 2, items: [] };
    if (item.kind === 'tabs') {
      const label = { en: 'Tab 1', 'zh-CN': '选项卡 1' };
      return { kind: 'tabs', tabs: [{ label, items: [] }] };
    }
    if (item.kind === 'text') return { kind: 'text', text: { en: 'Text', 'zh-CN': '文字' } };
    const field = findEntity(definition, form.entity)?.fields.find((each) => each.name === item.field);
    return field === undefined ? undefined : formItemFor(definition, form.entity, field);
  };
  const insert = (item: PaletteItem, list: string, index: number): void => {
    const value = contentOf(item);
    if (value === undefined || !mayHold(list, item.kind)) return;
    if (edit({ kind: 'insert-item', file, path: list, index, value }, { label: `${t('shell.add')} ${item.label}` })) {
      props.onSelect(`${list}/${index}`);
    }
  };
  const drop = ({ active, over }: DragEndEvent): void => {
    const what = active.data.current as Dragged | undefined;
    setDragged(undefined);
    const target = over?.data.current as DropPlace | undefined;
    if (what === undefined || target === undefined || !mayHold(target.list, what.kind)) return;
    if ('item' in what) insert(what.item, target.list, target.index);
    else move(what.from, target.list, target.index);
  };
  const move = (from: string, list: string, index: number): void => {
    const own = placeInList(from);
    if (list.startsWith(`${from}/`)) return;
    if (own.list === list && (own.index === index || own.index + 1 === index)) return;
    if (edit({ kind: 'move-item', file, from, to: list, index }, { label: t('forms.moved') })) {
      if (own.list === list) props.onSelect(`${list}/${index > own.index ? index - 1 : index}`);
      else props.onSelect(undefined);
    }
  };
  const press = (event: KeyboardEvent): void => {
    if (node === undefined || !event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
    event.preventDefault();
    const { list, index } = placeInList(node.path);
    const siblings = list === '/layout' ? tree : (findNode(tree, placeInList(list).list)?.children ?? []);
    if (event.key === 'ArrowUp' && index > 0) move(node.path, list, index - 1);
    else if (event.key === 'ArrowDown' && index < siblings.length - 1) move(node.path, list, index + 2);
  };
  const place = (item: PaletteItem): void => {
    const into = node?.list !== undefined && mayHold(node.list, item.kind) ? node : undefined;
    if (into !== undefined) return insert(item, into.list!, into.children.length);
    const beside = node === undefined ? undefined : placeInList(node.path);
    if (beside !== undefined && mayHold(beside.list, item.kind)) return insert(item, beside.list, beside.index + 1);
    const section = tree.findLast((each) => each.kind === 'section');
    if (item.kind === 'field' && section !== undefined) return insert(item, section.list!, section.children.length);
    return insert(item, '/layout', tree.length);
  };
  return (
    <DndContext
      sensors={sensors}
      collisionDetection={innermostPlace}
      measuring={ALWAYS}
      onDragStart={({ active }: DragStartEvent) => setDragged(active.data.current as Dragged)}
      onDragCancel={() => setDragged(undefined)}
      onDragEnd={drop}
    >
      <div className="fd-form-editor" role="presentation" onKeyDown={press}>
        <div className="fd-form-left">
          <FormPalette form={form} onPlace={place} />
          <FormOutline form={form} tree={tree} selected={selected} onSelect={props.onSelect} />
        </div>
        <FormCanvas form={form} tree={tree} selected={selected} dragged={dragged} onSelect={props.onSelect} />
        <aside className="fd-panel" aria-label={t('forms.properties')}>
          <ItemPanel key={selected ?? ''} form={form} node={node} onSelect={props.onSelect} />
        </aside>
      </div>
      <DragOverlay dropAnimation={null}>
        {dragged === undefined ? null : <div className="fd-ghost">{dragged.label}</div>}
      </DragOverlay>
    </DndContext>
  );
}
