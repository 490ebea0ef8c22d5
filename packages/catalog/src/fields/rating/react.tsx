import { type FieldDisplayProps, type FieldInputProps, defineFieldReact } from '@formwork/renderer/fields';
import { type CSSProperties, useState } from 'react';
import { filterInputOf } from '../../inputs/filter-input.tsx';
import { ariaOf } from '../../inputs/input-aria.ts';
import { inputWord } from '../../inputs/input-words.ts';
import { mostStars, ratingModel } from './model.ts';

const GOLD = '#d99a00';

function Stars({ count, most }: { readonly count: number; readonly most: number }) {
  return (
    <span aria-hidden="true" style={{ fontSize: '1.1em', lineHeight: 1, letterSpacing: 1, whiteSpace: 'nowrap' }}>
      <span style={{ color: GOLD }}>{'★'.repeat(count)}</span>
      <span style={{ color: 'var(--fw-line-strong, #cfd4dd)' }}>{'★'.repeat(Math.max(most - count, 0))}</span>
    </span>
  );
}

/** The keyboard moves a slider that nobody sees; the pointer gives a star, and takes the rating away with the last one again. */
function RatingInput(props: FieldInputProps) {
  const { value, onChange, field, reader } = props;
  const [hovered, setHovered] = useState<number>();
  const [isFocused, setFocused] = useState(false);
  const most = mostStars(field);
  const count = typeof value === 'number' ? Math.min(Math.max(value, 0), most) : 0;
  const isFixed = props.disabled === true || props.readOnly === true;
  const give = (next: number): void => {
    if (!isFixed) onChange(next < 1 ? null : Math.min(next, most));
  };
  const shown = isFixed ? count : (hovered ?? count);
  return (
    <label style={boxStyle(props, isFocused)}>
      <input
        {...ariaOf(props)}
        type="range"
        className="fw-visually-hidden"
        min={0}
        max={most}
        step={1}
        value={count}
        aria-valuetext={count === 0 ? inputWord('unanswered', reader.locale) : ratingModel.format(count, field, reader)}
        disabled={props.disabled === true}
        aria-readonly={props.readOnly === true}
        onChange={(event) => give(Number(event.target.value))}
        onKeyDown={(event) => {
          const next = starsByKey(event.key);
          if (next === undefined) return;
          event.preventDefault();
          give(next);
        }}
        onFocus={() => setFocused(true)}
        onBlur={() => {
          setFocused(false);
          props.onBlur?.();
        }}
      />
      {Array.from({ length: most }, (_, index) => (
        <span
          key={index}
          aria-hidden="true"
          onMouseEnter={() => setHovered(index + 1)}
          onMouseLeave={() => setHovered(undefined)}
          onClick={() => give(index + 1 === count ? 0 : index + 1)}
          style={{
            fontSize: props.size === 'cell' ? 17 : 22,
            lineHeight: 1,
            padding: 2,
            color: index < shown ? GOLD : 'var(--fw-line-strong, #cfd4dd)',
            userSelect: 'none',
          }}
        >
          ★
        </span>
      ))}
    </label>
  );
}

function boxStyle(props: FieldInputProps, isFocused: boolean): CSSProperties {
  const edge = props.invalid === true ? 'var(--fw-danger, #b42318)' : 'var(--fw-accent, #0958d9)';
  const isFixed = props.disabled === true || props.readOnly === true;
  return {
    position: 'relative',
    display: 'inline-flex',
    alignItems: 'center',
    minHeight: props.size === 'cell' ? 24 : 32,
    borderRadius: 6,
    cursor: isFixed ? 'default' : 'pointer',
    opacity: props.disabled === true ? 0.6 : 1,
    // A cell that is edited has an edge of its own.
    ...((isFocused && props.size !== 'cell') || props.invalid === true
      ? { boxShadow: `0 0 0 ${isFocused ? 2 : 1}px ${edge}` }
      : {}),
  };
}

/** Digits say how many; the arrows are the slider's own. */
function starsByKey(key: string): number | undefined {
  if (/^\d$/.test(key)) return Number(key);
  return key === 'Delete' || key === 'Backspace' ? 0 : undefined;
}

function RatingDisplay({ value, field, reader }: FieldDisplayProps) {
  if (typeof value !== 'number') return null;
  const text = ratingModel.format(value, field, reader);
  return (
    <span title={text} style={{ position: 'relative' }}>
      <Stars count={value} most={mostStars(field)} />
      <span className="fw-visually-hidden">{text}</span>
    </span>
  );
}

/** A rating is given by clicking a star or with the arrow keys. */
export const ratingReact = defineFieldReact({
  id: 'rating',
  Input: RatingInput,
  Display: RatingDisplay,
  FilterInput: filterInputOf(RatingInput),
  width: 120,
});
