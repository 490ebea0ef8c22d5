import type { Issue, Json, Text } from '@formwork/kernel';
import type { CallOptions, Transport } from './transport.ts';

/** A record on the wire; see the values in the API's reference. */
export interface RecordJson {
  readonly id: string;
  readonly version: number;
  readonly [field: string]: Json;
}

/** Values to write; only the named fields change. */
export type RecordValues = Readonly<Record<string, Json>>;

/** Which records, how many, and how much of each. */
export interface ListRequest {
  /** A condition in JsonLogic over `record`. */
  readonly filter?: unknown;
  /** Such as `-due_on,number`. */
  readonly sort?: string;
  readonly fields?: readonly string[];
  readonly expand?: readonly string[];
  /** Every reference becomes `{id, title}`. */
  readonly titles?: boolean;
  /** At most 500; 50 unless said. */
  readonly limit?: number;
  readonly cursor?: string;
  readonly offset?: number;
  readonly search?: string;
  readonly count?: 'none' | 'exact' | 'capped' | 'estimate';
  readonly deleted?: 'only';
}

/** How many there are; `exact` is false for an estimate or a cap. */
export interface Total {
  readonly value: number;
  readonly exact: boolean;
}

/** One page of records. */
export interface RecordPage<R = RecordJson> {
  readonly items: readonly R[];
  readonly nextCursor?: string;
  readonly total?: Total;
}

/** One change of a record, with the fields that changed. */
export interface HistoryEntry {
  readonly at: string;
  readonly by: { readonly id: string; readonly name: string } | null;
  readonly action: string;
  readonly transition?: string | null;
  readonly version: number;
  readonly changes: readonly {
    readonly field: string;
    readonly label?: Text;
    readonly from: Json;
    readonly to: Json;
  }[];
  /** By lines field: what was added, changed and removed; only what the caller may read. */
  readonly lines?: Readonly<Record<string, LinesChange>> | null;
}

/** What one change did to lines. */
export interface LinesChange {
  readonly added?: readonly Readonly<Record<string, Json>>[];
  readonly changed?: readonly {
    readonly id: string;
    /** From and to, by field. */
    readonly changes?: Readonly<Record<string, readonly [Json, Json]>>;
  }[];
  readonly removed?: readonly Readonly<Record<string, Json>>[];
}

/** A transition of one record for one person: may they press it, and why not. */
export interface RecordTransition {
  readonly name: string;
  readonly label?: Text;
  readonly to: string;
  readonly tone?: 'primary' | 'default' | 'danger';
  readonly confirm?: Text;
  readonly input?: readonly string[];
  readonly requires?: readonly string[];
  readonly allowed: boolean;
  readonly reasons: readonly Issue[];
}

/** One act of a bulk request. */
export type BulkOperation =
  | { readonly create: RecordValues }
  | { readonly update: string; readonly values: RecordValues; readonly version?: number }
  | { readonly delete: string; readonly version?: number }
  | { readonly transition: string; readonly id: string; readonly values?: RecordValues };

/** What became of one act of a bulk request. */
export type BulkResult =
  | { readonly ok: true; readonly record: RecordJson }
  | {
      readonly ok: false;
      readonly problem: {
        readonly code: string;
        readonly message: string;
        readonly hint: string;
        readonly issues?: readonly Issue[];
      };
    };

/** Options of a write that must not overwrite somebody else's. */
export interface WriteOptions extends CallOptions {
  /** The version that was read; the server answers 412 when it is no longer the last. */
  readonly version?: number | undefined;
  readonly expand?: readonly string[] | undefined;
}

