import type { FieldInstance } from '@formwork/definition';
import { lineageOf, matchLineage } from './match-lineage.ts';
import type { Rename } from './order-renames.ts';

/** What becomes of the closed list of values of a field. */
export interface OptionMatches {
  readonly renames: readonly Rename[];
  /** Values that the new definition does not know. */
  readonly lost: readonly string[];
}

interface Option {
  readonly value: string;
  readonly renamedFrom?: readonly string[];
}

/** Matches the options of a field before and after; `undefined` when one of the two has no closed list. */
export function matchOptions(before: FieldInstance, after: FieldInstance): OptionMatches | undefined {
  const last = optionsOf(before);
  const next = optionsOf(after);
  if (last === undefined || next === undefined) return undefined;
  const matches = matchLineage(last.map(toLineage), next.map(toLineage));
  const kept = new Set(matches.values());
  return {
    renames: [...matches].map(([to, from]) => ({ from, to })).filter(({ from, to }) => from !== to),
    lost: last.map((option) => option.value).filter((value) => !kept.has(value)),
  };
}

function toLineage({ value, renamedFrom }: Option): ReturnType<typeof lineageOf> {
  return lineageOf({ name: value, ...(renamedFrom === undefined ? {} : { renamedFrom }) });
}

/** The closed list of values of a field, whatever its type; states of a lifecycle are such a list too. */
function optionsOf(field: FieldInstance): readonly Option[] | undefined {
  const { options } = field.definition;
  if (!Array.isArray(options)) return undefined;
  return options.filter(
    (option): option is Option =>
      typeof option === 'object' && option !== null && 'value' in option && typeof option.value === 'string',
  );
}
