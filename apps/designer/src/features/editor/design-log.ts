import { fieldModels } from '@formwork/catalog/models';
import { type AppDefinition, type Edit, applyEdit } from '@formwork/definition';
import { type Issue, hasErrors } from '@formwork/kernel';

/** One step that can be taken back or made again: the edit that does it, and what it is called. */
export interface LogStep {
  readonly edit: Edit;
  readonly label: string;
  /** Steps of one key that follow each other quickly (typing) are one step. */
  readonly key?: string;
  readonly at: number;
}

/** A definition with everything that was done to it in this sitting. */
export interface DesignLog {
  readonly definition: AppDefinition;
  readonly undo: readonly LogStep[];
  readonly redo: readonly LogStep[];
}

/** How a step is told to people. */
export interface StepInfo {
  readonly label: string;
  readonly key?: string;
}

const MAX_STEPS = 200;
const TYPING_MS = 1500;

/** Does an edit. What cannot be done leaves the log as it is and says why. */
export function performEdit(
  log: DesignLog,
  edit: Edit,
  info: StepInfo,
  at: number,
): { readonly log: DesignLog; readonly issues: readonly Issue[] } {
  const { definition, inverse, issues } = applyEdit(log.definition, edit, fieldModels);
  if (hasErrors(issues)) return { log, issues };
  const last = log.undo.at(-1);
  const continues = info.key !== undefined && last?.key === info.key && at - last.at < TYPING_MS;
  const step: LogStep = { edit: inverse, at, ...info };
  const undo = continues ? [...log.undo.slice(0, -1), { ...last, at }] : [...log.undo.slice(1 - MAX_STEPS), step];
  return { log: { definition, undo, redo: [] }, issues };
}

/** Takes the last step back, or with `redo` makes the last one taken back again; the same log when there is none. */
export function stepBack(log: DesignLog, direction: 'undo' | 'redo', at: number): DesignLog {
  const from = log[direction];
  const step = from.at(-1);
  if (step === undefined) return log;
  const { definition, inverse, issues } = applyEdit(log.definition, step.edit, fieldModels);
  if (hasErrors(issues)) return { ...log, [direction]: from.slice(0, -1) };
  const back: LogStep = { edit: inverse, label: step.label, at };
  const rest = from.slice(0, -1);
  return direction === 'undo'
    ? { definition, undo: rest, redo: [...log.redo, back] }
    : { definition, undo: [...log.undo, back], redo: rest };
}
