import type { Json } from '@formwork/kernel';
import { type FieldInputProps, defineFieldReact } from '@formwork/renderer/fields';
import { Select, Space } from 'antd';
import { filterInputOf } from '../../inputs/filter-input.tsx';
import { lookOf } from '../../inputs/input-aria.ts';
import { inputWord } from '../../inputs/input-words.ts';
import { NumberInput } from '../../inputs/number-input.tsx';
import { readNumberText, withDecimals } from '../../inputs/number-text.ts';
import { displayOf } from '../../inputs/text-value.tsx';
import { formatDecimal } from '../../values/exact-decimal.ts';
import { numberOption } from '../../values/options.ts';
import { moneyCurrencies, moneyModel } from './model.ts';
import { asText } from '../../values/as-text.ts';

/** Offered where a field accepts any currency; others can be typed. */
const COMMON = ['CNY', 'EUR', 'USD', 'GBP', 'JPY', 'HKD', 'CHF'];

function MoneyInput(props: FieldInputProps) {
  const { field, onChange, reader } = props;
  const { amount, currency: given } = partsOf(props.value);
  const codes = moneyCurrencies(field) ?? COMMON;
  const currency = given ?? codes[0] ?? 'CNY';
  const change = (nextAmount: Json | null, nextCurrency: string): void =>
    onChange(nextAmount === null ? null : { amount: nextAmount, currency: nextCurrency });
  const amountInput = (
    <AmountInput
      {...props}
      value={amount}
      onChange={(next) => change(next, currency)}
      {...(codes.length === 1 ? { suffix: currency } : {})}
    />
  );
  if (codes.length === 1) return amountInput;
  return (
    <Space.Compact block>
      {amountInput}
      <Select
        {...lookOf(props)}
        aria-label={`${props.label}, ${inputWord('currency', reader.locale)}`}
        style={{ width: 92 }}
        showSearch
        value={currency}
        disabled={props.disabled === true || props.readOnly === true}
        options={[...new Set([...codes, currency])].map((code) => ({ value: code, label: code }))}
        onChange={(next) => change(amount, next)}
      />
    </Space.Compact>
  );
}

function AmountInput(props: FieldInputProps & { readonly suffix?: string }) {
  const { value, field, reader } = props;
  const scale = numberOption(field, 'scale', 2);
  return (
    <NumberInput
      {...props}
      value={value === null ? null : asText(value)}
      text={{
        write: (text) => text,
        show: (text) =>
          formatDecimal(text, reader.locale, { minimumFractionDigits: scale, maximumFractionDigits: scale }),
        read: (typed) => {
          const number = readNumberText(typed);
          return number === undefined ? undefined : withDecimals(number, scale);
        },
      }}
    />
  );
}

function partsOf(value: Json | null): { amount: string | null; currency?: string } {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return { amount: null };
  const { amount, currency } = value as { readonly amount?: Json; readonly currency?: Json };
  return {
    amount: amount === undefined || amount === null ? null : asText(amount),
    ...(typeof currency === 'string' ? { currency } : {}),
  };
}

/** An amount is typed exactly beside its currency; filters compare amounts. */
export const moneyReact = defineFieldReact({
  id: 'money',
  Input: MoneyInput,
  Display: displayOf(moneyModel, true),
  FilterInput: filterInputOf(AmountInput),
  align: 'end',
  width: 150,
});
