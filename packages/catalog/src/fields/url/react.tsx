import {
  type FieldDisplayProps,
  type FieldInputProps,
  type FilterInputProps,
  defineFieldReact,
} from '@formwork/renderer/fields';
import { filterInputOf } from '../../inputs/filter-input.tsx';
import { OutsideLink } from '../../inputs/outside-link.tsx';
import { TextFilter } from '../../inputs/text-filter.tsx';
import { TypedInput } from '../../inputs/typed-input.tsx';
import { asText } from '../../values/as-text.ts';
import { urlModel } from './model.ts';

function UrlInput(props: FieldInputProps) {
  const { field } = props;
  return (
    <TypedInput
      {...props}
      inputMode="url"
      isLeftToRight
      {...(props.size === 'cell' ? {} : { placeholder: 'https://' })}
      text={{
        write: asText,
        read: (typed) => {
          const parsed = urlModel.parse(typed, field);
          return parsed.ok ? parsed.value : undefined;
        },
      }}
    />
  );
}

function UrlDisplay({ value, field, reader, linkTo }: FieldDisplayProps) {
  const href = asText(value);
  if (href === '') return null;
  return (
    <OutsideLink href={href} isLinked={linkTo !== undefined && /^https?:/.test(href)} title={href}>
      <span style={{ overflowWrap: 'anywhere' }}>{shortUrl(urlModel.format(href, field, reader))}</span>
    </OutsideLink>
  );
}

/** Without what every address has. */
function shortUrl(url: string): string {
  return url.replace(/^https?:\/\//, '').replace(/^([^/?#]+)\/$/, '$1');
}

const WholeUrl = filterInputOf(UrlInput);

function UrlFilter(props: FilterInputProps) {
  return props.operator === 'is' || props.operator === 'isNot' ? <WholeUrl {...props} /> : <TextFilter {...props} />;
}

/** An address is typed in an input and opens in a tab of its own. */
export const urlReact = defineFieldReact({
  id: 'url',
  Input: UrlInput,
  Display: UrlDisplay,
  FilterInput: UrlFilter,
  width: 220,
});
