/** A part of a line of Markdown. Links lead only to the web, to mail and to telephones; there is no HTML. */
export type MarkdownInline =
  | { readonly kind: 'text' | 'code'; readonly text: string }
  | { readonly kind: 'break' }
  | { readonly kind: 'strong' | 'emphasis' | 'deleted'; readonly inside: readonly MarkdownInline[] }
  | { readonly kind: 'link'; readonly href: string; readonly inside: readonly MarkdownInline[] };

/** A block of Markdown. */
export type MarkdownBlock =
  | { readonly kind: 'heading'; readonly level: number; readonly inside: readonly MarkdownInline[] }
  | { readonly kind: 'paragraph'; readonly inside: readonly MarkdownInline[] }
  | { readonly kind: 'list'; readonly first?: number; readonly items: readonly (readonly MarkdownBlock[])[] }
  | { readonly kind: 'quote'; readonly inside: readonly MarkdownBlock[] }
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'table'; readonly rows: readonly (readonly (readonly MarkdownInline[])[])[] }
  | { readonly kind: 'rule' };

/** Quotes and lists within each other, and marks within marks; what is deeper is plain text. */
const DEEPEST = 8;

const FENCE = /^ {0,3}(`{3,}|~{3,})/;
const HEADING = /^ {0,3}(#{1,6})[ \t]+/;
const RULE = /^ {0,3}(?:(?:- *){3,}|(?:\* *){3,}|(?:_ *){3,})$/;
const QUOTE = /^ {0,3}> ?/;
const ITEM = /^( {0,3})([-*+]|\d{1,9}[.)])(?: +|$)/;
const TABLE_LINE = /^ {0,3}\|?(?: *:?-+:? *\|)+(?: *:?-+:?)? *$/;

/** Reads Markdown in time linear in its length, whatever it holds. Never throws. */
export function parseMarkdown(text: string): readonly MarkdownBlock[] {
  return parseBlocks(text.split('\n'), 0);
}

function parseBlocks(lines: readonly string[], depth: number): readonly MarkdownBlock[] {
  const blocks: MarkdownBlock[] = [];
  let at = 0;
  while (at < lines.length) {
    if (lines[at]!.trim() === '') {
      at += 1;
      continue;
    }
    const [block, next] = parseBlock(lines, at, depth);
    blocks.push(block);
    at = next;
  }
  return blocks;
}

function parseBlock(lines: readonly string[], at: number, depth: number): readonly [MarkdownBlock, number] {
  const line = lines[at]!;
  if (FENCE.test(line)) return parseFence(lines, at);
  if (HEADING.test(line)) return [parseHeading(line), at + 1];
  if (RULE.test(line)) return [{ kind: 'rule' }, at + 1];
  if (depth < DEEPEST && QUOTE.test(line)) return parseQuote(lines, at, depth);
  if (depth < DEEPEST && ITEM.test(line)) return parseList(lines, at, depth);
  if (line.includes('|') && TABLE_LINE.test(lines[at + 1] ?? '')) return parseTable(lines, at);
  return parseParagraph(lines, at, depth);
}

function parseFence(lines: readonly string[], at: number): readonly [MarkdownBlock, number] {
  const mark = FENCE.exec(lines[at]!)![1]!;
  let end = at + 1;
  while (end < lines.length && !lines[end]!.trim().startsWith(mark)) end += 1;
  return [{ kind: 'code', text: lines.slice(at + 1, end).join('\n') }, end + 1];
}

function parseHeading(line: string): MarkdownBlock {
  const [lead = '', marks = ''] = HEADING.exec(line)!;
  return { kind: 'heading', level: marks.length, inside: parseInline(line.slice(lead.length).trim()) };
}

function parseQuote(lines: readonly string[], at: number, depth: number): readonly [MarkdownBlock, number] {
  let end = at;
  while (end < lines.length && QUOTE.test(lines[end]!)) end += 1;
  const inside = lines.slice(at, end).map((line) => line.replace(QUOTE, ''));
  return [{ kind: 'quote', inside: parseBlocks(inside, depth + 1) }, end];
}

/** Items of one kind of mark; a line that is indented belongs to the item before it. */
function parseList(lines: readonly string[], at: number, depth: number): readonly [MarkdownBlock, number] {
  const mark = ITEM.exec(lines[at]!)![2]!;
  const isNumbered = /\d/.test(mark);
  const items: string[][] = [];
  let end = at;
  for (; end < lines.length; end += 1) {
    const line = lines[end]!;
    const item = ITEM.exec(line);
    const isItem = item !== null && item[1]!.length < 2 && !RULE.test(line) && /\d/.test(item[2]!) === isNumbered;
    if (isItem) items.push([line.slice(item[0].length)]);
    else if (/^(?: {2,}|\t)/.test(line)) items.at(-1)?.push(line.replace(/^(?: {1,4}|\t)/, ''));
    else if (line.trim() === '' && /^(?: {2,}|\t)/.test(lines[end + 1] ?? '')) items.at(-1)?.push('');
    else break;
  }
  const blocks = items.map((item) => parseBlocks(item, depth + 1));
  return [
    { kind: 'list', ...(isNumbered ? { first: Number.parseInt(mark, 10) } : {}), items: blocks },
    Math.max(end, at + 1),
  ];
}

function parseTable(lines: readonly string[], at: number): readonly [MarkdownBlock, number] {
  let end = at + 2;
  while (end < lines.length && lines[end]!.includes('|')) end += 1;
  const head = cellsOf(lines[at]!);
  const body = lines.slice(at + 2, end).map((line) => cellsOf(line).slice(0, head.length));
  return [{ kind: 'table', rows: [head, ...body].map((row) => row.map(parseInline)) }, end];
}

function cellsOf(line: string): string[] {
  const text = line.trim().replace(/^\|/, '').replace(/\|$/, '');
  return text.split('|').map((cell) => cell.trim());
}

function parseParagraph(lines: readonly string[], at: number, depth: number): readonly [MarkdownBlock, number] {
  let end = at + 1;
  while (end < lines.length && !endsParagraph(lines[end]!, depth)) end += 1;
  const text = lines.slice(at, end).map((line) => line.trim());
  return [{ kind: 'paragraph', inside: parseInline(text.join('\n')) }, end];
}

function endsParagraph(line: string, depth: number): boolean {
  if (line.trim() === '' || FENCE.test(line) || HEADING.test(line) || RULE.test(line)) return true;
  return depth < DEEPEST && (QUOTE.test(line) || ITEM.test(line));
}

type Mark = '**' | '__' | '*' | '_' | '~~' | '[';

/** A mark that waits for its end, with what has come since. */
interface OpenMark {
  readonly mark: Mark;
  readonly inside: MarkdownInline[];
}

const KINDS = { '**': 'strong', __: 'strong', '*': 'emphasis', _: 'emphasis', '~~': 'deleted' } as const;
const PLAIN = /[^\\`*_~[\]<\n h]+|h(?!ttps?:\/\/)| /y;
const MARK = /\*\*|__|~~|\*|_/y;
const CODE = /(`{1,3})(?!`)([^`\n]{1,4000})\1(?!`)/y;
const TARGET = /\]\(<?([^\s<>()]{1,2000}(?:\([^\s<>()]{0,200}\)[^\s<>()]{0,2000}){0,4})>?(?: +"[^"\n]{0,200}")?\)/y;
const BARE_LINK = /<?(https?:\/\/[^\s<>"'`*[\]{}|\\^]{1,2000})>?/y;

/** Marks are matched with a stack: what is never closed is text. */
function parseInline(text: string): readonly MarkdownInline[] {
  const open: OpenMark[] = [];
  const root: MarkdownInline[] = [];
  const add = (part: MarkdownInline): void => addTo(open.at(-1)?.inside ?? root, part);
  const isOpen = (mark: Mark): boolean => open.some((each) => each.mark === mark);
  const flatten = (): void => {
    const { mark, inside } = open.pop()!;
    add({ kind: 'text', text: mark });
    for (const part of inside) add(part);
  };
  const close = (mark: Mark, wrap: (inside: readonly MarkdownInline[]) => readonly MarkdownInline[]): void => {
    while (open.at(-1)!.mark !== mark) flatten();
    for (const part of wrap(open.pop()!.inside)) add(part);
  };
  const find = (pattern: RegExp, at: number): RegExpExecArray | null => {
    pattern.lastIndex = at;
    return pattern.exec(text);
  };
  for (let at = 0; at < text.length;) {
    const plain = find(PLAIN, at);
    const char = text[at]!;
    const code = char === '`' ? find(CODE, at) : null;
    const bare = char === 'h' || char === '<' ? find(BARE_LINK, at) : null;
    const target = char === ']' && isOpen('[') ? find(TARGET, at) : null;
    const mark = find(MARK, at)?.[0] as Mark | undefined;
    if (plain !== null) {
      add({ kind: 'text', text: plain[0] });
      at += plain[0].length;
    } else if (char === '\\' && /[\\`*_~[\]()#+\-.!>|<]/.test(text[at + 1] ?? '')) {
      add({ kind: 'text', text: text[at + 1]! });
      at += 2;
    } else if (char === '\n') {
      add({ kind: 'break' });
      at += 1;
    } else if (code !== null) {
      add({ kind: 'code', text: code[2]!.trim() });
      at += code[0].length;
    } else if (bare !== null && !isOpen('[')) {
      const href = bare[1]!.replace(/[.,;:!?)]+$/, '');
      add({ kind: 'link', href, inside: [{ kind: 'text', text: href }] });
      at += bare[0].startsWith('<') ? bare[0].length : href.length;
    } else if (target !== null) {
      const href = safeHref(target[1]!);
      close('[', (inside) => (href === undefined ? inside : [{ kind: 'link', href, inside }]));
      at += target[0].length;
    } else if (char === '[' && open.length < DEEPEST && !isOpen('[')) {
      open.push({ mark: '[', inside: [] });
      at += 1;
    } else if (mark !== undefined) {
      if (mark !== '[' && isOpen(mark) && canClose(text, at, mark))
        close(mark, (inside) => [{ kind: KINDS[mark], inside }]);
      else if (canOpen(text, at, mark) && open.length < DEEPEST && !isOpen(mark)) open.push({ mark, inside: [] });
      else add({ kind: 'text', text: mark });
      at += mark.length;
    } else {
      add({ kind: 'text', text: char });
      at += 1;
    }
  }
  while (open.length > 0) flatten();
  return root;
}

/** Texts that follow each other are one. */
function addTo(parts: MarkdownInline[], part: MarkdownInline): void {
  const last = parts.at(-1);
  if (part.kind === 'text' && last?.kind === 'text')
    parts[parts.length - 1] = { kind: 'text', text: last.text + part.text };
  else parts.push(part);
}

/** A mark opens before a sign, and closes after one; an underscore within a word is part of it. */
function canOpen(text: string, at: number, mark: Mark): boolean {
  const isWithin = mark.startsWith('_') && /[\p{L}\p{N}]/u.test(text[at - 1] ?? '');
  return !isWithin && /\S/.test(text[at + mark.length] ?? '');
}

function canClose(text: string, at: number, mark: Mark): boolean {
  const isWithin = mark.startsWith('_') && /[\p{L}\p{N}]/u.test(text[at + mark.length] ?? '');
  return !isWithin && /\S/.test(text[at - 1] ?? '');
}

/** Where a link may lead: pages, mail and telephones; `undefined` for scripts, files and everything else. */
function safeHref(target: string): string | undefined {
  return /^(https?:\/\/|mailto:|tel:)[!-~\p{L}\p{N}]+$/iu.test(target) ? target : undefined;
}

/** The words of Markdown without its marks, one line for each block: for cells, titles and exports. */
export function markdownText(blocks: readonly MarkdownBlock[]): string {
  return blocks
    .map(blockText)
    .filter((text) => text !== '')
    .join('\n');
}

function blockText(block: MarkdownBlock): string {
  switch (block.kind) {
    case 'heading':
    case 'paragraph':
      return inlineText(block.inside);
    case 'list':
      return block.items.map((item) => `• ${markdownText(item)}`).join('\n');
    case 'quote':
      return markdownText(block.inside);
    case 'code':
      return block.text;
    case 'table':
      return block.rows.map((row) => row.map(inlineText).join(' | ')).join('\n');
    case 'rule':
      return '';
  }
}

function inlineText(parts: readonly MarkdownInline[]): string {
  return parts
    .map((part) => {
      if (part.kind === 'break') return '\n';
      return 'text' in part ? part.text : inlineText(part.inside);
    })
    .join('');
}
