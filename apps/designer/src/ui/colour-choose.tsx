import { useText } from '../app/text.ts';
import { Choose } from './choose.tsx';

/** The colours that every theme knows. */
export const colours = ['grey', 'blue', 'cyan', 'green', 'gold', 'orange', 'red', 'purple'] as const;

/** A colour by its name, beside a spot of it. */
export function ColourChoose(props: {
  readonly value: string;
  readonly id?: string;
  readonly label?: string;
  readonly className?: string;
  readonly onChange: (colour: string) => void;
}) {
  const t = useText();
  return (
    <span className="fd-with-mark">
      <span className="fd-swatch" data-colour={props.value} aria-hidden />
      <Choose
        {...(props.id === undefined ? {} : { id: props.id })}
        {...(props.label === undefined ? {} : { label: props.label })}
        {...(props.className === undefined ? {} : { className: props.className })}
        value={props.value}
        choices={colours.map((each) => ({ value: each, label: t(`colour.${each}`) }))}
        onChange={props.onChange}
      />
    </span>
  );
}
