import type { Json } from '@formwork/kernel';
import type { FieldInputProps } from '@formwork/renderer/fields';
import { Select } from 'antd';
import { choiceOptions, formatOption } from '../values/choice-options.ts';
import { ariaOf, lookOf } from './input-aria.ts';
import { inputWord } from './input-words.ts';
import { OptionTag } from './option-tag.tsx';

/** A pick list of the field's options; retired ones stay only where they are already picked. */
export function OptionSelect(props: FieldInputProps & { readonly isMultiple: boolean }) {
  const { field, reader, value, isMultiple, onChange } = props;
  const picked: readonly Json[] = Array.isArray(value) ? value : value === null ? [] : [value];
  const offered = choiceOptions(field).filter(
    (option) =>
      picked.includes(option.value) || (option.retired !== true && (props.optionsWhen?.(option.value) ?? true)),
  );
  const nothing = inputWord('nothing', reader.locale);
  return (
    <Select<string | string[], { value: string; label: string }>
      {...ariaOf(props)}
      {...lookOf(props)}
      style={{ width: '100%' }}
      value={(isMultiple ? picked : (picked[0] ?? null)) as string | string[]}
      {...(isMultiple ? { mode: 'multiple' as const } : {})}
      options={offered.map((option) => ({
        value: option.value,
        label: formatOption(option.value, field, reader.locale),
      }))}
      optionRender={({ data }) => (
        <OptionTag option={offered.find((option) => option.value === data.value)} text={data.label} />
      )}
      labelRender={({ value: current, label }) => (
        <OptionTag
          option={offered.find((option) => option.value === current)}
          text={typeof label === 'string' ? label : formatOption(current, field, reader.locale)}
        />
      )}
      showSearch={{ optionFilterProp: 'label' }}
      allowClear={props.required !== true}
      disabled={props.disabled === true || props.readOnly === true}
      placeholder={inputWord('choose', reader.locale)}
      notFoundContent={nothing}
      onChange={(next) => onChange(isEmpty(next) ? null : next)}
      {...(props.onBlur === undefined ? {} : { onBlur: props.onBlur })}
    />
  );
}

function isEmpty(value: string | string[] | null | undefined): boolean {
  return value === null || value === undefined || value.length === 0;
}
