import { type FieldDisplayProps, type FieldInputProps, defineFieldReact } from '@formwork/renderer/fields';
import { Input } from 'antd';
import { filterInputOf } from '../../inputs/filter-input.tsx';
import { ariaOf, lookOf } from '../../inputs/input-aria.ts';
import { numberOption } from '../../values/options.ts';

function LongTextInput(props: FieldInputProps) {
  const { value, onChange } = props;
  return (
    <Input.TextArea
      {...ariaOf(props)}
      {...lookOf(props)}
      value={typeof value === 'string' ? value : ''}
      maxLength={numberOption(props.field, 'maxLength', 20_000)}
      readOnly={props.readOnly === true}
      autoSize={{ minRows: props.size === 'cell' ? 1 : 3, maxRows: 12 }}
      onChange={(event) => onChange(event.target.value === '' ? null : event.target.value)}
      {...(props.onBlur === undefined ? {} : { onBlur: props.onBlur })}
    />
  );
}

function LineInput({ value, onChange, ...props }: FieldInputProps) {
  return (
    <Input
      {...ariaOf(props)}
      value={typeof value === 'string' ? value : ''}
      onChange={(event) => onChange(event.target.value === '' ? null : event.target.value)}
    />
  );
}

/** A cell has one line. */
function LongTextDisplay({ value, size }: FieldDisplayProps) {
  if (typeof value !== 'string') return null;
  return size === 'cell' ? value.replaceAll('\n', ' ') : <span style={{ whiteSpace: 'pre-line' }}>{value}</span>;
}

/** Several lines are typed in a text area that grows. */
export const longTextReact = defineFieldReact({
  id: 'long-text',
  Input: LongTextInput,
  Display: LongTextDisplay,
  FilterInput: filterInputOf(LineInput),
  width: 280,
  editsInCell: false,
});
