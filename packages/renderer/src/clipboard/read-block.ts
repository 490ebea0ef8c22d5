import type { Json } from '@formwork/kernel';
import type { DataPort } from '../fields/field-react.ts';
import type { ScreenField } from '../screen/screen.ts';

/** A block of cells as a spreadsheet copies it: rows of tab-separated texts, quoted where they hold line breaks. */
export function parseClipboard(text: string): string[][] {
  const rows: string[][] = [[]];
  let cell = '';
  let isQuoted = false;
  for (let index = 0; index < text.length; index += 1) {
    const char = text[index]!;
    if (isQuoted) {
      if (char !== '"') cell += char;
      else if (text[index + 1] === '"') {
        cell += '"';
        index += 1;
      } else isQuoted = false;
    } else if (char === '"' && cell === '') isQuoted = true;
    else if (char === '\t') {
      rows.at(-1)!.push(cell);
      cell = '';
    } else if (char === '\n') {
      rows.at(-1)!.push(cell);
      rows.push([]);
      cell = '';
    } else if (char !== '\r') cell += char;
  }
  rows.at(-1)!.push(cell);
  return rows.filter((row) => row.some((one) => one.trim() !== ''));
}

/**
 * The wire value that a person means by a text, or `undefined` when it means nothing for that field:
 * an option by its label, a reference by its title, a number with separators or a percent sign.
 */
export async function readPasted(text: string, field: ScreenField, data: DataPort): Promise<Json | undefined> {
  const trimmed = text.trim();
  if (trimmed === '') return null;
  const { definition, model, type } = field;
  const options = definition['options'];
  if (Array.isArray(options)) {
    const option = (options as { value: string; label: string }[]).find(
      (one) => one.value === trimmed || String(one.label).toLowerCase() === trimmed.toLowerCase(),
    );
    if (option !== undefined) return accepted(type.kind === 'list' ? [option.value] : option.value, field);
  }
  if (type.kind === 'reference') return findReference(trimmed, type.entity, data);
  if (type.kind === 'list' && type.of.kind === 'reference') return findReferences(trimmed, type.of.entity, field, data);
  if (type.kind === 'boolean') return accepted(/^(true|yes|y|1|是|✓|x)$/i.test(trimmed), field);
  for (const raw of candidates(trimmed, type.kind)) {
    const result = model.parse(raw, definition);
    if (result.ok) return result.value;
  }
  return undefined;
}

function candidates(text: string, kind: string): unknown[] {
  if (kind !== 'number') return [text, dayOf(text)];
  const plain = text.replaceAll(/[\s,，'’]/g, '').replace(/^[¥$€£]/, '');
  return [plain, Number(plain)];
}

/** A spreadsheet writes 2026/6/3, 2026.6.3 or 2026年6月3日 where a record has 2026-06-03. */
function dayOf(text: string): string {
  const match = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(text);
  if (match === null) return text;
  return `${match[1]}-${match[2]!.padStart(2, '0')}-${match[3]!.padStart(2, '0')}`;
}

function accepted(raw: unknown, field: ScreenField): Json | undefined {
  const result = field.model.parse(raw, field.definition);
  return result.ok ? result.value : undefined;
}

/** Several titles, one after another; all of them or none. */
async function findReferences(
  text: string,
  entity: string,
  field: ScreenField,
  data: DataPort,
): Promise<Json | undefined> {
  const titles = text.split(/[,，、;；\n]/).filter((title) => title.trim() !== '');
  const ids = await Promise.all(titles.map((title) => findReference(title.trim(), entity, data)));
  return ids.includes(undefined) ? undefined : accepted(ids, field);
}

async function findReference(text: string, entity: string, data: DataPort): Promise<Json | undefined> {
  const hits = await data.searchRecords(entity, text, { limit: 5 });
  const wanted = text.toLowerCase();
  const exact = hits.filter((hit) => hit.title.toLowerCase() === wanted || hit.subtitle?.toLowerCase() === wanted);
  const found = exact.length === 1 ? exact[0] : hits.length === 1 ? hits[0] : undefined;
  return found?.id;
}
