import type { RJSFSchema, UiSchema } from '@rjsf/utils';
import type { FormPlan } from './form-plan.ts';
import type { FieldState } from './form-state.ts';

/** The name under which our field host is registered with the form engine. */
export const FIELD_HOST = 'formworkField';
/** The name under which our line table is registered with the form engine. */
export const LINES_HOST = 'formworkLines';

/**
 * The JSON Schema that the form engine validates against: what is visible and writable now, with what is required now.
 * Hidden and computed fields are let through, as nobody could mend them here. Empty values are left out before.
 * A schema is never empty: the form engine draws nothing for `{}`.
 */
export function formSchema(plan: FormPlan, states: ReadonlyMap<string, FieldState>): RJSFSchema {
  const properties: Record<string, RJSFSchema> = {};
  const required: string[] = [];
  for (const [name, { field }] of plan.fields) {
    const state = states.get(name);
    const isOpen = state?.isVisible === true && !state.isReadOnly;
    properties[name] = isOpen ? field.model.valueSchema(field.definition) : { title: name };
    if (isOpen && state.isRequired) required.push(name);
  }
  for (const [name, lines] of plan.lines) {
    const { minItems, maxItems } = lines.field.definition;
    properties[name] = {
      title: name,
      ...(typeof minItems === 'number' ? { minItems } : {}),
      ...(typeof maxItems === 'number' ? { maxItems } : {}),
    };
  }
  return { $schema: 'https://json-schema.org/draft/2020-12/schema', type: 'object', properties, required };
}

const host = (name: string): UiSchema => ({ 'ui:field': name, 'ui:fieldReplacesAnyOrOneOf': true });

/** Sends every property to our own hosts; the layout is drawn by the object template. */
export function formUiSchema(plan: FormPlan): UiSchema {
  const ui: UiSchema = { 'ui:submitButtonOptions': { norender: true } };
  for (const name of plan.fields.keys()) ui[name] = host(FIELD_HOST);
  for (const name of plan.lines.keys()) ui[name] = host(LINES_HOST);
  return ui;
}
