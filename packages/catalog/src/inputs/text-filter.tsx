import type { FieldInputProps } from '@formwork/renderer/fields';
import { Input } from 'antd';
import { filterInputOf } from './filter-input.tsx';
import { ariaOf } from './input-aria.ts';
import { asText } from '../values/as-text.ts';

function PlainInput(props: FieldInputProps) {
  const { value, onChange } = props;
  return (
    <Input
      {...ariaOf(props)}
      value={asText(value)}
      onChange={(event) => onChange(event.target.value === '' ? null : event.target.value)}
    />
  );
}

/** One text as the operand of a filter. */
export const TextFilter = filterInputOf(PlainInput);
