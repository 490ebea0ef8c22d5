import {
  type FieldDisplayProps,
  type FieldInputProps,
  type FilterInputProps,
  defineFieldReact,
} from '@formwork/renderer/fields';
import { InputNumber } from 'antd';
import { mostPoints, scoreModel } from './model.ts';

function ScoreInput(props: FieldInputProps) {
  const { value, onChange, field } = props;
  return (
    <InputNumber<number>
      id={props.id}
      aria-label={props.label}
      aria-describedby={props.describedBy}
      aria-invalid={props.invalid === true}
      min={0}
      max={mostPoints(field)}
      precision={0}
      value={typeof value === 'number' ? value : null}
      disabled={props.disabled === true || props.readOnly === true}
      onChange={(next) => onChange(next === 0 ? null : next)}
    />
  );
}

function ScoreDisplay({ value, field, reader }: FieldDisplayProps) {
  if (typeof value !== 'number') return null;
  return (
    <span>
      <span aria-hidden="true">{'●'.repeat(value) + '○'.repeat(Math.max(mostPoints(field) - value, 0))}</span>{' '}
      {scoreModel.format(value, field, reader)}
    </span>
  );
}

function ScoreFilter({ id, field, operator, value, onChange, label }: FilterInputProps) {
  if (operator === 'isEmpty' || operator === 'isNotEmpty') return null;
  const isRange = operator === 'between';
  const given = Array.isArray(value) ? value : [value, null];
  const points = (at: 0 | 1, name: string) => (
    <InputNumber<number>
      id={at === 0 ? id : `${id}-to`}
      aria-label={name}
      min={1}
      max={mostPoints(field)}
      precision={0}
      value={typeof given[at] === 'number' ? given[at] : null}
      onChange={(next) => onChange(isRange ? (at === 0 ? [next, given[1]] : [given[0], next]) : next)}
    />
  );
  return isRange ? (
    <span>
      {points(0, `${label}, 1`)} – {points(1, `${label}, 2`)}
    </span>
  ) : (
    points(0, label)
  );
}

/** A score is drawn as points. */
export const scoreReact = defineFieldReact({
  id: 'score',
  Input: ScoreInput,
  Display: ScoreDisplay,
  FilterInput: ScoreFilter,
  width: 110,
});
