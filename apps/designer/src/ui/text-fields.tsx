import type { Text } from '@formwork/kernel';
import { textIn, textLocales, withText } from './localised.ts';

/** A text in the languages that the designer edits, one box each. */
export function TextFields(props: {
  readonly label: string;
  readonly value: Text | undefined;
  readonly hint?: string;
  readonly isLong?: boolean;
  readonly onChange: (value: Text | undefined) => void;
}) {
  return (
    <fieldset className="fd-texts">
      <legend>{props.label}</legend>
      {textLocales.map(({ locale, mark }) => (
        <label key={locale} className="fd-text-row">
          <span className="fd-text-mark">{mark}</span>
          {props.isLong === true ? (
            <textarea
              className="fd-input"
              rows={2}
              lang={locale}
              aria-label={`${props.label} (${locale})`}
              value={textIn(props.value, locale)}
              onChange={(event) => props.onChange(withText(props.value, locale, event.target.value))}
            />
          ) : (
            <input
              className="fd-input"
              lang={locale}
              aria-label={`${props.label} (${locale})`}
              value={textIn(props.value, locale)}
              onChange={(event) => props.onChange(withText(props.value, locale, event.target.value))}
            />
          )}
        </label>
      ))}
      {props.hint === undefined ? null : <p className="fd-hint">{props.hint}</p>}
    </fieldset>
  );
}
