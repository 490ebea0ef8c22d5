import type { Json } from '@formwork/kernel';
import { type FieldInputProps, defineFieldReact } from '@formwork/renderer/fields';
import { Input } from 'antd';
import { ariaOf, lookOf } from '../../inputs/input-aria.ts';
import { TextFilter } from '../../inputs/text-filter.tsx';
import { displayOf } from '../../inputs/text-value.tsx';
import { asText } from '../../values/as-text.ts';
import { longest, textLocales, translatedTextModel } from './model.ts';

/** One input for each language, each named in that reader's own words for languages. */
function TranslatedTextInput(props: FieldInputProps) {
  const { field, value, onChange, reader } = props;
  const texts = (typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {}) as Record<
    string,
    Json
  >;
  const names = new Intl.DisplayNames([reader.locale], { type: 'language' });
  const change = (locale: string, text: string): void => {
    const next = { ...texts, [locale]: text };
    const given = Object.entries(next).filter(([, each]) => each !== '');
    onChange(given.length === 0 ? null : Object.fromEntries(given));
  };
  return (
    <div style={{ display: 'grid', gap: 6 }}>
      {textLocales(field).map((locale, index) => {
        const name = names.of(locale) ?? locale;
        const aria =
          index === 0
            ? ariaOf(props)
            : {
                ...ariaOf({ ...props, required: false }),
                id: `${props.id}-${locale}`,
                'aria-label': `${props.label}, ${name}`,
              };
        return (
          <Input
            key={locale}
            {...aria}
            {...lookOf(props)}
            lang={locale}
            prefix={
              <span title={name} style={{ minWidth: 44, fontSize: '0.86em', color: 'var(--fw-text-soft, inherit)' }}>
                {locale}
              </span>
            }
            value={asText(texts[locale])}
            maxLength={longest(field)}
            readOnly={props.readOnly === true}
            autoComplete="off"
            onChange={(event) => change(locale, event.target.value)}
            {...(props.onBlur === undefined ? {} : { onBlur: props.onBlur })}
          />
        );
      })}
    </div>
  );
}

/** A text is written in each language, and read in the reader's. */
export const translatedTextReact = defineFieldReact({
  id: 'translated-text',
  Input: TranslatedTextInput,
  Display: displayOf(translatedTextModel),
  FilterInput: TextFilter,
  width: 200,
  editsInCell: false,
});
