import { useDraggable, useDroppable } from '@dnd-kit/core';
import { designerFields } from '@formwork/catalog/designer';
import type { FormDefinition } from '@formwork/definition';
import { type Text, readText } from '@formwork/kernel';
import type { ReactNode } from 'react';
import { useAppearance } from '../../app/appearance.tsx';
import { useText } from '../../app/text.ts';
import type { DropPlace } from '../../ui/drag/drop-place.ts';
import { findEntity, useDesign, useLabel } from '../editor/design-context.tsx';
import type { Dragged } from './dragged.ts';
import { type LayoutNode, mayHold } from './layout-tree.ts';

interface CanvasProps {
  readonly form: FormDefinition;
  readonly selected: string | undefined;
  readonly dragged: Dragged | undefined;
  readonly onSelect: (item: string | undefined) => void;
}

/** The form as it will lie on the screen, to be arranged. */
export function FormCanvas(props: CanvasProps & { readonly tree: readonly LayoutNode[] }) {
  const t = useText();
  return (
    <section className="fd-canvas" aria-label={t('forms.canvas')}>
      <ItemList {...props} list="/layout" nodes={props.tree} columns={1} />
    </section>
  );
}

function dropPlace(list: string, index: number): DropPlace {
  return { list, index, takes: (kind) => mayHold(list, kind) };
}

function ItemList(
  props: CanvasProps & { readonly list: string; readonly nodes: readonly LayoutNode[]; readonly columns: number },
) {
  const t = useText();
  const { list, nodes, dragged } = props;
  const isOpen = dragged !== undefined && mayHold(list, dragged.kind);
  const { setNodeRef, isOver } = useDroppable({
    id: `end:${list}`,
    data: dropPlace(list, nodes.length),
  });
  return (
    <div className="fd-items" style={{ gridTemplateColumns: `repeat(${props.columns}, minmax(0, 1fr))` }}>
      {nodes.map((node, index) => (
        <Item key={node.path} {...props} node={node} index={index} />
      ))}
      {isOpen || nodes.length === 0 ? (
        <div ref={setNodeRef} className="fd-drop" data-over={isOver || undefined}>
          {t('forms.drop')}
        </div>
      ) : null}
    </div>
  );
}

function Item(
  props: CanvasProps & {
    readonly list: string;
    readonly node: LayoutNode;
    readonly index: number;
    readonly columns: number;
  },
) {
  const t = useText();
  const name = useNodeName(props.form);
  const { issues } = useDesign();
  const { node, list, index, selected, onSelect } = props;
  const {
    attributes,
    listeners,
    setNodeRef: setDragRef,
    isDragging,
  } = useDraggable({ id: node.path, data: { from: node.path, kind: node.kind, label: name(node) } });
  const { setNodeRef: setDropRef, isOver } = useDroppable({
    id: `before:${node.path}`,
    data: dropPlace(list, index),
  });
  const isBroken = issues.some(
    (each) =>
      each.severity === 'error' &&
      each.file === `forms/${props.form.name}.json` &&
      each.path.startsWith(`${node.path}/`),
  );
  const span = Math.min(Number(node.content['span'] ?? (node.kind === 'field' ? 1 : props.columns)), props.columns);
  const said = name(node);
  return (
    <div
      ref={setDropRef}
      className={`fd-item fd-item-${node.kind}`}
      style={{ gridColumn: `span ${span}` }}
      data-selected={selected === node.path || undefined}
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
        onClick={() => onSelect(node.path)}
      >
        <NodeIcon form={props.form} node={node} />
        <span>{said}</span>
        {isBroken ? <span className="fd-dot" /> : null}
      </button>
      <ItemBody {...props} node={node} />
    </div>
  );
}

function ItemBody(props: CanvasProps & { readonly node: LayoutNode }): ReactNode {
  const say = useLabel();
  const { definition } = useDesign();
  const { node, form } = props;
  if (node.kind === 'field') return <div className="fd-faux" aria-hidden />;
  if (node.kind === 'lines') {
    const columns = (node.content['columns'] ?? []) as readonly { field: string }[];
    const child = findEntity(definition, form.entity)?.fields.find((each) => each.name === node.content['field']);
    const entity = (child?.['entity'] as string | undefined) ?? '';
    return (
      <div className="fd-faux-table" aria-hidden>
        {columns.map(({ field }) => (
          <span key={field}>{say(`entities.${entity}.fields.${field}.label`)}</span>
        ))}
      </div>
    );
  }
  if (node.kind === 'text') return null;
  const columns = node.kind === 'section' ? Number(node.content['columns'] ?? 2) : 1;
  return <ItemList {...props} list={node.list!} nodes={node.children} columns={columns} />;
}

/** The icon of a field's kind; nothing for parts of the layout. */
export function NodeIcon({ form, node }: { readonly form: FormDefinition; readonly node: LayoutNode }) {
  const { definition } = useDesign();
  const field = findEntity(definition, form.entity)?.fields.find((each) => each.name === node.content['field']);
  const Icon = field === undefined ? undefined : designerFields.find(field.type)?.icon;
  return Icon === undefined ? null : <Icon aria-hidden />;
}

/** What an item of a form is called, for people. */
export function useNodeName(form: FormDefinition): (node: LayoutNode) => string {
  const t = useText();
  const say = useLabel();
  const { locale } = useAppearance();
  return (node) => {
    const own = readText(node.content['label'] as Text | undefined, locale);
    if (own !== '') return own;
    if (node.kind === 'text') return readText(node.content['text'] as Text | undefined, locale) || t('forms.text');
    if (node.kind === 'field' || node.kind === 'lines') {
      return say(`entities.${form.entity}.fields.${String(node.content['field'])}.label`);
    }
    return t(`forms.${node.kind}`);
  };
}
