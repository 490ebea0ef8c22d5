import type { Json } from '@formwork/kernel';
import { Decimal, toWire } from '@formwork/rules';
import { type Values, decimalOf } from '../form/live-values.ts';
import type { ScreenField } from '../screen/screen.ts';

/** The exact sum of a column, as a wire value; null where it cannot be summed, such as amounts of several currencies. */
export function columnTotal(field: ScreenField, rows: readonly Values[]): Json {
  const values = rows.map((row) => row[field.name] ?? null).filter((value) => value !== null);
  if (field.type.kind === 'number') return toWire(sum(values), field.type) as Json;
  if (field.type.kind !== 'object' || values.length === 0) return null;
  const amounts = values as unknown as readonly { amount: string; currency: string }[];
  const [first] = amounts;
  if (first === undefined || amounts.some((one) => one.currency !== first.currency)) return null;
  const type = field.type.fields['amount'] ?? { kind: 'number' };
  return { amount: toWire(sum(amounts.map((one) => one.amount)), type) as Json, currency: first.currency };
}

function sum(values: readonly Json[]): Decimal {
  return values.reduce<Decimal>((total, value) => total.plus(decimalOf(value) ?? 0), new Decimal(0));
}
