import { type CollisionDetection, closestCenter, pointerWithin } from '@dnd-kit/core';
import { takes } from './drop-place.ts';

/** The innermost place under the pointer that takes what is dragged; by keyboard the nearest such place. */
export const innermostPlace: CollisionDetection = (context) => {
  const kind = (context.active.data.current as { kind?: string } | undefined)?.kind ?? '';
  const droppableContainers = context.droppableContainers.filter((each) => takes(each.data.current, kind));
  const fitting = { ...context, droppableContainers };
  if (context.pointerCoordinates === null) return closestCenter(fitting);
  const areaOf = (id: unknown): number => {
    const rect = context.droppableRects.get(id as string);
    return rect === undefined ? Infinity : rect.width * rect.height;
  };
  return pointerWithin(fitting).toSorted((a, b) => areaOf(a.id) - areaOf(b.id));
};
