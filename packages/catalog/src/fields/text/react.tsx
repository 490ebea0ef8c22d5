import { type FieldInputProps, defineFieldReact } from '@formwork/renderer/fields';
import { Input } from 'antd';
import { filterInputOf } from '../../inputs/filter-input.tsx';
import { ariaOf, lookOf } from '../../inputs/input-aria.ts';
import { TextListFilter } from '../../inputs/text-list-filter.tsx';
import { displayOf } from '../../inputs/text-value.tsx';
import { numberOption } from '../../values/options.ts';
import { textModel } from './model.ts';

function TextInput(props: FieldInputProps) {
  const { value, onChange } = props;
  return (
    <Input
      {...ariaOf(props)}
      {...lookOf(props)}
      value={typeof value === 'string' ? value : ''}
      maxLength={numberOption(props.field, 'maxLength', 400)}
      readOnly={props.readOnly === true}
      autoComplete="off"
      onChange={(event) => onChange(event.target.value === '' ? null : event.target.value)}
      {...(props.onBlur === undefined ? {} : { onBlur: props.onBlur })}
    />
  );
}

const OneText = filterInputOf(TextInput);

/** A line of text is typed in an input. */
export const textReact = defineFieldReact({
  id: 'text',
  Input: TextInput,
  Display: displayOf(textModel),
  FilterInput: (props) =>
    props.operator === 'isAnyOf' || props.operator === 'isNoneOf' ? (
      <TextListFilter {...props} />
    ) : (
      <OneText {...props} />
    ),
  width: 200,
});
