import { type FieldDisplayProps, type FieldInputProps, defineFieldReact } from '@formwork/renderer/fields';
import { filterInputOf } from '../../inputs/filter-input.tsx';
import { OptionSelect } from '../../inputs/option-select.tsx';
import { OptionTag } from '../../inputs/option-tag.tsx';
import { findOption, formatOption } from '../../values/choice-options.ts';

function ChoicesInput(props: FieldInputProps) {
  return <OptionSelect {...props} isMultiple />;
}

function ChoicesDisplay({ field, value, reader }: FieldDisplayProps) {
  if (!Array.isArray(value)) return null;
  return (
    <span style={{ display: 'inline-flex', flexWrap: 'wrap', gap: 4 }}>
      {value.map((each) => (
        <OptionTag
          key={String(each)}
          option={findOption(field, each)}
          text={formatOption(each, field, reader.locale)}
        />
      ))}
    </span>
  );
}

/** Several options are picked from a list. */
export const choicesReact = defineFieldReact({
  id: 'choices',
  Input: ChoicesInput,
  Display: ChoicesDisplay,
  FilterInput: filterInputOf(ChoicesInput),
  width: 200,
});