/** The records of one app. Every method throws `ClientProblem` when the server refuses. */
export interface RecordsApi {
  list(entity: string, request?: ListRequest, options?: CallOptions): Promise<RecordPage>;
  read(
    entity: string,
    id: string,
    request?: { expand?: readonly string[]; titles?: boolean },
    options?: CallOptions,
  ): Promise<RecordJson>;
  create(entity: string, values: RecordValues, options?: CallOptions): Promise<RecordJson>;
  update(entity: string, id: string, values: RecordValues, options?: WriteOptions): Promise<RecordJson>;
  remove(entity: string, id: string, options?: WriteOptions): Promise<void>;
  restore(entity: string, id: string, options?: CallOptions): Promise<RecordJson>;
  /** As it would be saved; nothing is kept. */
  preview(
    entity: string,
    request: { id?: string; values: RecordValues },
    options?: CallOptions,
  ): Promise<{ record: RecordValues; issues: Issue[] }>;
  history(
    entity: string,
    id: string,
    request?: { cursor?: string; limit?: number },
    options?: CallOptions,
  ): Promise<{ items: HistoryEntry[]; nextCursor?: string }>;
  transitions(entity: string, id: string, options?: CallOptions): Promise<{ items: RecordTransition[] }>;
  transition(
    entity: string,
    id: string,
    name: string,
    values?: RecordValues,
    options?: WriteOptions,
  ): Promise<RecordJson>;
  bulk(
    entity: string,
    request: { operations: readonly BulkOperation[]; partial?: boolean },
    options?: CallOptions,
  ): Promise<{ results: BulkResult[] }>;
  aggregate(
    entity: string,
    request: { group?: readonly string[]; measures?: readonly string[]; filter?: unknown },
    options?: CallOptions,
  ): Promise<{ rows: RecordValues[] }>;
  /** The address of a file of every record that may be read and exported; a browser opens it as a download. */
  exportAddress(
    entity: string,
    request: Pick<ListRequest, 'filter' | 'sort' | 'search' | 'fields'> & {
      readonly format: 'csv' | 'xlsx';
      readonly locale?: string;
      /** Other headings than the labels of the fields, by path. */
      readonly headings?: Readonly<Record<string, string>>;
    },
  ): string;
}

const joined = (list: readonly string[] | undefined): string | undefined => list?.join(',');
const asJson = (value: unknown): string | undefined => (value === undefined ? undefined : JSON.stringify(value));

/** Builds the part of a client that reads and writes the records of one app. */
export function createRecordsApi(transport: Transport, app: string): RecordsApi {
  const at = (...rest: string[]): string[] => ['apps', app, ...rest];
  return {
    list: (entity, { filter, fields, expand, ...rest } = {}, options = {}) =>
      transport.send({
        ...options,
        method: 'GET',
        path: at(entity),
        query: { ...rest, filter: asJson(filter), fields: joined(fields), expand: joined(expand) },
      }),
    read: (entity, id, { expand, titles } = {}, options = {}) =>
      transport.send({ ...options, method: 'GET', path: at(entity, id), query: { expand: joined(expand), titles } }),
    create: (entity, body, options) => transport.send({ ...options, method: 'POST', path: at(entity), body }),
    update: (entity, id, body, { version, expand, ...options } = {}) =>
      transport.send({
        ...options,
        method: 'PATCH',
        path: at(entity, id),
        query: { expand: joined(expand) },
        body,
        ifMatch: version,
      }),
    remove: (entity, id, { version, signal } = {}) =>
      transport.send({ signal, method: 'DELETE', path: at(entity, id), ifMatch: version }),
    restore: (entity, id, options) => transport.send({ ...options, method: 'POST', path: at(entity, id, 'restore') }),
    preview: (entity, body, options) =>
      transport.send({ ...options, method: 'POST', path: at(entity, 'preview'), body }),
    history: (entity, id, query, options) =>
      transport.send({ ...options, method: 'GET', path: at(entity, id, 'history'), query }),
    transitions: (entity, id, options) =>
      transport.send({ ...options, method: 'GET', path: at(entity, id, 'transitions') }),
    transition: (entity, id, name, values, { version, signal, idempotencyKey } = {}) =>
      transport.send({
        signal,
        idempotencyKey,
        method: 'POST',
        path: at(entity, id, 'transitions', name),
        body: { values: values ?? {} },
        ifMatch: version,
      }),
    bulk: (entity, body, options) => transport.send({ ...options, method: 'POST', path: at(entity, 'bulk'), body }),
    aggregate: (entity, { group, measures, filter }, options) =>
      transport.send({
        ...options,
        method: 'GET',
        path: at(entity, 'aggregate'),
        query: { group: joined(group), measures: joined(measures), filter: asJson(filter) },
      }),
    exportAddress: (entity, { filter, fields, headings, ...rest }) =>
      transport.address({
        path: at(entity, 'export'),
        query: { ...rest, filter: asJson(filter), fields: joined(fields), headings: asJson(headings) },
      }),
  };
}
