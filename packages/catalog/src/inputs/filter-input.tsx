import type { Json } from '@formwork/kernel';
import type { FieldInputProps, FilterInputProps } from '@formwork/renderer/fields';
import type { ComponentType } from 'react';
import { inputWord } from './input-words.ts';

const NO_RECORD = {};

/** The operand of a filter through the input of the type: two of them for a range, none for emptiness. */
export function filterInputOf(FieldInput: ComponentType<FieldInputProps>): ComponentType<FilterInputProps> {
  function FilterInput(props: FilterInputProps) {
    const { operator, value, onChange, reader, label } = props;
    if (operator === 'isEmpty' || operator === 'isNotEmpty') return null;
    const input = (id: string, name: string, operand: Json | null, change: (next: Json | null) => void) => (
      <FieldInput
        id={id}
        field={props.field}
        value={operand}
        onChange={change}
        record={NO_RECORD}
        reader={reader}
        data={props.data}
        label={name}
      />
    );
    if (operator !== 'between') return input(props.id, label, value, onChange);
    const [low = null, high = null] = Array.isArray(value) ? (value as readonly (Json | null)[]) : [];
    return (
      <span style={{ display: 'inline-flex', gap: 8, alignItems: 'center' }}>
        {input(props.id, `${label}, ${inputWord('from', reader.locale)}`, low, (next) => onChange([next, high]))}
        <span aria-hidden="true">–</span>
        {input(`${props.id}-to`, `${label}, ${inputWord('to', reader.locale)}`, high, (next) => onChange([low, next]))}
      </span>
    );
  }
  return FilterInput;
}
