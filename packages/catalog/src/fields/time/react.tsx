import { type FieldInputProps, defineFieldReact } from '@formwork/renderer/fields';
import { filterInputOf } from '../../inputs/filter-input.tsx';
import { displayOf } from '../../inputs/text-value.tsx';
import { TypedInput } from '../../inputs/typed-input.tsx';
import { asText } from '../../values/as-text.ts';
import { hasSeconds, timeModel } from './model.ts';

/** Typed in any of the ways in which people write a time: with four keys where a picker needs as many clicks. */
function TimeInput(props: FieldInputProps) {
  const { field } = props;
  return (
    <TypedInput
      {...props}
      {...(props.size === 'cell' ? {} : { placeholder: hasSeconds(field) ? '09:30:00' : '09:30' })}
      isLeftToRight
      text={{
        write: asText,
        read: (typed) => {
          const parsed = timeModel.parse(typed, field);
          return parsed.ok ? parsed.value : undefined;
        },
      }}
    />
  );
}

/** A time of day is typed and shown as the reader's locale writes it. */
export const timeReact = defineFieldReact({
  id: 'time',
  Input: TimeInput,
  Display: displayOf(timeModel, true),
  FilterInput: filterInputOf(TimeInput),
  width: 110,
});
