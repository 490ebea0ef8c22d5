import type { Json } from '@formwork/kernel';
import type { FieldInputProps } from '@formwork/renderer/fields';
import { Input } from 'antd';
import { type ReactNode, useState } from 'react';
import { ariaOf, lookOf } from './input-aria.ts';

/** Between what people type and the value of a field. */
export interface TypedText {
  /** The value as it is edited and read. */
  write(value: Json): string;
  /** What was typed as a value, or `undefined` where it is none; then the text itself is handed on, to be refused. */
  read(typed: string): Json | undefined;
}

/** A text input for values that can be written in many ways: what is typed stays as typed until the input is left. */
export function TypedInput(
  props: FieldInputProps & {
    readonly text: TypedText;
    readonly type?: 'text' | 'email' | 'tel' | 'url';
    readonly inputMode?: 'email' | 'tel' | 'url' | 'text';
    readonly placeholder?: string;
    readonly prefix?: ReactNode;
    readonly suffix?: ReactNode;
    readonly align?: 'end';
    readonly isLeftToRight?: boolean;
  },
) {
  const { text, value, onChange } = props;
  const [draft, setDraft] = useState<{ typed: string; value: Json | null }>();
  const isCurrent = draft !== undefined && draft.value === value;
  const shown = isCurrent ? draft.typed : value === null ? '' : text.write(value);
  const change = (typed: string): void => {
    const next = typed.trim() === '' ? null : (text.read(typed) ?? typed);
    setDraft({ typed, value: next });
    onChange(next);
  };
  return (
    <Input
      {...ariaOf(props)}
      {...lookOf(props)}
      type={props.type ?? 'text'}
      value={shown}
      autoComplete="off"
      spellCheck={false}
      readOnly={props.readOnly === true}
      {...(props.inputMode === undefined ? {} : { inputMode: props.inputMode })}
      {...(props.placeholder === undefined ? {} : { placeholder: props.placeholder })}
      {...(props.prefix === undefined ? {} : { prefix: props.prefix })}
      {...(props.suffix === undefined ? {} : { suffix: props.suffix })}
      {...(props.isLeftToRight === true ? { dir: 'ltr' } : {})}
      {...(props.align === undefined ? {} : { styles: { input: { textAlign: props.align } } })}
      onChange={(event) => change(event.target.value)}
      onBlur={() => {
        setDraft(undefined);
        props.onBlur?.();
      }}
    />
  );
}
