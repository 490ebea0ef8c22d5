import type { HistoryEntry } from '@formwork/client';
import type { Json } from '@formwork/kernel';
import { plainValue } from '@formwork/renderer';

type Line = Readonly<Record<string, Json>>;
type LineChanges = NonNullable<HistoryEntry['lines']>[string];

/** What saving some lines would do to those that are there: only what was entered counts. */
export function lineChanges(before: readonly Line[], after: readonly Line[]): LineChanges {
  const byId = new Map(before.map((line) => [idOf(line), line]));
  const kept = new Set(after.map(idOf));
  return {
    added: after.filter((line) => !byId.has(idOf(line))),
    changed: after.flatMap((line) => {
      const was = byId.get(idOf(line));
      const changes = was === undefined ? {} : changedFields(was, line);
      return Object.keys(changes).length === 0 ? [] : [{ id: idOf(line), changes }];
    }),
    removed: before.filter((line) => !kept.has(idOf(line))),
  };
}

/** A line that was just added has none yet. */
function idOf(line: Line): string {
  return typeof line['id'] === 'string' ? line['id'] : '';
}

/** True when nothing would change. */
export function isWithoutChanges({ added = [], changed = [], removed = [] }: LineChanges): boolean {
  return added.length + changed.length + removed.length === 0;
}

function changedFields(was: Line, now: Line): Record<string, readonly [Json, Json]> {
  const names = Object.keys(now).filter(
    (name) => JSON.stringify(plainValue(was[name])) !== JSON.stringify(plainValue(now[name])),
  );
  return Object.fromEntries(names.map((name) => [name, [plainValue(was[name]), plainValue(now[name])]]));
}
