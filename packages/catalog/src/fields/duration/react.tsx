import { type FieldInputProps, defineFieldReact } from '@formwork/renderer/fields';
import { filterInputOf } from '../../inputs/filter-input.tsx';
import { displayOf } from '../../inputs/text-value.tsx';
import { TypedInput } from '../../inputs/typed-input.tsx';
import { durationModel } from './model.ts';

/** Typed as people write a length of time; when the input is left, it says how that was understood. */
function DurationInput(props: FieldInputProps) {
  const { field, reader } = props;
  return (
    <TypedInput
      {...props}
      align="end"
      {...(props.size === 'cell' ? {} : { placeholder: durationModel.format(5_400, field, reader) })}
      text={{
        write: (value) => durationModel.format(value, field, reader),
        read: (typed) => {
          const parsed = durationModel.parse(typed, field);
          return parsed.ok ? parsed.value : undefined;
        },
      }}
    />
  );
}

/** A length of time is typed and shown in hours and minutes. */
export const durationReact = defineFieldReact({
  id: 'duration',
  Input: DurationInput,
  Display: displayOf(durationModel, true),
  FilterInput: filterInputOf(DurationInput),
  align: 'end',
  width: 130,
});
