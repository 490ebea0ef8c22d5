import { useState } from 'react';
import { useText } from '../../app/text.ts';
import { Labelled } from '../../ui/labelled.tsx';

/** A part of the definition as JSON, for what has no control of its own; taken over when it is left. */
export function JsonBox(props: {
  readonly label: string;
  readonly hint?: string | undefined;
  readonly value: unknown;
  readonly onChange: (value: unknown) => void;
}) {
  const t = useText();
  const [typed, setTyped] = useState<string>();
  const [isBad, setBad] = useState(false);
  const text = typed ?? (props.value === undefined ? '' : JSON.stringify(props.value, null, 1));
  const leave = (): void => {
    if (typed === undefined) return;
    try {
      props.onChange(typed.trim() === '' ? undefined : (JSON.parse(typed) as unknown));
      setTyped(undefined);
      setBad(false);
    } catch {
      setBad(true);
    }
  };
  return (
    <Labelled label={props.label} hint={isBad ? t('data.badJson') : props.hint}>
      {(id) => (
        <textarea
          id={id}
          className="fd-input fd-code"
          rows={Math.min(8, text.split('\n').length)}
          spellCheck={false}
          aria-invalid={isBad || undefined}
          value={text}
          onChange={(event) => setTyped(event.target.value)}
          onBlur={leave}
        />
      )}
    </Labelled>
  );
}
