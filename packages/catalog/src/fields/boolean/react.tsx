import type { Json } from '@formwork/kernel';
import { type FieldDisplayProps, type FieldInputProps, defineFieldReact } from '@formwork/renderer/fields';
import { Select, Switch } from 'antd';
import { filterInputOf } from '../../inputs/filter-input.tsx';
import { ariaOf, lookOf } from '../../inputs/input-aria.ts';
import { inputWord } from '../../inputs/input-words.ts';
import { booleanModel } from './model.ts';

/** A switch where an answer is needed; a list with an empty answer where it is not. */
function BooleanInput(props: FieldInputProps) {
  const { value, onChange } = props;
  if (props.required !== true) return <AnswerSelect {...props} />;
  return (
    <Switch
      {...ariaOf(props)}
      checked={value === true}
      disabled={props.disabled === true || props.readOnly === true}
      onChange={(next) => onChange(next)}
    />
  );
}

function AnswerSelect(props: FieldInputProps) {
  const { value, onChange, reader } = props;
  return (
    <Select<string | null>
      {...ariaOf(props)}
      {...lookOf(props)}
      style={{ width: '100%' }}
      value={typeof value === 'boolean' ? String(value) : null}
      options={[
        { value: 'true', label: inputWord('yes', reader.locale) },
        { value: 'false', label: inputWord('no', reader.locale) },
      ]}
      allowClear
      disabled={props.disabled === true || props.readOnly === true}
      placeholder={inputWord('unanswered', reader.locale)}
      onChange={(next) => onChange(answerOf(next))}
      {...(props.onBlur === undefined ? {} : { onBlur: props.onBlur })}
    />
  );
}

function answerOf(next: string | null | undefined): Json | null {
  return next === null || next === undefined ? null : next === 'true';
}

function BooleanDisplay({ value, field, reader }: FieldDisplayProps) {
  if (typeof value !== 'boolean') return null;
  const text = booleanModel.format(value, field, reader);
  return (
    <span style={value ? undefined : { color: 'var(--fw-text-soft, inherit)' }}>
      <span aria-hidden="true">{value ? '✓ ' : ''}</span>
      {text}
    </span>
  );
}

/** Yes or no. */
export const booleanReact = defineFieldReact({
  id: 'boolean',
  Input: BooleanInput,
  Display: BooleanDisplay,
  FilterInput: filterInputOf(AnswerSelect),
  width: 100,
});
