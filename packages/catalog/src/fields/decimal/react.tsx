import { type FieldInputProps, defineFieldReact } from '@formwork/renderer/fields';
import { filterInputOf } from '../../inputs/filter-input.tsx';
import { NumberInput } from '../../inputs/number-input.tsx';
import { readNumberText, withDecimals } from '../../inputs/number-text.ts';
import { displayOf } from '../../inputs/text-value.tsx';
import { numberOption } from '../../values/options.ts';
import { decimalModel } from './model.ts';
import { asText } from '../../values/as-text.ts';

function DecimalInput(props: FieldInputProps) {
  const { value, field, reader } = props;
  const scale = numberOption(field, 'scale', 2);
  return (
    <NumberInput
      {...props}
      value={value === null ? null : asText(value)}
      text={{
        write: (text) => text,
        show: (text) => decimalModel.format(text, field, reader),
        read: (typed) => {
          const number = readNumberText(typed);
          return number === undefined ? undefined : withDecimals(number, scale);
        },
      }}
    />
  );
}

/** A decimal is typed as an exact text and shown grouped with its decimals. */
export const decimalReact = defineFieldReact({
  id: 'decimal',
  Input: DecimalInput,
  Display: displayOf(decimalModel, true),
  FilterInput: filterInputOf(DecimalInput),
  align: 'end',
  width: 130,
});
