import type { FieldInputProps, FilterInputProps } from '@formwork/renderer/fields';
import { Select } from 'antd';
import { DayPicker, InstantPicker } from './day-picker.tsx';
import { filterInputOf } from './filter-input.tsx';
import { ariaOf } from './input-aria.ts';
import { inputWord } from './input-words.ts';
import { NumberInput } from './number-input.tsx';
import { readNumberText } from './number-text.ts';
import { TextFilter } from './text-filter.tsx';
import { asText } from '../values/as-text.ts';

const asTyped = (text: string): string => text;

function ExactInput(props: FieldInputProps) {
  const { value } = props;
  return (
    <NumberInput
      {...props}
      value={value === null ? null : asText(value)}
      text={{ write: asTyped, show: asTyped, read: readNumberText }}
    />
  );
}

function WholeInput(props: FieldInputProps) {
  const { onChange } = props;
  return (
    <ExactInput
      {...props}
      onChange={(next) => {
        const number = Number(next);
        onChange(next !== null && Number.isSafeInteger(number) ? number : next);
      }}
    />
  );
}

function AnswerInput(props: FieldInputProps) {
  const { value, onChange, reader } = props;
  return (
    <Select<string | null>
      {...ariaOf(props)}
      style={{ minWidth: 100 }}
      value={typeof value === 'boolean' ? String(value) : null}
      options={[
        { value: 'true', label: inputWord('yes', reader.locale) },
        { value: 'false', label: inputWord('no', reader.locale) },
      ]}
      onChange={(next) => onChange(next === null ? null : next === 'true')}
    />
  );
}

/** The operand of a filter over a computed number with decimals. */
export const DecimalFilter = filterInputOf(ExactInput);
const WholeFilter = filterInputOf(WholeInput);
const AnswerFilter = filterInputOf(AnswerInput);
const DayFilter = filterInputOf(DayPicker);
const InstantFilter = filterInputOf(InstantPicker);

/** The operand of a filter over a computed value, by the kind of result that the field declares. */
export function ResultFilter({ result, ...props }: FilterInputProps & { readonly result: unknown }) {
  switch (result) {
    case 'integer':
      return <WholeFilter {...props} />;
    case 'decimal':
      return <DecimalFilter {...props} />;
    case 'boolean':
      return <AnswerFilter {...props} />;
    case 'date':
      return <DayFilter {...props} />;
    case 'datetime':
      return <InstantFilter {...props} />;
    default:
      return <TextFilter {...props} />;
  }
}
