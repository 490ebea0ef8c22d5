import type { AppDefinition } from '@formwork/definition';
import { canonicalJson } from '@formwork/kernel';
import type { DesignLog, LogStep } from './design-log.ts';
import { shapeIssues } from './shape-issues.ts';

/** What survives a reload of the page: the work and the way back. */
interface KeptLog {
  readonly definition: AppDefinition;
  readonly revision: number | null;
  readonly isSaved: boolean;
  readonly undo: readonly LogStep[];
  readonly redo: readonly LogStep[];
}

const MOST_CHARACTERS = 3_000_000;
const keyOf = (app: string): string => `fw.design.${app}`;

/** Keeps the log for this browser tab; a log that is too large is kept without its steps, or not at all. */
export function keepLog(app: string, log: DesignLog, revision: number | undefined, isSaved: boolean): void {
  const kept: KeptLog = { ...log, revision: revision ?? null, isSaved };
  const full = JSON.stringify(kept);
  try {
    const text = full.length <= MOST_CHARACTERS ? full : JSON.stringify({ ...kept, undo: [], redo: [] });
    sessionStorage.setItem(keyOf(app), text);
  } catch {
    // No room, or forbidden: the draft on the server is the copy that counts.
  }
}

/**
 * The log of this tab, when it belongs to what the server has: the same draft, or one that this tab had not saved yet.
 * Otherwise a fresh log of the server's definition.
 */
export function recallLog(
  app: string,
  loaded: AppDefinition,
  revision: number | undefined,
): { readonly log: DesignLog; readonly isSaved: boolean } {
  const fresh = { log: { definition: loaded, undo: [], redo: [] }, isSaved: true };
  try {
    const text = sessionStorage.getItem(keyOf(app));
    if (text === null) return fresh;
    const kept = JSON.parse(text) as KeptLog;
    if (kept.revision !== (revision ?? null)) return fresh;
    const isSame = canonicalJson(kept.definition as never) === canonicalJson(loaded as never);
    if (!isSame && kept.isSaved) return fresh;
    if (shapeIssues(kept.definition).length > 0) return fresh;
    return { log: { definition: kept.definition, undo: kept.undo, redo: kept.redo }, isSaved: isSame };
  } catch {
    return fresh;
  }
}
