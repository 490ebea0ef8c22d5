import { useId, useRef, useState } from 'react';

/** One thing that may be written in a formula. */
export interface Suggestion {
  readonly text: string;
  readonly about: string;
}

const MOST = 8;

/** A formula as text, with what may come next below it: arrows choose, Tab or Enter takes over, Escape closes. */
export function FormulaBox(props: {
  readonly id?: string;
  readonly label: string;
  readonly value: string;
  readonly suggestions: readonly Suggestion[];
  readonly isInvalid: boolean;
  readonly placeholder?: string;
  readonly onChange: (value: string) => void;
  readonly onLeave?: () => void;
}) {
  const listId = useId();
  const box = useRef<HTMLTextAreaElement>(null);
  const [word, setWord] = useState('');
  const [active, setActive] = useState(0);
  const found =
    word === ''
      ? []
      : props.suggestions
          .filter((each) => each.text.toLowerCase().startsWith(word.toLowerCase()) && each.text !== word)
          .slice(0, MOST);
  const look = (): void => {
    const area = box.current;
    const before = area?.value.slice(0, area.selectionStart) ?? '';
    setWord(/[\p{L}_][\p{L}\p{N}_.]*$/u.exec(before)?.[0] ?? '');
    setActive(0);
  };
  const take = (suggestion: Suggestion | undefined): void => {
    const area = box.current;
    if (area === null || suggestion === undefined) return;
    const end = area.selectionStart;
    const start = end - word.length;
    props.onChange(area.value.slice(0, start) + suggestion.text + area.value.slice(end));
    setWord('');
    requestAnimationFrame(() => {
      const caret = start + suggestion.text.length;
      area.focus();
      area.setSelectionRange(caret, caret);
    });
  };
  return (
    <div className="fd-formula">
      <textarea
        ref={box}
        id={props.id}
        className="fd-input fd-code"
        rows={Math.min(6, 1 + Math.floor(props.value.length / 48))}
        spellCheck={false}
        role="combobox"
        aria-label={props.label}
        aria-expanded={found.length > 0}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-invalid={props.isInvalid || undefined}
        placeholder={props.placeholder}
        value={props.value}
        onChange={(event) => {
          props.onChange(event.target.value);
          look();
        }}
        onBlur={() => {
          setWord('');
          props.onLeave?.();
        }}
        onKeyDown={(event) => {
          if (found.length === 0) return;
          if (event.key === 'ArrowDown') setActive((before) => Math.min(before + 1, found.length - 1));
          else if (event.key === 'ArrowUp') setActive((before) => Math.max(before - 1, 0));
          else if (event.key === 'Tab' || event.key === 'Enter') take(found[active]);
          else if (event.key === 'Escape') setWord('');
          else return;
          event.preventDefault();
          event.stopPropagation();
        }}
      />
      <div className="fd-suggestions" role="listbox" id={listId} aria-label={props.label} hidden={found.length === 0}>
        {found.map((each, index) => (
          <button
            type="button"
            key={each.text}
            role="option"
            tabIndex={-1}
            aria-selected={index === active}
            className="fd-suggestion"
            onMouseDown={(event) => {
              event.preventDefault();
              take(each);
            }}
          >
            <code>{each.text}</code> <span>{each.about}</span>
          </button>
        ))}
      </div>
    </div>
  );
}
