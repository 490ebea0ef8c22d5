import { useLabel } from '../editor/design-context.tsx';

/** Which fields of an entity, as a list of check boxes. */
export function FieldTicks(props: {
  readonly label: string;
  readonly hint?: string;
  readonly entity: string;
  readonly fields: readonly string[];
  readonly chosen: readonly string[];
  readonly onChange: (fields: readonly string[]) => void;
}) {
  const say = useLabel();
  return (
    <fieldset className="fd-ticks">
      <legend>{props.label}</legend>
      {props.hint === undefined ? null : <p className="fd-hint">{props.hint}</p>}
      <div>
        {props.fields.map((name) => (
          <label key={name} className="fd-tick">
            <input
              type="checkbox"
              checked={props.chosen.includes(name)}
              onChange={(event) =>
                props.onChange(
                  event.target.checked ? [...props.chosen, name] : props.chosen.filter((each) => each !== name),
                )
              }
            />
            <span>{say(`entities.${props.entity}.fields.${name}.label`)}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
