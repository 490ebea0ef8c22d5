import { type FieldDefinition, type ParseResult, closed, defineFieldModel } from '@formwork/definition';
import type { Issue, Json } from '@formwork/kernel';
import Type from 'typebox';
import { DecimalBound } from '../../values/decimal-bound.ts';
import { type DecimalLimits, decimalPattern, formatDecimal, parseDecimal } from '../../values/exact-decimal.ts';
import { lintLimits, numberOption, optionIssue, rangeOptions, textOption } from '../../values/options.ts';
import { accept, refuse, refuseType, within } from '../../values/parse-result.ts';
import { asText } from '../../values/as-text.ts';

const CurrencyCode = Type.String({ pattern: '^[A-Z]{3}$', description: 'An ISO 4217 code such as CNY.' });
const PRECISION = 18;

/** An amount with its currency. */
export const moneyModel = defineFieldModel({
  id: 'money',
  label: { en: 'Money', 'zh-CN': '金额' },
  help: { en: 'An exact amount with its currency.', 'zh-CN': '带币种的精确金额。' },
  options: Type.Object(
    {
      scale: Type.Optional(
        Type.Integer({ minimum: 0, maximum: 12, description: 'Decimals of the amount; 2 unless said.' }),
      ),
      currency: Type.Optional({
        ...CurrencyCode,
        description: 'The only currency, such as CNY; nobody picks one then.',
      }),
      currencies: Type.Optional(
        Type.Array(CurrencyCode, {
          minItems: 1,
          maxItems: 200,
          uniqueItems: true,
          description: 'Currencies to pick from; the first is offered. Any is accepted unless said.',
        }),
      ),
      min: Type.Optional({ ...DecimalBound, description: 'The least amount allowed.' }),
      max: Type.Optional({ ...DecimalBound, description: 'The greatest amount allowed.' }),
    },
    closed,
  ),
  storage: (field) => ({
    shape: 'columns',
    columns: [
      { suffix: '', key: 'amount', column: { kind: 'numeric', ...digits(field) } },
      { suffix: '_currency', key: 'currency', column: { kind: 'text' } },
    ],
  }),
  ruleType: (field) => {
    const options = moneyCurrencies(field);
    return {
      kind: 'object',
      fields: {
        amount: { kind: 'number', scale: digits(field).scale },
        currency: options === undefined ? { kind: 'text' } : { kind: 'text', options },
      },
    };
  },
  valueSchema: (field) => {
    const codes = moneyCurrencies(field);
    return {
      type: 'object',
      properties: {
        amount: { type: 'string', pattern: decimalPattern(digits(field)) },
        currency:
          codes === undefined ? { type: 'string', pattern: '^[A-Z]{3}$' } : { type: 'string', enum: [...codes] },
      },
      required: ['amount', 'currency'],
      additionalProperties: false,
    };
  },
  parse: parseMoney,
  format: formatMoney,
  operators: ['is', 'isNot', 'lessThan', 'atMost', 'greaterThan', 'atLeast', 'between', 'isEmpty', 'isNotEmpty'],
  lint: (field) => [...lintLimits(field, 'min', 'max'), ...lintCurrencies(field)],
  allows: { searchable: false, unique: false },
});

function digits(field: FieldDefinition): Pick<DecimalLimits, 'scale' | 'precision'> {
  return { scale: numberOption(field, 'scale', 2), precision: PRECISION };
}

/** The currencies that a field accepts, or `undefined` for any. */
export function moneyCurrencies(field: FieldDefinition): readonly string[] | undefined {
  const only = textOption(field, 'currency');
  if (only !== undefined) return [only];
  const several = field['currencies'];
  return Array.isArray(several) ? several.filter((code): code is string => typeof code === 'string') : undefined;
}

function parseMoney(raw: unknown, field: FieldDefinition): ParseResult {
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) {
    return refuseType('an amount with a currency', 'Send {"amount": "12.50", "currency": "CNY"}.');
  }
  const unknown = Object.keys(raw).find((key) => key !== 'amount' && key !== 'currency');
  if (unknown !== undefined) {
    return refuseType('an amount with a currency only', `Remove "${unknown.slice(0, 60)}".`);
  }
  const { amount, currency = textOption(field, 'currency') } = raw as { amount?: unknown; currency?: unknown };
  if (isBlank(amount)) return accept(null);
  const parsedAmount = parseDecimal(amount, { ...digits(field), ...rangeOptions(field) });
  if (!parsedAmount.ok) return within('amount', parsedAmount);
  const parsedCurrency = within('currency', parseCurrency(currency, field));
  if (!parsedCurrency.ok) return parsedCurrency;
  return accept({ amount: parsedAmount.value, currency: parsedCurrency.value });
}

/** Money without an amount is no money, whatever currency was picked for it. */
function isBlank(amount: unknown): boolean {
  return amount === undefined || amount === null || amount === '';
}

function parseCurrency(raw: unknown, field: FieldDefinition): ParseResult {
  const codes = moneyCurrencies(field);
  const isAccepted = typeof raw === 'string' && /^[A-Z]{3}$/.test(raw) && (codes === undefined || codes.includes(raw));
  if (isAccepted) return accept(raw);
  return refuse(
    'FW_FIELD_CURRENCY_UNKNOWN',
    'The amount has no currency that is accepted here.',
    codes === undefined ? 'Use an ISO code such as CNY.' : `Use one of: ${codes.join(', ')}.`,
    { details: { currencies: codes ?? [] } },
  );
}

function formatMoney(value: Json, field: FieldDefinition, reader: { readonly locale: string }): string {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return asText(value);
  const { amount, currency } = value as { amount?: unknown; currency?: unknown };
  const isCode = typeof currency === 'string' && /^[A-Z]{3}$/.test(currency);
  const { scale } = digits(field);
  return formatDecimal(amount, reader.locale, {
    ...(isCode ? { style: 'currency', currency } : {}),
    minimumFractionDigits: scale,
    maximumFractionDigits: scale,
  });
}

function lintCurrencies(field: FieldDefinition): readonly Omit<Issue, 'file'>[] {
  if (field['currency'] === undefined || field['currencies'] === undefined) return [];
  return [
    optionIssue(
      '/currency',
      'FW_FIELD_OPTION_CONFLICT',
      '"currency" and "currencies" are both given.',
      'Keep "currency" for one fixed currency, or "currencies" for several to pick from.',
    ),
  ];
}
