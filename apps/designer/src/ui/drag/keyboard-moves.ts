import type { KeyboardCoordinateGetter } from '@dnd-kit/core';
import { takes } from './drop-place.ts';

/** While something is held by keyboard, the arrows go from one place to drop to the next, in reading order. */
export const moveByArrows: KeyboardCoordinateGetter = (event, { currentCoordinates, context }) => {
  const step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.code];
  if (step === undefined) return undefined;
  event.preventDefault();
  const held = context.collisionRect;
  const kind = String((context.active?.data.current as { kind?: string } | undefined)?.kind);
  const places = [...context.droppableRects]
    .filter(([id]) => takes(context.droppableContainers.get(id)?.data.current, kind))
    .map(([, rect]) => rect)
    .filter((rect) => rect.width > 0)
    .toSorted((a, b) => a.top - b.top || a.left - b.left);
  if (held === null || places.length === 0) return currentCoordinates;
  const middle = { x: held.left + held.width / 2, y: held.top + held.height / 2 };
  const distance = (rect: (typeof places)[number]): number =>
    Math.hypot(rect.left + rect.width / 2 - middle.x, rect.top + rect.height / 2 - middle.y);
  const nearest = places.reduce((best, rect, index) => (distance(rect) < distance(places[best]!) ? index : best), 0);
  const next = places[Math.max(0, Math.min(places.length - 1, nearest + step))]!;
  return {
    x: next.left + next.width / 2 - held.width / 2,
    y: next.top + next.height / 2 - held.height / 2,
  };
};
