import type { EntityModel } from '@formwork/definition';
import type { Json } from '@formwork/kernel';
import { type ListPlan, compileList, exportPlan, planList, runList } from '@formwork/storage';
import type { Command } from '../records/command.ts';
import { RecordForbidden } from '../records/record.errors.ts';
import { type RecordPorts, runDirect } from '../records/record-ports.ts';
import { refuseQuery } from '../records/refuse-query.ts';
import { createCsvWriter } from './csv-writer.ts';
import { type ExportColumn, exportColumns, usualFields } from './export-columns.ts';
import type { ExportFormat, ExportRequest, Exports } from './exports.ts';
import type { SheetWriter } from './sheet-writer.ts';
import { createXlsxWriter } from './xlsx-writer.ts';

/** Records that are read at a time. */
const PAGE = 500;

const writers: Readonly<Record<ExportFormat, () => SheetWriter>> = { csv: createCsvWriter, xlsx: createXlsxWriter };

interface Page {
  readonly items: readonly Readonly<Record<string, Json>>[];
  readonly nextCursor?: string;
}

/**
 * Files of records. Page after page is read as the reader of the file takes it, each by a statement of its own, so that
 * a slow reader holds no connection and keeps no publish waiting. A record that is changed meanwhile is in the file as
 * it was when its page was read.
 */
export function createExports(ports: RecordPorts): Exports {
  return {
    open: async (principal, app, entity, request) => {
      const target = { principal, app, entity };
      const page = (cursor?: string): Promise<OpenedPage> =>
        runDirect(ports, target, (command, model) => readPage(command, model, request, cursor));
      const first = await page();
      const writer = writers[request.format]();
      return {
        name: `${entity}-${first.day}.${request.format}`,
        contentType: writer.contentType,
        chunks: chunksOf(writer, first, page),
      };
    },
  };
}

interface OpenedPage {
  readonly page: Page;
  readonly columns: readonly ExportColumn[];
  /** The civil date where the asker is. */
  readonly day: string;
}

async function readPage(
  command: Command,
  entity: EntityModel,
  request: ExportRequest,
  cursor: string | undefined,
): Promise<OpenedPage> {
  const { access, storage, caller, principal } = command;
  if (access.entity(entity.id).rows('export') === false) throw RecordForbidden({ action: 'export' });
  const { format: _format, locale: asked, headings = {}, fields = usualFields(access, entity), ...which } = request;
  const locale = asked ?? (principal.kind === 'user' ? principal.user.locale : 'en');
  const { columns, issues: unknown } = exportColumns(access, entity, fields, {
    locale,
    timeZone: caller.timeZone,
    headings: new Map(Object.entries(headings)),
  });
  if (unknown.length > 0) throw refuseQuery(unknown);
  const list = {
    ...which,
    ...selected(fields),
    titles: true,
    limit: PAGE,
    ...(cursor === undefined ? {} : { cursor }),
  };
  const { plan, issues } = planList(storage, access, entity, list);
  if (plan === undefined) throw refuseQuery(issues);
  const exported: ListPlan = exportPlan(plan);
  const json = await runList(command.runner, compileList(storage, access, exported), exported, caller);
  return {
    page: JSON.parse(json) as Page,
    columns,
    day: command.moment.today,
  };
}

/** The fields of the record itself, and the references that paths lead through. */
function selected(paths: readonly string[]): { readonly fields: string[]; readonly expand: string[] } {
  const roots = new Set(paths.map((path) => path.split('.')[0]!));
  const opened = paths.filter((path) => path.includes('.')).map((path) => path.slice(0, path.lastIndexOf('.')));
  return { fields: [...roots], expand: [...new Set(opened)] };
}

async function* chunksOf(
  writer: SheetWriter,
  first: OpenedPage,
  read: (cursor: string) => Promise<OpenedPage>,
): AsyncGenerator<Uint8Array> {
  const { columns } = first;
  yield writer.start(columns.map(({ heading }) => heading));
  for (let { page } = first; ;) {
    const rows = page.items.map((record) => columns.map((column) => column.cell(record)));
    const chunk = writer.rows(rows);
    if (chunk.length > 0) yield chunk;
    if (page.nextCursor === undefined) break;
    ({ page } = await read(page.nextCursor));
  }
  const last = writer.end();
  if (last.length > 0) yield last;
}
