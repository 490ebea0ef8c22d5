import type { ReactNode } from 'react';
import { useRender } from '../screen/render-context.tsx';

/** Label, help and errors around one input or display. The label points at `id`. */
export function FieldFrame(props: {
  readonly id: string;
  readonly label: string;
  readonly help: string;
  readonly errors: readonly string[];
  readonly isRequired: boolean;
  readonly isComputed: boolean;
  readonly isInput: boolean;
  readonly children: ReactNode;
}) {
  const { words } = useRender();
  const { id, errors } = props;
  const label = (
    <>
      {props.label}
      {props.isRequired ? (
        <span className="fw-field-mark" title={words('requiredMark')} aria-hidden="true">
          *
        </span>
      ) : null}
      {props.isComputed ? <span className="fw-field-note">{words('computed')}</span> : null}
    </>
  );
  return (
    <div className={errors.length > 0 ? 'fw-field fw-field-invalid' : 'fw-field'}>
      {props.isInput ? (
        <label className="fw-field-label" htmlFor={id} id={`${id}-label`}>
          {label}
        </label>
      ) : (
        <span className="fw-field-label" id={`${id}-label`}>
          {label}
        </span>
      )}
      {props.children}
      {props.help === '' ? null : (
        <div className="fw-field-help" id={`${id}-help`}>
          {props.help}
        </div>
      )}
      {errors.length === 0 ? null : (
        <div className="fw-field-error" id={`${id}-error`} role="alert">
          {errors.map((error) => (
            <div key={error}>{error}</div>
          ))}
        </div>
      )}
    </div>
  );
}
