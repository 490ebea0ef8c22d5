import type { FormDefinition } from '@formwork/definition';
import { useText } from '../../app/text.ts';
import { NodeIcon, useNodeName } from './form-canvas.tsx';
import type { LayoutNode } from './layout-tree.ts';

/** The layout as a tree, with the same selection as the canvas. */
export function FormOutline(props: {
  readonly form: FormDefinition;
  readonly tree: readonly LayoutNode[];
  readonly selected: string | undefined;
  readonly onSelect: (item: string | undefined) => void;
}) {
  const t = useText();
  return (
    <nav className="fd-outline" aria-label={t('forms.outline')}>
      <h2>{t('forms.outline')}</h2>
      <Branch {...props} nodes={props.tree} />
    </nav>
  );
}

function Branch(props: {
  readonly form: FormDefinition;
  readonly nodes: readonly LayoutNode[];
  readonly selected: string | undefined;
  readonly onSelect: (item: string) => void;
}) {
  const name = useNodeName(props.form);
  return (
    <ul>
      {props.nodes.map((node) => (
        <li key={node.path}>
          <button
            type="button"
            className="fd-outline-item"
            aria-current={props.selected === node.path}
            onClick={() => props.onSelect(node.path)}
          >
            <NodeIcon form={props.form} node={node} /> {name(node)}
          </button>
          {node.children.length === 0 ? null : <Branch {...props} nodes={node.children} />}
        </li>
      ))}
    </ul>
  );
}
