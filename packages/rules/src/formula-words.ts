import { ruleFunctions } from './rule-functions.ts';

/** How tightly infix signs bind; higher binds tighter. */
export const BINDING = { or: 1, and: 2, not: 3, compare: 4, add: 5, times: 6, sign: 7 } as const;

/** Infix signs of formulas by how they bind, with the operator of each. `flat` ones take any number of values. */
export const INFIX: Readonly<
  Record<string, { readonly name: string; readonly binding: number; readonly flat?: true }>
> = Object.assign(Object.create(null) as Record<string, never>, {
  OR: { name: 'or', binding: BINDING.or, flat: true },
  '||': { name: 'or', binding: BINDING.or, flat: true },
  AND: { name: 'and', binding: BINDING.and, flat: true },
  '&&': { name: 'and', binding: BINDING.and, flat: true },
  '=': { name: '==', binding: BINDING.compare },
  '==': { name: '==', binding: BINDING.compare },
  '===': { name: '===', binding: BINDING.compare },
  '<>': { name: '!=', binding: BINDING.compare },
  '!=': { name: '!=', binding: BINDING.compare },
  '!==': { name: '!==', binding: BINDING.compare },
  '<': { name: '<', binding: BINDING.compare },
  '<=': { name: '<=', binding: BINDING.compare },
  '>': { name: '>', binding: BINDING.compare },
  '>=': { name: '>=', binding: BINDING.compare },
  IN: { name: 'in', binding: BINDING.compare },
  '+': { name: '+', binding: BINDING.add, flat: true },
  '-': { name: '-', binding: BINDING.add },
  '*': { name: '*', binding: BINDING.times, flat: true },
  '/': { name: '/', binding: BINDING.times },
  '%': { name: '%', binding: BINDING.times },
});

/** The sign that an operator is printed with. */
export const SIGNS: Readonly<Record<string, string>> = {
  or: 'OR',
  and: 'AND',
  '==': '=',
  '===': '===',
  '!=': '<>',
  '!==': '!==',
  '<': '<',
  '<=': '<=',
  '>': '>',
  '>=': '>=',
  in: 'IN',
  '+': '+',
  '-': '-',
  '*': '*',
  '/': '/',
  '%': '%',
};

/** Words that a field's bare name cannot be. */
export const RESERVED: ReadonlySet<string> = new Set(['and', 'or', 'not', 'in', 'true', 'false', 'null']);

/** The three that are written with words of their own, because they name an entity. */
export const SPECIAL_CALLS = {
  call: 'CALL',
  variable: 'VAR',
  lookup: 'LOOKUP',
  lookupAsOf: 'LOOKUP_AS_OF',
  exists: 'EXISTS',
} as const;

const named = ruleFunctions.filter((each) => /^[a-zA-Z]+$/.test(each.name) && !['and', 'or', 'in'].includes(each.name));
const byFormulaName = new Map(named.map((each) => [each.name.toLowerCase(), each.name]));

/** The function that a formula's word means, whatever its case and underscores; undefined when there is none. */
export function functionOfWord(word: string): string | undefined {
  return byFormulaName.get(word.toLowerCase().replaceAll('_', ''));
}

/** The word for a function: addDays is ADD_DAYS. */
export function wordOfFunction(name: string): string {
  return name.replace(/([A-Z])/g, '_$1').toUpperCase();
}

/** True when a function has a word of its own. */
export function hasWord(name: string): boolean {
  return byFormulaName.get(name.toLowerCase()) === name;
}

/** All words of functions, for completion and for the nearest one to a misspelt word. */
export const formulaWords: readonly string[] = [
  ...named.map((each) => wordOfFunction(each.name)),
  ...Object.values(SPECIAL_CALLS),
];
