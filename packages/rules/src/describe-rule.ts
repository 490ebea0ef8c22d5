import { isCivilDate } from './civil-date.ts';
import { findRuleFunction } from './rule-functions.ts';
import { type RuleLocale, type RuleWords, ruleWords } from './rule-words.ts';
import { hasItemBody, operatorOf, partsOf, variablePath } from './walk-json.ts';

const MAX_NESTING = 64;
const ORDERS = new Set(['<', '<=', '>', '>=']);
const DATES = new Set([
  'date',
  'addDays',
  'addMonths',
  'addWorkdays',
  'startOfMonth',
  'endOfMonth',
  'toDate',
  'dateTime',
  'addMinutes',
]);

/** Names a path for people; paths are as written, and an item's starts with `item`. */
export type RuleNames = (path: readonly string[]) => string;

interface Speech {
  readonly words: RuleWords;
  readonly locale: RuleLocale;
  readonly names: RuleNames;
  readonly isInList: boolean;
  readonly nesting: number;
}

/** A sentence for people: "Status is not closed and due date is before today". Never throws, whatever the JSON. */
export function describeRule(json: unknown, names: RuleNames = plainName, locale: RuleLocale = 'en'): string {
  const sentence = say(json, { words: ruleWords[locale], locale, names, isInList: false, nesting: 0 });
  return locale === 'en' ? sentence.charAt(0).toUpperCase() + sentence.slice(1) : sentence;
}

/** `record.due_on` is "due on", `record.customer.region` "customer region". */
function plainName(path: readonly string[]): string {
  const names = path.length > 1 && ['record', 'item', 'input', 'app'].includes(path[0]!) ? path.slice(1) : path;
  return names.join(' ').replaceAll('_', ' ');
}

function say(json: unknown, outer: Speech): string {
  const speech = { ...outer, nesting: outer.nesting + 1 };
  if (speech.nesting > MAX_NESTING) return '…';
  if (Array.isArray(json)) return json.map((each) => say(each, speech)).join(speech.words.comma);
  const path = variablePath(json);
  if (path !== undefined) return sayVariable(path, speech);
  const operator = operatorOf(json);
  return operator === undefined ? sayLiteral(json, speech.words) : sayOperator(operator.name, operator.args, speech);
}

function sayLiteral(value: unknown, words: RuleWords): string {
  if (value === true) return words.yes;
  if (value === false) return words.no;
  return typeof value === 'string' || typeof value === 'number' ? String(value) : words.empty;
}

function sayVariable(path: readonly string[], { words, names, isInList }: Speech): string {
  if (path.length === 1 && path[0] === 'today') return words.today;
  if (path.length === 1 && path[0] === 'now') return words.now;
  if (path.length === 0 || (path.length === 1 && path[0] === 'item' && isInList)) return words.item;
  return names(path);
}

function sayOperator(name: string, args: readonly unknown[], speech: Speech): string {
  const { words } = speech;
  if (name === 'and' || name === 'or') return sayJoined(name, args, speech);
  if (name === 'if' || name === '?:') return sayChoice(args, speech);
  if (name === 'lookup' || name === 'exists') return sayData(name, args, speech);
  if (name === 'date' || name === 'dateTime') return say(args[0], speech);
  const hasBody = hasItemBody(name, args, speech.isInList);
  const parts = args.map((arg, index) => {
    const part = say(arg, hasBody && index === 1 ? { ...speech, isInList: true } : speech);
    return needsBrackets(name, arg) ? `(${part})` : part;
  });
  if (ORDERS.has(name)) return sayOrder(name, args, parts, words);
  if ((name === '+' || name === '*') && parts.length !== 2) return parts.join(name === '+' ? ' + ' : ' × ');
  if (name === '-' && parts.length === 1) return `−${parts[0]}`;
  if (name === 'round' && parts.length === 1) parts.push('0');
  const variant = args.length === 1 ? `${name}1` : hasBody ? `${name}Each` : name;
  const known = [variant, name].find((each) => Object.hasOwn(words.templates, each));
  const template = known === undefined ? undefined : words.templates[known];
  if (template !== undefined) return fill(template, parts, words.comma);
  const label = findRuleFunction(name)?.label;
  const spoken = typeof label === 'object' ? (label[speech.locale] ?? name) : name;
  return `${spoken}(${parts.join(words.comma)})`;
}

function fill(template: string, parts: readonly string[], comma: string): string {
  return template.replace(/\$(\d|\*)/g, (_, which: string) =>
    which === '*' ? parts.join(comma) : (parts[Number(which) - 1] ?? '…'),
  );
}

const ARITHMETIC = new Set(['+', '-', '*', '/', '%']);

function needsBrackets(name: string, arg: unknown): boolean {
  const inner = operatorOf(arg)?.name;
  if (inner === undefined) return false;
  if (name === '*' || name === '/' || name === '%') return ARITHMETIC.has(inner);
  return name === '-' && (inner === '+' || inner === '-');
}

function sayJoined(name: 'and' | 'or', args: readonly unknown[], speech: Speech): string {
  const parts = args.map((arg) => {
    const inner = operatorOf(arg)?.name;
    const part = variablePath(arg) === undefined ? say(arg, speech) : fill(speech.words.isTrue, [say(arg, speech)], '');
    return inner !== name && (inner === 'and' || inner === 'or') ? `(${part})` : part;
  });
  return parts.join(speech.words[name]);
}

function sayOrder(name: string, args: readonly unknown[], parts: readonly string[], words: RuleWords): string {
  const template = words.templates[args.some(isDateLike) ? `date${name}` : name]!;
  const first = fill(template, parts, words.comma);
  return parts.length < 3 ? first : first + words.and + fill(template, parts.slice(1), words.comma);
}

function isDateLike(json: unknown): boolean {
  if (isCivilDate(json)) return true;
  const [root] = variablePath(json) ?? [];
  return root === 'today' || root === 'now' || DATES.has(operatorOf(json)?.name ?? '');
}

function sayChoice(args: readonly unknown[], speech: Speech): string {
  const { words } = speech;
  const parts: string[] = [];
  for (let index = 0; index + 1 < args.length; index += 2) {
    parts.push(fill(words.when, [say(args[index], speech), say(args[index + 1], speech)], words.comma));
  }
  if (args.length % 2 === 1) parts.push(fill(words.otherwise, [say(args[args.length - 1], speech)], words.comma));
  return parts.join(words.comma);
}

function sayData(name: 'lookup' | 'exists', args: readonly unknown[], speech: Speech): string {
  const parts = partsOf(args) ?? {};
  const entity = String(parts['entity']).replaceAll('_', ' ');
  if (name === 'exists')
    return fill(speech.words.templates['exists']!, [entity, say(parts['where'], speech)], speech.words.comma);
  const match = Object.entries(partsOf([parts['match']]) ?? {}).map(([field, value]) =>
    fill(speech.words.templates['==']!, [field.replaceAll('_', ' '), say(value, speech)], speech.words.comma),
  );
  const field = String(parts['field']).replaceAll('_', ' ');
  return fill(speech.words.templates['lookup']!, [entity, field, match.join(speech.words.and)], speech.words.comma);
}
