import type { Principal } from '../people/principal.ts';
import type { ListRequest } from '../records/records.ts';

/** The kinds of file that records are given out as. */
export const exportFormats = ['csv', 'xlsx'] as const;
export type ExportFormat = (typeof exportFormats)[number];

/** Which records and which of their fields, as in a list; every record, however many there are. */
export interface ExportRequest extends Pick<ListRequest, 'filter' | 'sort' | 'fields' | 'search'> {
  readonly format: ExportFormat;
  /** BCP 47: the language of headings and options; the person's own unless given. */
  readonly locale?: string;
  /** Headings of columns by their paths, where they are not to be the labels of the fields. */
  readonly headings?: Readonly<Record<string, string>>;
}

/** A file that is made while it is read. */
export interface ExportFile {
  /** Such as `sales_order-2026-03-02.csv`. */
  readonly name: string;
  /** A media type. */
  readonly contentType: string;
  /** Reading is what makes it go on; who stops reading ends it. */
  readonly chunks: AsyncIterable<Uint8Array>;
}

/** Records as files. */
export interface Exports {
  /**
   * Opens a file of records that the asker may both read and export. Throws `FW_RECORD_FORBIDDEN`, and what a list with
   * the same request throws, before the first byte.
   */
  open(principal: Principal, app: string, entity: string, request: ExportRequest): Promise<ExportFile>;
}
