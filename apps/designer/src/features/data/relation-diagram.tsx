import '@xyflow/react/dist/base.css';
import '../../ui/diagram.css';
import { type Connection, type Edge, Handle, type Node, type NodeProps, Position, ReactFlow } from '@xyflow/react';
import { useMemo } from 'react';
import { useAppearance } from '../../app/appearance.tsx';
import { useText } from '../../app/text.ts';
import { linesOf, targetOf } from '../../changes/app-parts.ts';
import { newFieldEdit } from '../../changes/new-field.ts';
import { FitView } from '../../ui/fit-view.tsx';
import { layOut } from '../../ui/lay-out.ts';
import { findEntity, useDesign, useEdit, useLabel } from '../editor/design-context.tsx';

type EntityNode = Node<{ label: string; name: string; count: number; isSelected: boolean }, 'entity'>;
const WIDTH = 180;
const HEIGHT = 56;

/** Entities and what they refer to; a line drawn from one to another makes a reference. */
export function RelationDiagram(props: { readonly selected: string; readonly onSelect: (entity: string) => void }) {
  const t = useText();
  const label = useLabel();
  const edit = useEdit();
  const { locale, mode } = useAppearance();
  const { definition } = useDesign();
  const { nodes, edges } = useMemo(() => {
    const prefix = `${definition.app.name}.`;
    const drawn: Edge[] = definition.entities.flatMap((entity) =>
      entity.fields.flatMap((field): Edge[] => {
        const child = linesOf(definition, entity.name, field);
        const target = child ?? targetOf(definition, entity.name, field);
        if (target === undefined || !target.startsWith(prefix)) return [];
        return [
          {
            id: `${entity.name}.${field.name}`,
            source: entity.name,
            target: target.slice(prefix.length),
            label: label(`entities.${entity.name}.fields.${field.name}.label`),
            className: child === undefined ? 'fd-edge' : 'fd-edge fd-edge-lines',
          },
        ];
      }),
    );
    const places = layOut(
      definition.entities.map((each) => ({ id: each.name, width: WIDTH, height: HEIGHT })),
      drawn,
      'LR',
    );
    const boxes = definition.entities.map(({ name, fields }): EntityNode => ({
      id: name,
      type: 'entity',
      position: places.get(name) ?? { x: 0, y: 0 },
      data: {
        name,
        label: label(`entities.${name}.label`),
        count: fields.length,
        isSelected: name === props.selected,
      },
    }));
    return { nodes: boxes, edges: drawn };
  }, [definition, label, props.selected]);
  const connect = ({ source, target }: Connection): void => {
    const entity = findEntity(definition, source);
    if (entity === undefined) return;
    const wish = { label: label(`entities.${target}.label`), locale, type: 'reference', target, isPlaced: true };
    edit(newFieldEdit(definition, entity, wish).edit, { label: `${source} → ${target}` });
  };
  return (
    <figure className="fd-figure">
      <div className="fd-diagram">
        <ReactFlow<EntityNode>
          key={definition.entities.length}
          nodes={nodes}
          edges={edges}
          nodeTypes={nodeTypes}
          colorMode={mode}
          fitView
          fitViewOptions={{ maxZoom: 1 }}
          nodesDraggable={false}
          deleteKeyCode={null}
          proOptions={{ hideAttribution: true }}
          onConnect={connect}
          onNodeClick={(_, node) => props.onSelect(node.id)}
          aria-label={t('data.diagram')}
        >
          <FitView />
        </ReactFlow>
      </div>
      <figcaption className="fd-diagram-hint">{t('data.diagramHint')}</figcaption>
    </figure>
  );
}

function EntityBox({ data }: NodeProps<EntityNode>) {
  return (
    <div className="fd-node" data-selected={data.isSelected || undefined}>
      <Handle type="target" position={Position.Left} />
      <strong>{data.label}</strong>
      <small>
        {data.name} · {data.count}
      </small>
      <Handle type="source" position={Position.Right} />
    </div>
  );
}

const nodeTypes = { entity: EntityBox };
