import type { EntityModel, FieldInstance } from '@formwork/definition';
import { fieldColumns } from '../shape/field-columns.ts';
import { lineageOf, matchLineage } from './match-lineage.ts';
import type { PlanContext, TablePair } from './plan-context.ts';

/** Which field of the new definition is which of the old, and which have no partner. */
export interface FieldMatches {
  readonly pairs: readonly { readonly before: FieldInstance; readonly after: FieldInstance }[];
  readonly gone: readonly FieldInstance[];
  readonly added: readonly FieldInstance[];
  /** Fields without columns of their own: lines, rollups, live formulas. They are matched by their lineage alone. */
  readonly unstored: readonly { readonly before: FieldInstance; readonly after: FieldInstance }[];
}

/** Fields that have columns of their own. */
function storedFields(entity: EntityModel | undefined): readonly FieldInstance[] {
  return [...(entity?.fields.values() ?? [])].filter((field) => !field.isSystem && fieldColumns(field).length > 0);
}

/** Matches the fields of an entity by their lineage, and asks about likely renames that nobody recorded. */
export function matchFields(context: PlanContext, pair: TablePair): FieldMatches {
  const { live, table } = pair;
  const last = storedFields(pair.before).filter((field) =>
    fieldColumns(field).every((column) => live.columns.has(column.name)),
  );
  const next = storedFields(pair.after);
  const matches = new Map(
    matchLineage(
      last.map((field) => lineageOf(field.definition)),
      next.map((field) => lineageOf(field.definition)),
      new Set([...live.columns.values()].flatMap((column) => column.parkedFrom ?? [])),
    ),
  );
  for (const field of next) {
    const partner = matches.has(field.name) ? undefined : guess(context, table.table, last, matches, field);
    if (partner !== undefined) matches.set(field.name, partner);
  }
  const lastByName = new Map(last.map((field) => [field.name, field]));
  const kept = new Set(matches.values());
  return {
    pairs: next.flatMap((after) => {
      const before = lastByName.get(matches.get(after.name) ?? '');
      return before === undefined ? [] : [{ before, after }];
    }),
    gone: last.filter((field) => !kept.has(field.name)),
    added: next.filter((field) => !matches.has(field.name)),
    unstored: matchUnstored(pair),
  };
}

function matchUnstored({ before, after }: TablePair): FieldMatches['unstored'] {
  const unstored = (entity: EntityModel | undefined): readonly FieldInstance[] =>
    [...(entity?.fields.values() ?? [])].filter((field) => !field.isSystem && fieldColumns(field).length === 0);
  const [last, next] = [unstored(before), unstored(after)];
  const matches = matchLineage(
    last.map((field) => lineageOf(field.definition)),
    next.map((field) => lineageOf(field.definition)),
  );
  return next.flatMap((field) => {
    const former = last.find((each) => each.name === matches.get(field.name));
    return former === undefined ? [] : [{ before: former, after: field }];
  });
}

/** A field that is gone and a new one of the same type: was it renamed? The answer has to be named. */
function guess(
  { writer }: PlanContext,
  entity: string,
  last: readonly FieldInstance[],
  matches: ReadonlyMap<string, string>,
  field: FieldInstance,
): string | undefined {
  const taken = new Set(matches.values());
  const alike = last.filter((old) => !taken.has(old.name) && old.definition.type === field.definition.type);
  const renameId = (old: FieldInstance): string => `rename-column:${entity}.${old.name}>${field.name}`;
  const named = alike.find((old) => writer.allows(renameId(old)));
  if (named !== undefined) return named.name;
  for (const old of alike) {
    const parkId = `park-column:${entity}.${old.name}`;
    if (writer.allows(parkId)) continue;
    writer.report({
      code: 'FW_STORAGE_RENAME_UNCLEAR',
      severity: 'error',
      entity,
      field: field.name,
      message: `${old.name} of ${entity} is gone and ${field.name}, of the same type, is new: was it renamed?`,
      hint: `If so, write "renamedFrom": ["${old.name}"] or allow "${renameId(old)}"; if not, allow "${parkId}".`,
      details: { from: old.name, to: field.name, answers: [renameId(old), parkId] },
    });
  }
  return undefined;
}
