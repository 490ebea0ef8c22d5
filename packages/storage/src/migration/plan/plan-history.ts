import type { EntityModel } from '@formwork/definition';
import { sql } from '../../sql/sql.ts';
import { type RecordNames, isWithoutNews } from '../changes/history-names-sql.ts';
import type { RenameHistory } from '../changes/rename-history.ts';
import type { MatchedTable } from './compare-formulas.ts';
import { lineageOf, matchLineage } from './match-lineage.ts';
import { matchOptions } from './match-options.ts';
import type { Rename } from './order-renames.ts';
import type { PlanContext } from './plan-context.ts';

/** Plans that the history of records speaks the present names of fields, options, lines and transitions. */
export function planHistory(context: PlanContext, tables: readonly MatchedTable[]): void {
  const { writer, app } = context;
  const byId = new Map(tables.map((table) => [table.pair.after.id, table]));
  for (const table of tables) {
    // What becomes of lines is told by the history of the record that they belong to.
    if (table.pair.before?.parent !== undefined) continue;
    const names = namesWithin(table);
    const transitions = renamedTransitions(table.pair.before, table.pair.after);
    const lines = linesWithin(table, byId).filter((each) => each.from !== each.to || !isWithoutNews(each.names));
    if (isWithoutNews(names) && transitions.length === 0 && lines.length === 0) continue;
    const { name } = table.pair.after;
    const rows = askEntries(context, writer.formerName(name));
    writer.add(
      { kind: 'rename-history', table: { schema: app, table: name }, names, transitions, lines },
      { rows: rows ?? null },
    );
  }
}

function namesWithin({ fields }: MatchedTable): RecordNames {
  return {
    fields: fields.pairs
      .map(({ before, after }): Rename => ({ from: before.name, to: after.name }))
      .filter(({ from, to }) => from !== to),
    values: fields.pairs.flatMap(({ before, after }) => {
      const renames = matchOptions(before, after)?.renames ?? [];
      return renames.length === 0 ? [] : [{ field: before.name, renames }];
    }),
  };
}

/** Lines fields of an entity and, under names such as `lines.parts`, those of its lines. */
function linesWithin(
  { fields }: MatchedTable,
  byId: ReadonlyMap<string, MatchedTable>,
): readonly RenameHistory['lines'][number][] {
  return fields.unstored.flatMap(({ before, after }) => {
    const child = after.shape.shape === 'child-table' ? byId.get(after.shape.entity) : undefined;
    if (child === undefined || before.shape.shape !== 'child-table') return [];
    const below = linesWithin(child, byId).map((each) => ({
      ...each,
      from: `${before.name}.${each.from}`,
      to: `${after.name}.${each.to}`,
    }));
    return [{ from: before.name, to: after.name, names: namesWithin(child) }, ...below];
  });
}

function renamedTransitions(before: EntityModel | undefined, after: EntityModel): readonly Rename[] {
  const lineages = (entity: EntityModel | undefined): ReturnType<typeof lineageOf>[] =>
    [...(entity?.lifecycle?.transitions.values() ?? [])].map(({ definition }) => lineageOf(definition));
  return [...matchLineage(lineages(before), lineages(after))]
    .map(([to, from]) => ({ from, to }))
    .filter(({ from, to }) => from !== to);
}

/** How many entries the history of an entity has, as far as it matters. */
function askEntries({ writer, app, bigFromRows }: PlanContext, entity: string): number | undefined {
  if (!writer.facts.catalog.tables.has('_history')) return 0;
  const history = sql.identifier(app, '_history');
  const limit = sql.constant(String(bigFromRows + 1));
  return writer.ask(
    `history:${entity}`,
    sql`select count(*) from (select 1 from ${history} where "entity" = ${entity}::text limit ${limit}) counted`,
  );
}
