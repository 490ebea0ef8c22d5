import type { Issue } from '@formwork/kernel';

/** One word of a formula. */
export interface FormulaToken {
  readonly kind: 'number' | 'text' | 'name' | 'sign' | 'end';
  readonly text: string;
  readonly offset: number;
  readonly length: number;
}

const PATTERNS = [
  ['number', /\d+(\.\d+)?([eE][+-]?\d+)?/y],
  ['text', /"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'/suy],
  ['name', /[\p{L}_][\p{L}\p{N}_]*/uy],
  ['sign', /===|!==|==|<>|!=|<=|>=|&&|\|\||[=<>+\-*/%(),.[\]!]/y],
] as const;

/** A finding about a formula; `details` say where in the text it is. */
export function formulaIssue(message: string, hint: string, offset: number, length: number): Issue {
  return { code: 'FW_RULE_FORMULA_SYNTAX', severity: 'error', path: '', message, hint, details: { offset, length } };
}

/** Splits a formula into words; the first character that begins none is a finding. */
export function readFormulaTokens(text: string): { tokens: FormulaToken[]; issues: Issue[] } {
  const tokens: FormulaToken[] = [];
  let offset = 0;
  while (offset < text.length) {
    if (/\s/.test(text[offset]!)) {
      offset += 1;
      continue;
    }
    const token = readToken(text, offset);
    if (token === undefined) {
      const isQuote = text[offset] === '"' || text[offset] === "'";
      const message = isQuote
        ? 'The text has no closing quotation mark.'
        : `"${text[offset]}" has no meaning in a formula.`;
      const hint = isQuote ? 'Close it with the same quotation mark.' : 'Take it out, or put it in quotation marks.';
      return { tokens, issues: [formulaIssue(message, hint, offset, 1)] };
    }
    tokens.push(token);
    offset += token.length;
  }
  tokens.push({ kind: 'end', text: '', offset: text.length, length: 0 });
  return { tokens, issues: [] };
}

function readToken(text: string, offset: number): FormulaToken | undefined {
  for (const [kind, pattern] of PATTERNS) {
    pattern.lastIndex = offset;
    const found = pattern.exec(text)?.[0];
    if (found !== undefined) return { kind, text: found, offset, length: found.length };
  }
  return undefined;
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r' };

/** The text between quotation marks, its escapes resolved. */
export function unquote(quoted: string): string {
  return quoted
    .slice(1, -1)
    .replace(/\\(u[0-9a-fA-F]{4}|[^])/g, (_, escape: string) =>
      escape.length === 5 ? String.fromCharCode(Number.parseInt(escape.slice(1), 16)) : (ESCAPES[escape] ?? escape),
    );
}

/** A text in double quotation marks. */
export function quote(text: string): string {
  const escaped = text
    .replace(/["\\]/g, (sign) => `\\${sign}`)
    .replaceAll('\n', '\\n')
    .replaceAll('\t', '\\t')
    .replaceAll('\r', '\\r');
  return `"${escaped}"`;
}
