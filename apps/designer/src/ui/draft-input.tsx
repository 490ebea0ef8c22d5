import { type KeyboardEvent, useState } from 'react';

/** A text box whose value is taken over when it is left or Enter is pressed; Escape brings the old value back. */
export function DraftInput(props: {
  readonly value: string;
  readonly id?: string;
  readonly label?: string;
  readonly className?: string;
  readonly placeholder?: string;
  /** The id of a `datalist` with what is often written. */
  readonly list?: string;
  readonly isInvalid?: boolean;
  readonly onCommit: (value: string) => void;
  readonly onKeyDown?: (event: KeyboardEvent<HTMLInputElement>) => void;
}) {
  const { value, onCommit } = props;
  const [typed, setTyped] = useState<string>();
  const commit = (): void => {
    if (typed !== undefined && typed !== value) onCommit(typed);
    setTyped(undefined);
  };
  return (
    <input
      id={props.id}
      className={`fd-input ${props.className ?? ''}`}
      aria-label={props.label}
      aria-invalid={props.isInvalid === true || undefined}
      placeholder={props.placeholder}
      list={props.list}
      spellCheck={false}
      autoComplete="off"
      value={typed ?? value}
      onChange={(event) => setTyped(event.target.value)}
      onBlur={commit}
      onKeyDown={(event) => {
        if (event.nativeEvent.isComposing) return;
        if (event.key === 'Enter') commit();
        if (event.key === 'Escape') setTyped(undefined);
        props.onKeyDown?.(event);
      }}
    />
  );
}
