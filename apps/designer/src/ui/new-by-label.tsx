import { useState } from 'react';

/** A box that makes something new when its label is typed and Enter is pressed. `onAdd` gives true when it was made. */
export function NewByLabel(props: {
  readonly label: string;
  readonly hint: string;
  readonly onAdd: (label: string) => boolean;
}) {
  const [typed, setTyped] = useState('');
  return (
    <input
      className="fd-input fd-new"
      aria-label={props.label}
      placeholder={props.hint}
      value={typed}
      onChange={(event) => setTyped(event.target.value)}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || event.nativeEvent.isComposing || typed.trim() === '') return;
        if (props.onAdd(typed.trim())) setTyped('');
      }}
    />
  );
}
