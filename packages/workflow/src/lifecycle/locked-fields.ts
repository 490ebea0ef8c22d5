import type { Issue } from '@formwork/kernel';
import type { LifecycleModel } from '@formwork/definition';
import { fieldLocked } from './lifecycle-issues.ts';

/** True when the field may be changed by an ordinary edit while the record is in the state. */
export function isEditable(lifecycle: LifecycleModel, state: string | null, field: string): boolean {
  const definition = state === null ? undefined : lifecycle.states.get(state);
  if (definition?.locked !== true) return true;
  return definition.editable?.includes(field) ?? false;
}

/** One finding for each changed field that the record's state locks. */
export function validateEdit(lifecycle: LifecycleModel, state: string | null, changed: readonly string[]): Issue[] {
  if (state === null) return [];
  return changed.filter((field) => !isEditable(lifecycle, state, field)).map((field) => fieldLocked(field, state));
}
