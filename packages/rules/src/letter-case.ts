/**
 * Letters that have exactly one partner in the other case, in Latin, Greek and Cyrillic. PostgreSQL's own lower()
 * depends on the server's locale, so both sides use this table (SQL through translate()) and agree everywhere.
 */
export const letterCase = buildTable();

function buildTable(): { readonly upper: string; readonly lower: string } {
  let [upper, lower] = ['', ''];
  for (const [from, to] of [
    [0x41, 0x17f],
    [0x386, 0x3ce],
    [0x400, 0x52f],
  ] as const) {
    for (let code = from; code <= to; code += 1) {
      const letter = String.fromCharCode(code);
      const partner = letter.toLowerCase();
      if (partner.length === 1 && partner !== letter && partner.toUpperCase() === letter) {
        upper += letter;
        lower += partner;
      }
    }
  }
  return { upper, lower };
}

const toLower = new Map(Array.from(letterCase.upper, (letter, index) => [letter, letterCase.lower[index]!]));
const toUpper = new Map(Array.from(letterCase.lower, (letter, index) => [letter, letterCase.upper[index]!]));

/** Small letters, by the shared table. */
export function lowerText(text: string): string {
  return Array.from(text, (letter) => toLower.get(letter) ?? letter).join('');
}

/** Capital letters, by the shared table. */
export function upperText(text: string): string {
  return Array.from(text, (letter) => toUpper.get(letter) ?? letter).join('');
}

/** The characters that trim takes away, the ideographic space among them. */
export const WHITE_SPACE = ' \t\n\r\u000b\f\u00a0\u3000';

/** Text without white space at both ends. */
export function trimText(text: string): string {
  let [from, to] = [0, text.length];
  while (from < to && WHITE_SPACE.includes(text[from]!)) from += 1;
  while (to > from && WHITE_SPACE.includes(text[to - 1]!)) to -= 1;
  return text.slice(from, to);
}
