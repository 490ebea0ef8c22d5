import { useReactFlow, useStore } from '@xyflow/react';
import { useEffect } from 'react';

/** Inside a diagram: keeps all of it in view when its frame or the number of its boxes changes. */
export function FitView() {
  const { fitView } = useReactFlow();
  const width = useStore((state) => state.width);
  const height = useStore((state) => state.height);
  const count = useStore((state) => state.nodes.length);
  useEffect(() => {
    if (width > 0 && height > 0 && count > 0) void fitView({ maxZoom: 1, padding: 0.06 });
  }, [fitView, width, height, count]);
  return null;
}
