import Type from 'typebox';

/** A limit of a decimal: a decimal text such as "0.01", or a number. */
export const DecimalBound = Type.Union([Type.Number(), Type.String({ pattern: '^-?\\d{1,38}([.]\\d{1,12})?$' })], {
  description: 'A limit that is allowed itself, such as "0.01".',
});
