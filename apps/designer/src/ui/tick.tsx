import type { ReactNode } from 'react';

/** A check box with its words. */
export function Tick(props: {
  readonly isOn: boolean;
  readonly label: string;
  readonly isBare?: boolean;
  readonly isDisabled?: boolean;
  readonly children?: ReactNode;
  readonly onChange: (isOn: boolean) => void;
}) {
  return (
    <label className={props.isBare === true ? 'fd-tick fd-tick-bare' : 'fd-tick'}>
      <input
        type="checkbox"
        checked={props.isOn}
        disabled={props.isDisabled}
        aria-label={props.isBare === true ? props.label : undefined}
        onChange={(event) => props.onChange(event.target.checked)}
      />
      {props.isBare === true ? null : <span>{props.children ?? props.label}</span>}
    </label>
  );
}
