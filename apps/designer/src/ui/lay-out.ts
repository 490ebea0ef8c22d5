import { Graph, layout } from '@dagrejs/dagre';

/** Places boxes so that lines cross little; gives the top left corner of each. */
export function layOut(
  boxes: readonly { readonly id: string; readonly width: number; readonly height: number }[],
  lines: readonly { readonly source: string; readonly target: string }[],
  direction: 'LR' | 'TB',
): ReadonlyMap<string, { x: number; y: number }> {
  const graph = new Graph();
  graph.setGraph({ rankdir: direction, nodesep: 36, ranksep: 64 });
  graph.setDefaultEdgeLabel(() => ({}));
  for (const { id, width, height } of boxes) graph.setNode(id, { width, height });
  const known = new Set(boxes.map((each) => each.id));
  for (const { source, target } of lines) {
    if (known.has(source) && known.has(target) && source !== target) graph.setEdge(source, target);
  }
  layout(graph);
  return new Map(
    boxes.map(({ id, width, height }) => {
      const { x = 0, y = 0 } = graph.node(id) as { x?: number; y?: number };
      return [id, { x: x - width / 2, y: y - height / 2 }];
    }),
  );
}
