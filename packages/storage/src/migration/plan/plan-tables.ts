import type { AppModel, EntityModel } from '@formwork/definition';
import { isLinkBetweenEntities } from '../changes/create-table.ts';
import { parkedName } from '../live/parked-name.ts';
import type { LiveTable } from '../live/live-catalog.ts';
import { describeTable } from '../shape/describe-table.ts';
import { compareFormulas } from './compare-formulas.ts';
import { matchFields } from './match-fields.ts';
import { type Lineage, lineageOf, matchLineage } from './match-lineage.ts';
import { orderRenames } from './order-renames.ts';
import { planColumns } from './plan-columns.ts';
import type { PlanContext, PlannedModels, TablePair } from './plan-context.ts';
import { planHistory } from './plan-history.ts';
import { type KeyMoves, planKeys } from './plan-keys.ts';
import { askRows } from './ask-rows.ts';
import { reportTableShape } from './report-table-shape.ts';

const LEDGERS: ReadonlySet<string> = new Set(['_history', '_counters']);

/** Finds which entity is which table, and plans tables, columns and keys. */
export function planTables(context: PlanContext, models: PlannedModels): void {
  const { writer, app } = context;
  const before = models.before?.apps.get(app);
  const after = models.after.apps.get(app)!;
  const { tables } = writer.facts.catalog;
  const present = [...tables.values()].filter((table) => table.parkedFrom === undefined && !LEDGERS.has(table.name));
  const matches = matchTables(context, before, after, present);
  parkLeftOver(context, before, matches);
  const renames = [...matches].map(([to, from]) => ({ from, to })).filter(({ from, to }) => from !== to);
  for (const { from, to } of renames) writer.noteFormerName(to, from);
  if (renames.length > 0) {
    const moves = orderRenames(renames, (index) => `_passing_${index}`);
    writer.add({ kind: 'rename-tables', schema: app, renames, moves });
  }
  const pairs = [...after.entities.values()].flatMap((entity) => {
    const liveName = matches.get(entity.name);
    const live = liveName === undefined ? findParked(context, entity.name) : tables.get(liveName);
    if (live === undefined) return createTable(context, entity);
    if (liveName === undefined) restore(context, entity, live);
    const table = { schema: app, table: entity.name };
    return [{ table, live, after: entity, before: beforeOf(before, liveName) } satisfies TablePair];
  });
  // Fields of all tables are matched before one of them is planned: formulas read across tables.
  const matched = pairs.map((pair) => ({ pair, fields: matchFields(context, pair) }));
  const isRecomputed = compareFormulas(models, matched);
  const tableRenames = new Map(renames.map(({ from, to }) => [from, to]));
  const moves: KeyMoves = [];
  for (const { pair, fields } of matched) {
    const shape = describeTable(pair.after, context.describe);
    reportTableShape(context, pair.after, shape);
    const fates = planColumns(context, pair, fields, isRecomputed);
    planKeys(context, pair, fates, shape, moves, tableRenames);
  }
  renameKeys(context, moves);
  planHistory(context, matched);
}

function createTable(context: PlanContext, entity: EntityModel): [] {
  const { writer, app } = context;
  const table = { schema: app, table: entity.name };
  const shape = describeTable(entity, context.describe);
  reportTableShape(context, entity, shape);
  writer.add({ kind: 'create-table', table, shape });
  for (const key of shape.keys)
    if (isLinkBetweenEntities(key)) writer.add({ kind: 'add-key', table, key, isDeferred: false });
  return [];
}

function beforeOf(before: AppModel | undefined, liveName: string | undefined): EntityModel | undefined {
  return liveName === undefined ? undefined : before?.entities.get(liveName);
}

/** By new name: the table that an entity has now. Tables that no definition mentioned may be adopted by their names. */
function matchTables(
  context: PlanContext,
  before: AppModel | undefined,
  after: AppModel,
  present: readonly LiveTable[],
): Map<string, string> {
  const known: Lineage[] = present.map((table) => {
    const entity = before?.entities.get(table.name);
    return entity === undefined ? { name: table.name, names: [table.name] } : lineageOf(entity.definition);
  });
  const wanted = [...after.entities.values()].map((entity) => lineageOf(entity.definition));
  const parked = [...context.writer.facts.catalog.tables.values()].flatMap((table) => table.parkedFrom ?? []);
  const matches = new Map(matchLineage(known, wanted, new Set(parked)));
  for (const entity of after.entities.values()) {
    if (matches.has(entity.name)) continue;
    const guess = guessRename(context, before, matches, entity);
    if (guess !== undefined) matches.set(entity.name, guess);
  }
  return matches;
}

