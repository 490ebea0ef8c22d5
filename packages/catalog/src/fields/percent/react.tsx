import { type FieldInputProps, defineFieldReact } from '@formwork/renderer/fields';
import { filterInputOf } from '../../inputs/filter-input.tsx';
import { NumberInput } from '../../inputs/number-input.tsx';
import { readNumberText, shiftPoint, withDecimals, withoutTrailingZeros } from '../../inputs/number-text.ts';
import { displayOf } from '../../inputs/text-value.tsx';
import { percentModel, percentScale } from './model.ts';
import { asText } from '../../values/as-text.ts';

function PercentInput(props: FieldInputProps) {
  const { value, field } = props;
  const write = (text: string): string => {
    const fraction = readNumberText(text);
    return fraction === undefined ? text : withoutTrailingZeros(shiftPoint(fraction, 2));
  };
  return (
    <NumberInput
      {...props}
      value={value === null ? null : asText(value)}
      suffix="%"
      text={{
        write,
        show: write,
        read: (typed) => {
          const number = readNumberText(typed);
          return number === undefined ? undefined : withDecimals(shiftPoint(number, -2), percentScale(field));
        },
      }}
    />
  );
}

/** A share is typed in percent and kept as a fraction. */
export const percentReact = defineFieldReact({
  id: 'percent',
  Input: PercentInput,
  Display: displayOf(percentModel, true),
  FilterInput: filterInputOf(PercentInput),
  align: 'end',
  width: 100,
});
