import { strToU8, Zip } from 'fflate';
import { DeflatedEntry } from './deflated-entry.ts';
import type { ExportCell } from './export-cell.ts';
import type { SheetWriter } from './sheet-writer.ts';

/** Rows that a sheet of a workbook can have, the heading included (ECMA-376, as Excel limits it). */
const MOST_ROWS = 1_048_576;
/** Characters that a cell can have. */
const LONGEST_TEXT = 32_767;
/** Digits that a number keeps in a spreadsheet, which reckons in binary floating point. */
const MOST_DIGITS = 15;

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';

/** Places in `cellXfs` of the style sheet. */
const STYLES = { heading: 1, date: 2, datetime: 3 } as const;

/**
 * A workbook (Office Open XML) that is packed as it is written, so that its size does not matter. Where a sheet is full
 * the next one begins. Text is text: what looks like a formula is not one.
 */
export function createXlsxWriter(): SheetWriter {
  const parts: Uint8Array[] = [];
  let failure: Error | undefined;
  const zip = new Zip((error, chunk) => {
    if (error !== null) failure = error;
    else parts.push(chunk);
  });
  const file = (name: string): DeflatedEntry => {
    const entry = new DeflatedEntry(name);
    zip.add(entry);
    return entry;
  };
  const whole = (name: string, text: string): void => file(name).push(strToU8(XML + text), true);
  const taken = (): Uint8Array => {
    if (failure !== undefined) throw failure;
    return Buffer.concat(parts.splice(0));
  };
  let sheets = 0;
  let row = 0;
  let sheet: DeflatedEntry | undefined;
  let top = '';
  const open = (): void => {
    sheets += 1;
    row = 1;
    sheet = file(`xl/worksheets/sheet${sheets}.xml`);
    sheet.push(strToU8(`${XML}${top}`));
  };
  const close = (): void => sheet?.push(strToU8('</sheetData></worksheet>'), true);
  return {
    contentType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    start: (headings) => {
      const cells = headings.map((heading, index) => textXml(place(index, 1), heading, STYLES.heading)).join('');
      top = `<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${headings
        .map(
          (heading, index) =>
            `<col min="${index + 1}" max="${index + 1}" width="${widthOf(heading)}" customWidth="1"/>`,
        )
        .join('')}</cols><sheetData><row r="1">${cells}</row>`;
      if (headings.length === 0) top = top.replace('<cols></cols>', '');
      whole('_rels/.rels', relations([['officeDocument', 'xl/workbook.xml']]));
      whole('xl/styles.xml', styleSheet());
      open();
      return taken();
    },
    rows: (rows) => {
      let written = '';
      const flush = (): void => {
        if (written !== '') sheet!.push(strToU8(written));
        written = '';
      };
      for (const cells of rows) {
        if (row === MOST_ROWS) {
          flush();
          close();
          open();
        }
        row += 1;
        const number = row;
        written += `<row r="${number}">${cells.map((cell, index) => cellXml(place(index, number), cell)).join('')}</row>`;
      }
      flush();
      return taken();
    },
    end: () => {
      close();
      const numbers = Array.from({ length: sheets }, (_, index) => index + 1);
      whole('[Content_Types].xml', contentTypes(numbers));
      whole('xl/workbook.xml', workbook(numbers));
      whole(
        'xl/_rels/workbook.xml.rels',
        relations([
          ...numbers.map((each): [string, string] => ['worksheet', `worksheets/sheet${each}.xml`]),
          ['styles', 'styles.xml'],
        ]),
      );
      zip.end();
      return taken();
    },
  };
}

/** The address of a cell, such as `AB12`; columns count from 0. */
function place(column: number, row: number): string {
  let name = '';
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26))
    name = String.fromCharCode(65 + ((rest - 1) % 26)) + name;
  return `${name}${row}`;
}

function cellXml(at: string, cell: ExportCell): string {
  if (cell === null) return '';
  switch (cell.kind) {
    case 'text':
      return textXml(at, cell.text);
    case 'number':
      return cell.digits.replaceAll(/\D/g, '').replace(/^0+/, '').length > MOST_DIGITS
        ? textXml(at, cell.digits)
        : `<c r="${at}"><v>${cell.digits}</v></c>`;
    case 'boolean':
      return `<c r="${at}" t="b"><v>${cell.value ? 1 : 0}</v></c>`;
    case 'date':
      return serialXml(at, cell.date, `${cell.date}T00:00:00`, STYLES.date);
    case 'datetime':
      return serialXml(at, cell.local, cell.local, STYLES.datetime);
  }
}

/** Days since the last day of 1899, as spreadsheets count; before March 1900 they miscount, so those stay text. */
function serialXml(at: string, text: string, local: string, style: number): string {
  const days = (Date.parse(`${local}Z`) - Date.UTC(1899, 11, 30)) / 86_400_000;
  if (!(days >= 61)) return textXml(at, text);
  return `<c r="${at}" s="${style}"><v>${days}</v></c>`;
}

function textXml(at: string, text: string, style?: number): string {
  const styled = style === undefined ? '' : ` s="${style}"`;
  return `<c r="${at}"${styled} t="inlineStr"><is><t xml:space="preserve">${escapeXml(text.slice(0, LONGEST_TEXT))}</t></is></c>`;
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Characters that XML cannot hold are left out. */
function escapeXml(text: string): string {
  return text
    .replaceAll(/[&<>"]/g, (sign) => ENTITIES[sign]!)
    .replaceAll(/[\p{Cc}\p{Cs}\uFFFE\uFFFF]/gu, (sign) => ('\t\n\r'.includes(sign) ? sign : ''));
}

/** A heading's width in characters; Chinese ones are twice as wide. */
function widthOf(heading: string): number {
  const characters = Array.from(heading).reduce((sum, sign) => sum + (sign > '\u2E7F' ? 2 : 1), 0);
  return Math.min(60, Math.max(12, characters + 4));
}

function relations(targets: readonly (readonly [kind: string, target: string])[]): string {
  const each = targets
    .map(
      ([kind, target], index) => `<Relationship Id="rId${index + 1}" Type="${RELATIONS}/${kind}" Target="${target}"/>`,
    )
    .join('');
  return `<Relationships xmlns="${PACKAGE}/relationships">${each}</Relationships>`;
}

function workbook(sheets: readonly number[]): string {
  const each = sheets
    .map((number) => `<sheet name="Sheet${number}" sheetId="${number}" r:id="rId${number}"/>`)
    .join('');
  return `<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets>${each}</sheets></workbook>`;
}

function contentTypes(sheets: readonly number[]): string {
  const kind = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
  const each = sheets
    .map((number) => `<Override PartName="/xl/worksheets/sheet${number}.xml" ContentType="${kind}.worksheet+xml"/>`)
    .join('');
  return `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${kind}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${kind}.styles+xml"/>${each}</Types>`;
}

function styleSheet(): string {
  return `<styleSheet xmlns="${MAIN}"><numFmts count="2"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/><numFmt numFmtId="165" formatCode="yyyy\\-mm\\-dd\\ hh:mm:ss"/></numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="4"><xf/><xf fontId="1" applyFont="1"/><xf numFmtId="164" applyNumberFormat="1"/><xf numFmtId="165" applyNumberFormat="1"/></cellXfs></styleSheet>`;
}