/** An entity that is gone and a new one that has most of its fields: was it renamed? The answer has to be named. */
function guessRename(
  { writer }: PlanContext,
  before: AppModel | undefined,
  matches: ReadonlyMap<string, string>,
  entity: EntityModel,
): string | undefined {
  const taken = new Set(matches.values());
  const gone = [...(before?.entities.values() ?? [])].filter(
    (old) => !taken.has(old.name) && writer.facts.catalog.tables.has(old.name) && resembles(old, entity),
  );
  const named = gone.find((old) => writer.allows(`rename-table:${old.name}>${entity.name}`));
  if (named !== undefined) return named.name;
  for (const old of gone) {
    if (writer.allows(`park-table:${old.name}`)) continue;
    writer.report({
      code: 'FW_STORAGE_RENAME_UNCLEAR',
      severity: 'error',
      entity: entity.name,
      message: `${old.name} is gone and ${entity.name}, which is much like it, is new: was it renamed?`,
      hint: `If so, write "renamedFrom": ["${old.name}"] or allow "rename-table:${old.name}>${entity.name}"; if not, allow "park-table:${old.name}".`,
      details: {
        from: old.name,
        to: entity.name,
        answers: [`rename-table:${old.name}>${entity.name}`, `park-table:${old.name}`],
      },
    });
  }
  return undefined;
}

function resembles(old: EntityModel, entity: EntityModel): boolean {
  const names = entity.definition.fields.map((field) => field.name);
  const shared = names.filter((name) => old.fields.has(name)).length;
  return shared * 2 >= Math.max(names.length, old.definition.fields.length);
}

/** Tables of entities that left the definition. A table that no definition ever mentioned is left alone. */
function parkLeftOver(context: PlanContext, before: AppModel | undefined, matches: ReadonlyMap<string, string>): void {
  const { writer, app } = context;
  const kept = new Set(matches.values());
  const taken = new Set(writer.facts.catalog.tables.keys());
  for (const name of before?.entities.keys() ?? []) {
    const live = writer.facts.catalog.tables.get(name);
    if (live === undefined || kept.has(name)) continue;
    const parkedAs = parkedName(name, writer.facts.day, taken);
    taken.add(parkedAs);
    const table = { schema: app, table: name };
    const primary = `${name}_pkey`;
    for (const key of live.keys.values())
      if (key.name !== primary) writer.add({ kind: 'drop-key', table, name: key.name, object: key.kind });
    const primaryKey = live.keys.has(primary)
      ? { primaryKey: { from: primary, to: `${parkedAs.slice(0, 58)}_pkey` } }
      : {};
    const rows = askRows(context, live) ?? null;
    writer.add({ kind: 'park-table', table, parkedAs, ...primaryKey }, { class: 'destructive', rows });
  }
}

/** The youngest parked table that had this name. */
function findParked({ writer }: PlanContext, name: string): LiveTable | undefined {
  return [...writer.facts.catalog.tables.values()].findLast((table) => table.parkedFrom === name);
}

function restore({ writer, app }: PlanContext, entity: EntityModel, live: LiveTable): void {
  writer.noteFormerName(entity.name, live.name);
  writer.add({ kind: 'restore-table', table: { schema: app, table: entity.name }, parkedAs: live.name });
}

/** Names of keys are unique in a schema, so all of them move in one order. */
function renameKeys({ writer, app }: PlanContext, moves: KeyMoves): void {
  if (moves.length === 0) return;
  const byName = new Map(moves.map((move) => [move.from, move]));
  const origin = new Map<string, string>();
  const ordered = orderRenames(moves, (index) => `_passing_key_${index}`).map(({ from, to }) => {
    const first = origin.get(from) ?? from;
    origin.set(to, first);
    const { table, object } = byName.get(first)!;
    return { from, to, table, object };
  });
  writer.add({ kind: 'rename-keys', schema: app, moves: ordered });
}
