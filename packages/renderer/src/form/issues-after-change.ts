import { type Issue, pointer, pointerSegments } from '@formwork/kernel';
import { rowKey } from './form-draft.ts';
import type { Values } from './live-values.ts';

/**
 * What is left of the findings after lines changed: those of a cell that was changed and of a line that was removed are
 * gone, the others go with their line.
 */
export function issuesAfterChange(
  issues: readonly Issue[],
  name: string,
  before: readonly Values[],
  after: readonly Values[],
): readonly Issue[] {
  return issues.flatMap((issue) => {
    const [field, row, column] = pointerSegments(issue.path);
    if (field !== name) return [issue];
    const was = row === undefined ? undefined : before[Number(row)];
    if (was === undefined) return [];
    const index = after.findIndex((one) => rowKey(one) === rowKey(was));
    if (index < 0) return [];
    const isChanged = column === undefined || JSON.stringify(after[index]![column]) !== JSON.stringify(was[column]);
    return isChanged ? [] : [{ ...issue, path: pointer(name, index, column) }];
  });
}
