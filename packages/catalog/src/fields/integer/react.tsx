import { type FieldInputProps, defineFieldReact } from '@formwork/renderer/fields';
import { filterInputOf } from '../../inputs/filter-input.tsx';
import { NumberInput } from '../../inputs/number-input.tsx';
import { readNumberText, withDecimals } from '../../inputs/number-text.ts';
import { displayOf } from '../../inputs/text-value.tsx';
import { integerModel } from './model.ts';
import { asText } from '../../values/as-text.ts';

function IntegerInput(props: FieldInputProps) {
  const { value, field, reader, onChange } = props;
  return (
    <NumberInput
      {...props}
      value={value === null ? null : asText(value)}
      onChange={(next) => onChange(toInteger(next))}
      text={{
        write: (text) => text,
        show: (text) => (Number.isSafeInteger(Number(text)) ? integerModel.format(Number(text), field, reader) : text),
        read: (typed) => {
          const number = readNumberText(typed);
          return number === undefined ? undefined : withDecimals(number, 0);
        },
      }}
    />
  );
}

/** A safe whole number becomes a JSON number; anything else stays as typed and is refused by the field's own check. */
function toInteger(text: unknown): number | string | null {
  if (typeof text !== 'string') return null;
  return /^-?\d+$/.test(text) && Number.isSafeInteger(Number(text)) ? Number(text) : text;
}

/** A whole number is typed exactly and shown grouped. */
export const integerReact = defineFieldReact({
  id: 'integer',
  Input: IntegerInput,
  Display: displayOf(integerModel, true),
  FilterInput: filterInputOf(IntegerInput),
  align: 'end',
  width: 110,
});
