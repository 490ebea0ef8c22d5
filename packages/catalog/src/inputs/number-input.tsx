import type { FieldInputProps } from '@formwork/renderer/fields';
import { Input } from 'antd';
import { type ReactNode, useState } from 'react';
import { ariaOf, lookOf } from './input-aria.ts';

/** Between the text that is typed and the value of the field. Exact: no binary floats. */
export interface NumberText {
  /** The value as it is edited. */
  write(value: string): string;
  /** The value as it is read when nobody edits it. */
  show(value: string): string;
  /** What was typed as a value, or `undefined` if it is none; then the text itself is handed on, to be refused. */
  read(typed: string): string | undefined;
}

/** A text input for exact numbers. */
export function NumberInput(
  props: FieldInputProps & { readonly text: NumberText; readonly suffix?: ReactNode; readonly value: string | null },
) {
  const { text, value, onChange } = props;
  const [draft, setDraft] = useState<{ typed: string; value: string | null }>();
  const isCurrent = draft !== undefined && draft.value === value;
  const shown = isCurrent ? draft.typed : value === null ? '' : text.show(value);
  const change = (typed: string): void => {
    const next = typed.trim() === '' ? null : (text.read(typed) ?? typed);
    setDraft({ typed, value: next });
    onChange(next);
  };
  return (
    <Input
      {...ariaOf(props)}
      {...lookOf(props)}
      value={shown}
      inputMode="decimal"
      autoComplete="off"
      readOnly={props.readOnly === true}
      styles={{ input: { textAlign: 'end', fontVariantNumeric: 'tabular-nums' } }}
      {...(props.suffix === undefined ? {} : { suffix: props.suffix })}
      onFocus={() => setDraft({ typed: value === null ? '' : text.write(value), value })}
      onChange={(event) => change(event.target.value)}
      onBlur={() => {
        setDraft(undefined);
        props.onBlur?.();
      }}
    />
  );
}
