import type { ChoiceOption } from '../values/choice-options.ts';

const HUES: Readonly<Record<string, string>> = {
  grey: '#6b7280',
  blue: '#1d6fe0',
  cyan: '#0891a5',
  green: '#2f9e44',
  gold: '#c99700',
  orange: '#e8730c',
  red: '#e03131',
  purple: '#8b46d6',
};

/**
 * The label of an option in its colour. The text is mostly the theme's own text colour and the ground mostly the
 * page's, so that the contrast holds in light and in dark.
 */
export function OptionTag({ option, text }: { readonly option: ChoiceOption | undefined; readonly text: string }) {
  const hue = option?.colour === undefined ? undefined : HUES[option.colour];
  if (hue === undefined) return <span>{text}</span>;
  return (
    <span
      style={{
        display: 'inline-block',
        padding: '0 8px',
        borderRadius: 10,
        fontSize: '0.93em',
        lineHeight: 1.6,
        whiteSpace: 'nowrap',
        color: `color-mix(in srgb, ${hue} 35%, var(--fw-text, currentColor))`,
        background: `color-mix(in srgb, ${hue} 13%, transparent)`,
      }}
    >
      {text}
    </span>
  );
}
