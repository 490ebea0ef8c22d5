import '@xyflow/react/dist/base.css';
import '../../ui/diagram.css';
import type { LifecycleDefinition } from '@formwork/definition';
import {
  type Connection,
  type Edge,
  Handle,
  MarkerType,
  type Node,
  type NodeProps,
  Position,
  ReactFlow,
} from '@xyflow/react';
import { useMemo } from 'react';
import { useAppearance } from '../../app/appearance.tsx';
import { useText } from '../../app/text.ts';
import { newTransitionEdit } from '../../changes/new-lifecycle.ts';
import { FitView } from '../../ui/fit-view.tsx';
import { layOut } from '../../ui/lay-out.ts';
import { useDesign, useEdit, useLabel } from '../editor/design-context.tsx';

type StateNode = Node<
  { label: string; colour: string; isInitial: boolean; isFinal: boolean; isSelected: boolean },
  'state'
>;
const WIDTH = 136;
const HEIGHT = 48;

/** The states and the ways between them; a line drawn from one state to another makes a transition. */
export function StateDiagram(props: {
  readonly workflow: LifecycleDefinition;
  readonly selected: string | undefined;
  onSelect(what: { state?: string; transition?: string }): void;
}) {
  const t = useText();
  const say = useLabel();
  const edit = useEdit();
  const { locale, mode } = useAppearance();
  const { definition } = useDesign();
  const { workflow, selected } = props;
  const { nodes, edges } = useMemo(() => {
    const drawn: Edge[] = workflow.transitions.flatMap((transition) =>
      transition.from.map((from) => ({
        id: `${transition.name}:${from}`,
        source: from,
        target: transition.to,
        label: say(`workflows.${workflow.name}.transitions.${transition.name}.label`),
        markerEnd: { type: MarkerType.ArrowClosed },
        className: selected === transition.name ? 'fd-edge fd-edge-selected' : 'fd-edge',
      })),
    );
    const places = layOut(
      workflow.states.map((each) => ({ id: each.name, width: WIDTH, height: HEIGHT })),
      drawn,
      'LR',
    );
    const boxes = workflow.states.map((state): StateNode => ({
      id: state.name,
      type: 'state',
      position: places.get(state.name) ?? { x: 0, y: 0 },
      data: {
        label: say(`workflows.${workflow.name}.states.${state.name}.label`),
        colour: state.colour ?? 'grey',
        isInitial: workflow.initial === state.name,
        isFinal: state.final === true,
        isSelected: selected === state.name,
      },
    }));
    return { nodes: boxes, edges: drawn };
  }, [workflow, say, selected]);
  const connect = ({ source, target }: Connection): void => {
    const made = newTransitionEdit(definition, workflow, { from: source, to: target, label: '', locale });
    if (edit(made.edit, { label: t('life.newTransition') })) props.onSelect({ transition: made.name });
  };
  return (
    <figure className="fd-figure">
      <div className="fd-diagram">
        <ReactFlow<StateNode>
          key={`${workflow.name} ${workflow.states.length}`}
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
          onNodeClick={(_, node) => props.onSelect({ state: node.id })}
          onEdgeClick={(_, edge) => props.onSelect({ transition: edge.id.split(':')[0]! })}
          aria-label={t('life.diagram')}
        >
          <FitView />
        </ReactFlow>
      </div>
      <figcaption className="fd-diagram-hint">{t('life.diagramHint')}</figcaption>
    </figure>
  );
}

function StateBox({ data }: NodeProps<StateNode>) {
  return (
    <div
      className="fd-node fd-node-state"
      data-colour={data.colour}
      data-selected={data.isSelected || undefined}
      data-initial={data.isInitial || undefined}
      data-final={data.isFinal || undefined}
    >
      <Handle type="target" position={Position.Left} />
      <strong>{data.label}</strong>
      <Handle type="source" position={Position.Right} />
    </div>
  );
}

const nodeTypes = { state: StateBox };
