import type { EntityModel, FieldInstance } from '@formwork/definition';
import { canonicalJson } from '@formwork/kernel';
import { type FormerNames, formulaBasis, presentNames } from './formula-basis.ts';
import type { FieldMatches } from './match-fields.ts';
import { matchOptions } from './match-options.ts';
import type { IsRecomputed } from './plan-columns.ts';
import type { PlannedModels, TablePair } from './plan-context.ts';

/** A table that exists, and what becomes of its fields. */
export interface MatchedTable {
  readonly pair: TablePair;
  readonly fields: FieldMatches;
}

/** Tells which stored formulas give other values than before; a rename alone gives none. */
export function compareFormulas(
  { before, after, unfinished }: PlannedModels,
  tables: readonly MatchedTable[],
): IsRecomputed {
  const names = formerNames(tables);
  return (last, next) => {
    if (before === undefined || last.shape.shape !== 'derived' || next.shape.shape !== 'derived') return false;
    if (unfinished.has(`${last.entity}.${last.name}`)) return true;
    const [was, is] = [formulaBasis(before, presentNames, last), formulaBasis(after, names, next)];
    return canonicalJson(was) !== canonicalJson(is);
  };
}

/** Former names out of what was matched; what is not among the tables kept its name. */
function formerNames(tables: readonly MatchedTable[]): FormerNames {
  const byId = new Map(tables.map((table) => [table.pair.after.id, table]));
  const partners = new Map(
    tables.flatMap(({ fields }) => [...fields.pairs, ...fields.unstored].map((pair) => [pair.after, pair.before])),
  );
  const partnerOf = (entity: EntityModel, name: string): FieldInstance | undefined =>
    partners.get(entity.fields.get(name)!);
  return {
    entity: (id) => byId.get(id)?.pair.before?.id ?? id,
    field: (entity, name) => {
      const isKept = entity.fields.get(name)?.isSystem === true || byId.get(entity.id)?.pair.before === undefined;
      // A new field never had a name, even where another one had the same.
      return isKept ? name : (partnerOf(entity, name)?.name ?? `+${name}`);
    },
    isRevalued: (entity, name) => {
      const former = partnerOf(entity, name);
      const present = entity.fields.get(name);
      if (former === undefined || present === undefined) return false;
      const isFilled = present.definition.required === true && former.definition.required !== true;
      return isFilled || (matchOptions(former, present)?.renames.length ?? 0) > 0;
    },
  };
}
