import type { LiveKey } from '../live/live-catalog.ts';
import { keyObject } from '../changes/key-sql.ts';
import { describeTable } from '../shape/describe-table.ts';
import { isOurKey, nameKey } from '../shape/key-name.ts';
import type { KeyContent, KeyShape, TableName, TableShape } from '../shape/table-shape.ts';
import { addKeyOf } from './add-key-of.ts';
import type { Rename } from './order-renames.ts';
import type { ColumnFates, PlanContext, TablePair } from './plan-context.ts';

/** Keys that only change their names. */
export type KeyMoves = (Rename & { readonly table: TableName; readonly object: 'constraint' | 'index' })[];

/** Plans constraints and indexes of a table that exists: keep, rename, drop, add. */
export function planKeys(
  context: PlanContext,
  pair: TablePair,
  fates: ColumnFates,
  shape: TableShape,
  moves: KeyMoves,
  tableRenames: ReadonlyMap<string, string>,
): void {
  const { writer, app } = context;
  const { live, table } = pair;
  const wanted = new Map(shape.keys.map((key) => [key.name, key]));
  const known = knownKeys(context, pair, shape);
  const kept = new Set<string>();
  for (const key of live.keys.values()) {
    if (context.prepared.has(key.name)) continue;
    const content = known.get(key.name) ?? (key.name.endsWith('_pkey') ? { kind: 'primary' as const } : undefined);
    if (content === undefined && !isOurKey(key.name)) continue;
    const next = content === undefined ? undefined : translateKey(context, content, key, pair, fates, tableRenames);
    const match = next === undefined ? undefined : wanted.get(next.name);
    if (next === undefined || match === undefined || kept.has(match.name) || !isSameTarget(match, next)) {
      drop(context, pair, key);
      continue;
    }
    if (!key.isValid && key.kind === 'index') {
      drop(context, pair, key);
      continue;
    }
    kept.add(match.name);
    if (!key.isValid) writer.add({ kind: 'validate-key', table, name: match.name });
    if (key.name !== match.name) moves.push({ from: key.name, to: match.name, table, object: key.kind });
  }
  for (const key of shape.keys) if (!kept.has(key.name)) addKeyOf(context, pair, fates, key, app);
}

function drop({ writer, app }: PlanContext, { live }: TablePair, key: LiveKey): void {
  writer.add({ kind: 'drop-key', table: { schema: app, table: live.name }, name: key.name, object: key.kind });
}

/** What a live key holds, by its name: the shape of the definition before tells, or that of the new one. */
function knownKeys(context: PlanContext, pair: TablePair, shape: TableShape): ReadonlyMap<string, KeyContent> {
  const before = pair.before === undefined ? [] : describeTable(pair.before, context.describe).keys;
  return new Map<string, KeyContent>([...shape.keys, ...before].map(({ name, ...content }) => [name, content]));
}

/** The key as it will be called after renames, or `undefined` when it cannot stay as it is. */
function translateKey(
  { app }: PlanContext,
  content: KeyContent,
  key: LiveKey,
  { table }: TablePair,
  fates: ColumnFates,
  tableRenames: ReadonlyMap<string, string>,
): KeyShape | undefined {
  if (content.kind === 'primary') return nameKey(table.table, content);
  const moved = (name: string): string | null => (fates.names.has(name) ? fates.names.get(name)! : name);
  const columns = content.columns.map(moved);
  const names = columns.filter((column) => column !== null);
  if (names.length < columns.length) return undefined;
  if (!['unique', 'index'].includes(content.kind) && names.some((name) => fates.retyped.has(name))) return undefined;
  switch (content.kind) {
    case 'foreign-key': {
      const target = key.target ?? content.target;
      const renamed = target.schema === app ? (tableRenames.get(target.table) ?? target.table) : target.table;
      return nameKey(table.table, { ...content, columns: names, target: { schema: target.schema, table: renamed } });
    }
    case 'exclusion': {
      const [from, to] = [moved(content.from), moved(content.to)];
      if (from === null || to === null || fates.retyped.has(from) || fates.retyped.has(to)) return undefined;
      return nameKey(table.table, { kind: 'exclusion', columns: names, from, to });
    }
    default:
      return nameKey(table.table, { ...content, columns: names });
  }
}

function isSameTarget(a: KeyShape, b: KeyShape): boolean {
  if (a.kind !== 'foreign-key' || b.kind !== 'foreign-key') return keyObject(a) === keyObject(b);
  return a.target.schema === b.target.schema && a.target.table === b.target.table;
}
