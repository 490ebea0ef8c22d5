import type { Json } from '@formwork/kernel';
import type { RuleEnv } from '@formwork/rules';
import type { ScreenEntity } from '../screen/screen.ts';
import type { FormPlan, PlannedField } from './form-plan.ts';

/** How one field stands at this moment. */
export interface FieldState {
  readonly isVisible: boolean;
  readonly isRequired: boolean;
  readonly isReadOnly: boolean;
}

/** What the state of a record leaves open: `all`, or only the named fields. */
export type OpenFields = 'all' | ReadonlySet<string>;

/** Which fields the record's lifecycle state leaves open for editing. */
export function openFields(entity: ScreenEntity, record: Readonly<Record<string, Json>>): OpenFields {
  const { lifecycle } = entity.presented;
  const state = lifecycle?.states.find((one) => one.name === record[lifecycle.field]);
  return state?.locked === true ? new Set(state.editable ?? []) : 'all';
}

/** How a field stands, given the variables of its conditions. A condition that cannot be known here hides nothing. */
export function fieldState(
  planned: PlannedField,
  env: RuleEnv,
  form: { readonly isReadOnly: boolean; readonly open: OpenFields; readonly stateField?: string | undefined },
): FieldState {
  const { field } = planned;
  const isLocked = form.open !== 'all' && !form.open.has(field.name);
  const isReadOnly =
    form.isReadOnly ||
    !field.canWrite ||
    isLocked ||
    field.name === form.stateField ||
    (planned.readOnly?.holds(env) ?? false);
  return {
    isVisible: planned.visible?.holds(env) ?? true,
    isRequired: !isReadOnly && (field.definition.required === true || (planned.required?.holds(env) ?? false)),
    isReadOnly,
  };
}

/** How every field of a form stands. */
export function fieldStates(
  plan: FormPlan,
  env: RuleEnv,
  form: { readonly isReadOnly: boolean; readonly open: OpenFields },
): Map<string, FieldState> {
  const stateField = plan.entity.presented.lifecycle?.field;
  return new Map([...plan.fields].map(([name, planned]) => [name, fieldState(planned, env, { ...form, stateField })]));
}
