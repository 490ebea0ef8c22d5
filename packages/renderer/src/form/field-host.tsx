import type { Json } from '@formwork/kernel';
import type { FieldProps } from '@rjsf/utils';
import { useCallback } from 'react';
import { CellValue } from '../cells/cell-value.tsx';
import { useRender } from '../screen/render-context.tsx';
import { FieldFrame } from './field-frame.tsx';
import { fieldId } from './field-id.ts';
import type { PlannedField } from './form-plan.ts';
import { useSession } from './session-context.ts';

/** Draws one property of the form through its field type's own input, or its display where it cannot be written. */
export function FieldHost({ name, rawErrors }: FieldProps) {
  const { plan } = useSession();
  const planned = plan.fields.get(name);
  if (planned === undefined) return null;
  return <PlannedFieldHost planned={planned} errors={rawErrors ?? []} />;
}

function PlannedFieldHost({ planned, errors }: { readonly planned: PlannedField; readonly errors: readonly string[] }) {
  const { fields, reader, data } = useRender();
  const session = useSession();
  const { field, options } = planned;
  const { set, env, values } = session;
  const state = session.states.get(field.name);
  const id = fieldId(session, field.name);
  const facet = fields.find(field.definition.type);
  const onChange = useCallback((value: Json | null) => set(field.name, value), [set, field.name]);
  const optionsWhen = useCallback((option: Json) => options?.holds({ ...env, option }) ?? true, [options, env]);
  if (state === undefined || !state.isVisible || facet === undefined) return null;
  const Input = state.isReadOnly ? undefined : facet.Input;
  const value = values[field.name] ?? null;
  const describedBy = [planned.help === '' ? '' : `${id}-help`, errors.length > 0 ? `${id}-error` : '']
    .filter((one) => one !== '')
    .join(' ');
  return (
    <FieldFrame
      id={id}
      label={planned.label}
      help={planned.help}
      errors={[...new Set(errors)]}
      isRequired={state.isRequired}
      isComputed={field.model.isComputed === true && !session.isReadOnly}
      isInput={Input !== undefined}
    >
      {Input === undefined ? (
        <div className="fw-field-value" id={id} tabIndex={-1} role="group" aria-labelledby={`${id}-label`}>
          {value === null || value === '' ? (
            <span className="fw-empty">–</span>
          ) : (
            <CellValue field={field} value={value} isLinked />
          )}
        </div>
      ) : (
        <Input
          id={id}
          field={field.definition}
          value={value}
          onChange={onChange}
          required={state.isRequired}
          invalid={errors.length > 0}
          record={values}
          reader={reader}
          data={data}
          label={planned.label}
          {...(describedBy === '' ? {} : { describedBy })}
          {...(options === undefined ? {} : { optionsWhen })}
        />
      )}
    </FieldFrame>
  );
}
