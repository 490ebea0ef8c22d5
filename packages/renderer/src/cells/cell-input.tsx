import type { Json } from '@formwork/kernel';
import { useLayoutEffect, useRef } from 'react';
import { useRender } from '../screen/render-context.tsx';
import type { ScreenField } from '../screen/screen.ts';

/** A field type's input inside a cell. Takes the focus when it opens; its text is selected when a key opened it. */
export function CellInput(props: {
  readonly id: string;
  readonly field: ScreenField;
  readonly label: string;
  readonly value: Json;
  readonly record: Readonly<Record<string, Json>>;
  readonly isTyping: boolean;
  readonly isInvalid?: boolean;
  readonly isRequired?: boolean;
  readonly describedBy?: string | undefined;
  readonly optionsWhen?: ((candidate: Json) => boolean) | undefined;
  readonly onChange: (value: Json) => void;
}) {
  const { fields, reader, data } = useRender();
  const box = useRef<HTMLDivElement>(null);
  const { isTyping } = props;
  useLayoutEffect(() => {
    const input = box.current?.querySelector<HTMLElement>('input, textarea, button, [tabindex]');
    input?.focus();
    if (isTyping && input instanceof HTMLInputElement && input.type !== 'checkbox') input.select();
  }, [isTyping]);
  const Input = fields.find(props.field.definition.type)?.Input;
  if (Input === undefined) return null;
  return (
    <div className="fw-cell-input" ref={box}>
      <Input
        id={props.id}
        field={props.field.definition}
        value={props.value}
        onChange={(value) => props.onChange(value)}
        size="cell"
        record={props.record}
        reader={reader}
        data={data}
        label={props.label}
        invalid={props.isInvalid === true}
        required={props.isRequired === true}
        {...(props.describedBy === undefined ? {} : { describedBy: props.describedBy })}
        {...(props.optionsWhen === undefined ? {} : { optionsWhen: props.optionsWhen })}
      />
    </div>
  );
}
