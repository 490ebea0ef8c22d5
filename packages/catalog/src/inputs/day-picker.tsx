import type { FieldInputProps } from '@formwork/renderer/fields';
import { DatePicker } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { instantOfWallTime, wallTimeOf } from '../values/zoned-time.ts';
import { ariaOf, lookOf } from './input-aria.ts';

/** A civil date: typed or picked, never shifted by a zone. */
export function DayPicker(props: FieldInputProps) {
  const { field, value, onChange } = props;
  const [min, max] = [dayOf(field['min']), dayOf(field['max'])];
  return (
    <DatePicker
      {...pickerProps(props)}
      value={dayOf(value)}
      {...(min === null ? {} : { minDate: min })}
      {...(max === null ? {} : { maxDate: max })}
      onChange={(next) => onChange(one(next)?.format('YYYY-MM-DD') ?? null)}
    />
  );
}

/** An instant: picked on the clock of the reader's zone. */
export function InstantPicker(props: FieldInputProps) {
  const { value, reader, onChange } = props;
  const wall = typeof value === 'string' ? wallTimeOf(value, reader.timeZone) : undefined;
  return (
    <DatePicker
      {...pickerProps(props)}
      showTime={{ format: 'HH:mm' }}
      format="YYYY-MM-DD HH:mm"
      value={wall === undefined ? null : dayjs(wall)}
      onChange={(next) => {
        const picked = one(next);
        onChange(picked === null ? null : instantOfWallTime(picked.format('YYYY-MM-DDTHH:mm:ss'), reader.timeZone));
      }}
    />
  );
}

function pickerProps(props: FieldInputProps) {
  const { disabled, ...look } = lookOf(props);
  return {
    ...ariaOf(props),
    ...look,
    disabled: disabled || props.readOnly === true,
    style: { width: '100%' },
    allowClear: props.required !== true,
    ...(props.onBlur === undefined ? {} : { onBlur: props.onBlur }),
  };
}

function dayOf(value: unknown): Dayjs | null {
  const day = typeof value === 'string' ? dayjs(value) : null;
  return day?.isValid() === true ? day : null;
}

function one(value: Dayjs | Dayjs[] | null): Dayjs | null {
  return Array.isArray(value) ? (value[0] ?? null) : value;
}
