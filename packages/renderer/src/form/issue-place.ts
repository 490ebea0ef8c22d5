import { type Issue, pointerSegments } from '@formwork/kernel';
import type { Words } from '../words/words.ts';
import type { FormPlan } from './form-plan.ts';

/** What the keyboard is brought to: a field, or a cell of one of its lines. */
export interface FormAim {
  readonly field: string;
  /** Counts from 0. */
  readonly row?: number;
  readonly column?: string;
}

/** Where a finding stands in a form. */
export interface IssuePlace {
  /** Undefined for a finding about no field of this form. */
  readonly aim: FormAim | undefined;
  /** The sentence, after the names of the place where it does not name it itself. */
  readonly text: string;
}

/** Finds the place of a finding, such as `/lines/1/quantity`, and says it there. */
export function placeIssue(issue: Issue, plan: FormPlan, words: Words): IssuePlace {
  const [field = '', row, column] = pointerSegments(issue.path);
  const lines = plan.lines.get(field);
  const label = lines?.label ?? plan.fields.get(field)?.label;
  if (label === undefined) return { aim: undefined, text: issue.message };
  if (lines === undefined || row === undefined) return { aim: { field }, text: named(issue.message, [label], words) };
  const cell = lines.columns.find((one) => one.field.name === column);
  const where = [label, words('line', { row: Number(row) + 1 }), ...(cell === undefined ? [] : [cell.label])];
  const aimed = cell ?? lines.columns.find((one) => one.field.canWrite);
  return {
    aim: { field, row: Number(row), ...(aimed === undefined ? {} : { column: aimed.field.name }) },
    text: named(issue.message, where, words),
  };
}

/** A sentence that already names the one field that it is about needs no name before it. */
function named(message: string, where: readonly string[], words: Words): string {
  if (where.length === 1 && message.includes(where[0]!)) return message;
  return words('issueAt', { where: where.join(' · '), message });
}
