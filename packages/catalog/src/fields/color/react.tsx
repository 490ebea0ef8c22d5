import {
  type FieldDisplayProps,
  type FieldInputProps,
  type FilterInputProps,
  defineFieldReact,
} from '@formwork/renderer/fields';
import { Select } from 'antd';
import { ColorSwatch } from '../../inputs/color-swatch.tsx';
import { filterInputOf } from '../../inputs/filter-input.tsx';
import { ariaOf, lookOf } from '../../inputs/input-aria.ts';
import { inputWord } from '../../inputs/input-words.ts';
import { TextListFilter } from '../../inputs/text-list-filter.tsx';
import { TypedInput } from '../../inputs/typed-input.tsx';
import { asText } from '../../values/as-text.ts';
import { colorModel, offeredColors } from './model.ts';

/** The digits can be typed or pasted; the patch before them opens the browser's own picker. */
function AnyColorInput(props: FieldInputProps) {
  const { field, value, onChange, reader } = props;
  const color = colorModel.parse(value, field);
  const isFixed = props.disabled === true || props.readOnly === true;
  return (
    <TypedInput
      {...props}
      {...(props.size === 'cell' ? {} : { placeholder: '#' })}
      isLeftToRight
      prefix={
        <input
          type="color"
          aria-label={`${props.label}: ${inputWord('pickColor', reader.locale)}`}
          tabIndex={props.size === 'cell' ? -1 : 0}
          value={color.ok ? asText(color.value) : '#888888'}
          disabled={isFixed}
          onChange={(event) => onChange(event.target.value)}
          style={{
            width: 22,
            height: 22,
            padding: 0,
            border: 0,
            background: 'none',
            cursor: isFixed ? 'default' : 'pointer',
            opacity: color.ok ? 1 : 0.35,
          }}
        />
      }
      text={{
        write: asText,
        read: (typed) => {
          const parsed = colorModel.parse(typed, field);
          return parsed.ok ? parsed.value : undefined;
        },
      }}
    />
  );
}

function OfferedColorInput(props: FieldInputProps & { readonly isMultiple?: boolean }) {
  const { field, value, onChange, reader } = props;
  const picked = Array.isArray(value) ? value.map(asText) : asText(value);
  return (
    <Select<string | string[], { value: string; label: string }>
      {...ariaOf(props)}
      {...lookOf(props)}
      style={{ width: '100%', minWidth: 130 }}
      {...(props.isMultiple === true ? { mode: 'multiple' as const } : {})}
      value={picked.length === 0 ? null : picked}
      options={(offeredColors(field) ?? []).map((color) => ({ value: color, label: color }))}
      optionRender={({ data }) => <ColorText color={data.value} />}
      labelRender={({ value: current }) => <ColorText color={asText(current)} />}
      allowClear={props.required !== true}
      disabled={props.disabled === true || props.readOnly === true}
      placeholder={inputWord('choose', reader.locale)}
      onChange={(next) => onChange(next === undefined || next === null || next.length === 0 ? null : next)}
      {...(props.onBlur === undefined ? {} : { onBlur: props.onBlur })}
    />
  );
}

function ColorInput(props: FieldInputProps) {
  return offeredColors(props.field) === undefined ? <AnyColorInput {...props} /> : <OfferedColorInput {...props} />;
}

function ColorText({ color }: { readonly color: string }) {
  return (
    <span style={{ display: 'inline-flex', gap: 6, alignItems: 'center', whiteSpace: 'nowrap' }}>
      <ColorSwatch color={color} />
      {color}
    </span>
  );
}

function ColorDisplay({ value }: FieldDisplayProps) {
  return typeof value === 'string' ? <ColorText color={value} /> : null;
}

const OneColor = filterInputOf(ColorInput);
const SeveralOffered = filterInputOf((props) => <OfferedColorInput {...props} isMultiple />);

function ColorFilter(props: FilterInputProps) {
  const isSeveral = props.operator === 'isAnyOf' || props.operator === 'isNoneOf';
  if (!isSeveral) return <OneColor {...props} />;
  return offeredColors(props.field) === undefined ? <TextListFilter {...props} /> : <SeveralOffered {...props} />;
}

/** A colour is typed, pasted or picked, and shown as a patch with its digits. */
export const colorReact = defineFieldReact({
  id: 'color',
  Input: ColorInput,
  Display: ColorDisplay,
  FilterInput: ColorFilter,
  width: 120,
});
