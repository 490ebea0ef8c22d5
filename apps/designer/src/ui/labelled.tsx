import { type ReactNode, useId } from 'react';

/** A label above a control, with a hint below; the control gets the id that the label points at. */
export function Labelled(props: {
  readonly label: string;
  readonly hint?: string | undefined;
  children(id: string): ReactNode;
}) {
  const id = useId();
  return (
    <div className="fd-labelled">
      <label htmlFor={id}>{props.label}</label>
      {props.children(id)}
      {props.hint === undefined ? null : <p className="fd-hint">{props.hint}</p>}
    </div>
  );
}
