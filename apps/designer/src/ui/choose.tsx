/** One entry of a `Choose`. */
export interface Choice {
  readonly value: string;
  readonly label: string;
}

/** A plain pick list: the platform's own, so that keyboard and screen reader work as people know. */
export function Choose(props: {
  readonly value: string;
  readonly choices: readonly Choice[];
  readonly id?: string | undefined;
  readonly label?: string;
  readonly className?: string;
  /** What stands for no choice; without it one has to be chosen. */
  readonly empty?: string;
  readonly isDisabled?: boolean;
  readonly onChange: (value: string) => void;
}) {
  const { value, choices, empty } = props;
  const isKnown = value === '' || choices.some((each) => each.value === value);
  return (
    <select
      id={props.id}
      className={`fd-input fd-select ${props.className ?? ''}`}
      aria-label={props.label}
      value={value}
      disabled={props.isDisabled}
      onChange={(event) => props.onChange(event.target.value)}
    >
      {empty === undefined && value !== '' ? null : <option value="">{empty ?? ''}</option>}
      {isKnown ? null : <option value={value}>{value}</option>}
      {choices.map((each) => (
        <option key={each.value} value={each.value}>
          {each.label}
        </option>
      ))}
    </select>
  );
}
