import type { Action, TransitionDefinition } from '@formwork/definition';
import type { Issue } from '@formwork/kernel';
import type { Principal } from '../people/principal.ts';

/** Which records, how many, and how much of each; see the HTTP contract for the wire form. */
export interface ListRequest {
  /** A condition in JsonLogic over `record`. */
  readonly filter?: unknown;
  /** Such as `-due_on,number`. */
  readonly sort?: string;
  readonly fields?: readonly string[];
  readonly expand?: readonly string[];
  /** Every reference becomes `{id, title}`. */
  readonly titles?: boolean;
  readonly limit?: number;
  readonly cursor?: string;
  readonly offset?: number;
  readonly search?: string;
  readonly count?: 'none' | 'exact' | 'capped' | 'estimate';
  readonly deleted?: 'only';
}

/** How one record is shown. */
export type ReadRequest = Pick<ListRequest, 'fields' | 'expand' | 'titles'>;

/** Options of a write. */
export interface WriteOptions {
  /** The version that the writer saw; the write is refused with `FW_RECORD_STALE` when it is no longer the last. */
  readonly version?: number;
  readonly expand?: readonly string[];
  readonly titles?: boolean;
  /** Answer with every line that may be read, as for a new record. */
  readonly lines?: 'all';
  /** Makes a repeated request answer as the first did, without a second effect. */
  readonly idempotency?: IdempotencyRequest;
}

/** A POST that may be sent again. */
export interface IdempotencyRequest {
  readonly key: string;
  /** Method and path, so that one key cannot serve two purposes. */
  readonly route: string;
  /** What was sent; another body under the same key is refused. */
  readonly body: unknown;
}

/**
 * A record after a write: `json` is the text that PostgreSQL built, as the caller may see it. A new or restored record
 * has its lines; one that was changed or moved has those that the change gave or `expand` names, as reading it would.
 */
export interface WrittenRecord {
  readonly id: string;
  readonly version: number;
  readonly json: string;
}

/** Values as they come from outside, by field name. */
export type RecordValues = Readonly<Record<string, unknown>>;

/** One act of a bulk request. */
export type BulkOperation =
  | { readonly create: RecordValues }
  | { readonly update: string; readonly values: RecordValues; readonly version?: number }
  | { readonly delete: string; readonly version?: number }
  | { readonly transition: string; readonly id: string; readonly values?: RecordValues };

/** What became of one act. */
export type BulkResult =
  | { readonly ok: true; readonly id: string; readonly version: number; readonly json: string }
  | { readonly ok: false; readonly error: unknown };

/** A transition of one record for one person. */
export interface RecordTransition extends TransitionDefinition {
  readonly allowed: boolean;
  readonly reasons: readonly Issue[];
}

/** Why somebody may or may not do something. */
export interface AccessQuestion {
  readonly id?: string;
  readonly action: Action;
  readonly field?: string;
}

/** The records of every app: reading compiles to one statement, each write is one transaction. */
export interface Records {
  /** JSON text of `{items, nextCursor, total}`. */
  list(principal: Principal, app: string, entity: string, request: ListRequest): Promise<{ json: string }>;
  /** Throws `FW_RECORD_MISSING`, for a record that may not be seen as for one that is not there. */
  read(
    principal: Principal,
    app: string,
    entity: string,
    id: string,
    request?: ReadRequest,
  ): Promise<{ json: string; version: number }>;
  create(
    principal: Principal,
    app: string,
    entity: string,
    values: RecordValues,
    options?: WriteOptions,
  ): Promise<WrittenRecord>;
  update(
    principal: Principal,
    app: string,
    entity: string,
    id: string,
    values: RecordValues,
    options?: WriteOptions,
  ): Promise<WrittenRecord>;
  /** Puts a record with its lines into the recycle bin. */
  remove(principal: Principal, app: string, entity: string, id: string, options?: WriteOptions): Promise<void>;
  /** Takes a record with the lines that went with it out of the recycle bin. */
  restore(
    principal: Principal,
    app: string,
    entity: string,
    id: string,
    options?: WriteOptions,
  ): Promise<WrittenRecord>;
  /** All operations or none, unless `partial`. */
  bulk(
    principal: Principal,
    app: string,
    entity: string,
    operations: readonly BulkOperation[],
    options?: { readonly partial?: boolean; readonly idempotency?: IdempotencyRequest },
  ): Promise<readonly BulkResult[]>;
  /** The record as it would be saved, with every finding; nothing is kept. */
  preview(
    principal: Principal,
    app: string,
    entity: string,
    request: { readonly id?: string; readonly values: RecordValues },
  ): Promise<{ record: Record<string, unknown>; issues: readonly Issue[] }>;
  /** JSON text of `{items, nextCursor}`, newest first, with only what the caller may read. */
  history(
    principal: Principal,
    app: string,
    entity: string,
    id: string,
    request?: { readonly cursor?: string; readonly limit?: number },
  ): Promise<{ json: string }>;
  /** JSON text of `{rows}`. */
  aggregate(
    principal: Principal,
    app: string,
    entity: string,
    request: { readonly group?: readonly string[]; readonly measures?: readonly string[]; readonly filter?: unknown },
  ): Promise<{ json: string }>;
  transitions(principal: Principal, app: string, entity: string, id: string): Promise<readonly RecordTransition[]>;
  transition(
    principal: Principal,
    app: string,
    entity: string,
    id: string,
    name: string,
    values?: RecordValues,
    options?: WriteOptions,
  ): Promise<WrittenRecord>;
  /**
   * Loads many records with their lines as the platform: parsed, completed with defaults and checked by the rules that
   * read the record alone; no history, no transitions. References may be given by their key fields, owner, state and
   * numbers too. One transaction; gives the ids in order.
   */
  load(app: string, entity: string, records: readonly RecordValues[]): Promise<readonly string[]>;
}
