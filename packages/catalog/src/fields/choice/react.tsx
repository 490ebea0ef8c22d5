import {
  type FieldDisplayProps,
  type FieldInputProps,
  type FilterInputProps,
  defineFieldReact,
} from '@formwork/renderer/fields';
import { filterInputOf } from '../../inputs/filter-input.tsx';
import { OptionSelect } from '../../inputs/option-select.tsx';
import { OptionTag } from '../../inputs/option-tag.tsx';
import { findOption, formatOption } from '../../values/choice-options.ts';

function ChoiceInput(props: FieldInputProps) {
  return <OptionSelect {...props} isMultiple={false} />;
}

function SeveralInput(props: FieldInputProps) {
  return <OptionSelect {...props} isMultiple />;
}

function ChoiceDisplay({ field, value, reader }: FieldDisplayProps) {
  if (value === null) return null;
  return <OptionTag option={findOption(field, value)} text={formatOption(value, field, reader.locale)} />;
}

const OneFilter = filterInputOf(ChoiceInput);
const SeveralFilter = filterInputOf(SeveralInput);

function ChoiceFilter(props: FilterInputProps) {
  const isSeveral = props.operator === 'isAnyOf' || props.operator === 'isNoneOf';
  return isSeveral ? <SeveralFilter {...props} /> : <OneFilter {...props} />;
}

/** An option is picked from a list and shown in its colour. */
export const choiceReact = defineFieldReact({
  id: 'choice',
  Input: ChoiceInput,
  Display: ChoiceDisplay,
  FilterInput: ChoiceFilter,
  width: 140,
});
