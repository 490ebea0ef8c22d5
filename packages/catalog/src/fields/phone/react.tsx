import {
  type FieldDisplayProps,
  type FieldInputProps,
  type FilterInputProps,
  defineFieldReact,
} from '@formwork/renderer/fields';
import { filterInputOf } from '../../inputs/filter-input.tsx';
import { OutsideLink } from '../../inputs/outside-link.tsx';
import { TextFilter } from '../../inputs/text-filter.tsx';
import { TextListFilter } from '../../inputs/text-list-filter.tsx';
import { TypedInput } from '../../inputs/typed-input.tsx';
import { textOption } from '../../values/options.ts';
import { asText } from '../../values/as-text.ts';
import { phoneModel } from './model.ts';

function PhoneInput(props: FieldInputProps) {
  const { field, reader } = props;
  const calling = textOption(field, 'callingCode');
  return (
    <TypedInput
      {...props}
      type="tel"
      inputMode="tel"
      isLeftToRight
      {...(props.size === 'cell' || calling !== undefined ? {} : { placeholder: '+' })}
      text={{
        write: (value) => phoneModel.format(value, field, reader),
        read: (typed) => {
          const parsed = phoneModel.parse(typed, field);
          return parsed.ok ? parsed.value : undefined;
        },
      }}
    />
  );
}

function PhoneDisplay({ value, field, reader, linkTo }: FieldDisplayProps) {
  const kept = asText(value);
  if (kept === '') return null;
  return (
    <OutsideLink href={`tel:${kept}`} isLinked={linkTo !== undefined}>
      <span style={{ whiteSpace: 'nowrap' }}>{phoneModel.format(kept, field, reader)}</span>
    </OutsideLink>
  );
}

const WholeNumber = filterInputOf(PhoneInput);

/** Parts of a number are looked for among its digits, so signs between them are left out. */
function PartOfNumber(props: FilterInputProps) {
  const { onChange } = props;
  return (
    <TextFilter
      {...props}
      onChange={(next) => onChange(typeof next === 'string' ? next.replaceAll(/[\s().-]/g, '') || null : next)}
    />
  );
}

function PhoneFilter(props: FilterInputProps) {
  const { operator } = props;
  if (operator === 'isAnyOf' || operator === 'isNoneOf') return <TextListFilter {...props} />;
  return operator === 'is' || operator === 'isNot' ? <WholeNumber {...props} /> : <PartOfNumber {...props} />;
}

/** A number is typed as people write it, shown in groups, and leads to a call. */
export const phoneReact = defineFieldReact({
  id: 'phone',
  Input: PhoneInput,
  Display: PhoneDisplay,
  FilterInput: PhoneFilter,
  width: 170,
});
