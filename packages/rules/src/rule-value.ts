import { Decimal as DecimalBase } from 'decimal.js';

/**
 * Exact decimals. The checker keeps every result under 1,000 digits, so that sums and products are never rounded
 * by this precision, only where the language says so.
 */
export const Decimal = DecimalBase.clone({
  precision: 1_200,
  rounding: DecimalBase.ROUND_HALF_UP,
  modulo: DecimalBase.ROUND_DOWN,
  toExpNeg: -9e15,
  toExpPos: 9e15,
});

/** An exact decimal number. */
export type Decimal = DecimalBase;

/** What an expression gives. `null` is unknown; dates are `YYYY-MM-DD`, instants ISO 8601 in UTC with milliseconds. */
export type RuleValue = null | string | boolean | Decimal | readonly RuleValue[];

/** The variables' values, as wire JSON: decimal strings, nested objects for expanded references, arrays for lists. */
export interface RuleEnv {
  readonly [variable: string]: unknown;
}
