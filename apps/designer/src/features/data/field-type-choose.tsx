import { designerFields } from '@formwork/catalog/designer';
import { fieldModels } from '@formwork/catalog/models';
import { readText } from '@formwork/kernel';
import { paletteGroups } from '@formwork/renderer';
import { useAppearance } from '../../app/appearance.tsx';
import { useText } from '../../app/text.ts';

/** The field types by group, as a plain pick list. */
export function FieldTypeChoose(props: {
  readonly value: string;
  readonly label: string;
  readonly className?: string;
  readonly onChange: (type: string) => void;
}) {
  const t = useText();
  const { locale } = useAppearance();
  return (
    <select
      className={`fd-input fd-select ${props.className ?? ''}`}
      aria-label={props.label}
      value={props.value}
      onChange={(event) => props.onChange(event.target.value)}
    >
      {fieldModels.find(props.value) === undefined ? <option value={props.value}>{props.value}</option> : null}
      {paletteGroups.map((group) => (
        <optgroup key={group} label={t(`group.${group}`)}>
          {designerFields.kinds
            .filter((each) => each.group === group)
            .map(({ id }) => (
              <option key={id} value={id}>
                {readText(fieldModels.find(id)?.label, locale) || id}
              </option>
            ))}
        </optgroup>
      ))}
    </select>
  );
}
