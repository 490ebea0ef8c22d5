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
import { asText } from '../../values/as-text.ts';
import { emailModel } from './model.ts';

function EmailInput(props: FieldInputProps) {
  const { field } = props;
  return (
    <TypedInput
      {...props}
      // Not the browser's own kind: it would hand on no text that it takes for broken.
      inputMode="email"
      isLeftToRight
      text={{
        write: asText,
        read: (typed) => {
          const parsed = emailModel.parse(typed, field);
          return parsed.ok ? parsed.value : undefined;
        },
      }}
    />
  );
}

function EmailDisplay({ value, linkTo }: FieldDisplayProps) {
  const address = asText(value);
  if (address === '') return null;
  return (
    <OutsideLink href={`mailto:${encodeURIComponent(address).replace('%40', '@')}`} isLinked={linkTo !== undefined}>
      {address}
    </OutsideLink>
  );
}

const WholeAddress = filterInputOf(EmailInput);

function EmailFilter(props: FilterInputProps) {
  const { operator } = props;
  if (operator === 'isAnyOf' || operator === 'isNoneOf') return <TextListFilter {...props} />;
  return operator === 'is' || operator === 'isNot' ? <WholeAddress {...props} /> : <TextFilter {...props} />;
}

/** An address is typed in an input and leads to a new message. */
export const emailReact = defineFieldReact({
  id: 'email',
  Input: EmailInput,
  Display: EmailDisplay,
  FilterInput: EmailFilter,
  width: 220,
});
