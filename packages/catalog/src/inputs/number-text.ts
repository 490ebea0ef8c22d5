const WRITTEN = /^[+-]?\d*(\.\d*)?$/;

/** What a person typed as a plain decimal: separators, spaces and full-width digits are read; `undefined` if it is no number. */
export function readNumberText(typed: string): string | undefined {
  const text = typed
    .normalize('NFKC')
    .replaceAll(/[\s,'_]/g, '')
    .replace('−', '-')
    .replace(/%$/, '');
  if (!WRITTEN.test(text) || !/\d/.test(text)) return undefined;
  const [whole = '', fraction = ''] = text.replace('+', '').split('.');
  const digits = whole.replace('-', '').replace(/^0+(?=\d)/, '') || '0';
  return `${whole.startsWith('-') ? '-' : ''}${digits}${fraction === '' ? '' : `.${fraction}`}`;
}

/** Moves the point of a decimal text: 2 turns 0.13 into 13, -2 turns it back. Exact. */
export function shiftPoint(decimal: string, places: number): string {
  const sign = decimal.startsWith('-') ? '-' : '';
  const [whole = '0', fraction = ''] = decimal.replace('-', '').split('.');
  const at = whole.length + places;
  const digits = `${'0'.repeat(Math.max(1 - at, 0))}${whole}${fraction}${'0'.repeat(Math.max(places - fraction.length, 0))}`;
  const point = Math.max(at, 1);
  const left = digits.slice(0, point).replace(/^0+(?=\d)/, '');
  const right = digits.slice(point);
  return `${sign}${left}${right === '' ? '' : `.${right}`}`;
}

/** The same decimal with exactly so many decimals, or `undefined` if digits would be lost. */
export function withDecimals(decimal: string, scale: number): string | undefined {
  const [whole = '0', fraction = ''] = decimal.split('.');
  const needed = fraction.replace(/0+$/, '');
  if (needed.length > scale) return undefined;
  return scale === 0 ? whole : `${whole}.${needed.padEnd(scale, '0')}`;
}

/** The decimal without zeros that mean nothing. */
export function withoutTrailingZeros(decimal: string): string {
  return decimal.includes('.') ? decimal.replace(/\.?0+$/, '') : decimal;
}
