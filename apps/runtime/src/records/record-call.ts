import { Readable } from 'node:stream';
import type { ExportFile, Principal } from '@formwork/engine';
import { type ExecutionContext, StreamableFile, createParamDecorator } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { readVersion } from '../http/if-match.ts';
import { resolveAsker } from '../http/principal.ts';
import { type IdempotencyOption, readIdempotency } from '../http/idempotency.ts';
import { readObject } from '../http/read-body.ts';
import type { Query } from '../http/read-query.ts';

/** The address of every route about records; a part that a route does not have is never asked for. */
interface RecordAddress {
  readonly app: string;
  readonly entity: string;
  readonly id: string;
  readonly name: string;
}

/** A request about the records of one entity, in the words of the engine. */
export class RecordCall {
  constructor(
    readonly request: FastifyRequest,
    private readonly reply: FastifyReply,
  ) {}

  /** Who asks, and for which entity of which app: the first arguments of everything that the engine does with records. */
  get target(): readonly [asker: Principal, app: string, entity: string] {
    return [resolveAsker(this.request), this.address.app, this.address.entity];
  }

  /** The record that the address names. */
  get id(): string {
    return this.address.id;
  }

  /** The transition that the address names. */
  get transition(): string {
    return this.address.name;
  }

  get query(): Query {
    return this.request.query as Query;
  }

  /** Throws `FW_HTTP_BODY_INVALID` for anything but an object. */
  get body(): Record<string, unknown> {
    return readObject(this.request.body);
  }

  /** The body of a route that may be called without one. */
  get optionalBody(): Record<string, unknown> {
    return readObject(this.request.body ?? {});
  }

  /** The key under which the effect of a write happens once, where the caller gave one. */
  readIdempotency(): IdempotencyOption {
    return readIdempotency(this.request);
  }

  /** The version that the write is based on, and its key. Throws `FW_HTTP_VERSION_REQUIRED`. */
  readBasis(): IdempotencyOption & { readonly version?: number } {
    const version = readVersion(this.request);
    return { ...(version === undefined ? {} : { version }), ...this.readIdempotency() };
  }

  /** Answers with JSON text that the database has built, untouched; with the version of a record as its tag. */
  answer({ json, version }: { readonly json: string; readonly version?: number }): string {
    if (version !== undefined) void this.reply.header('etag', `"${version}"`);
    void this.reply.header('content-type', 'application/json; charset=utf-8');
    return json;
  }

  /** As `answer`, for a record that was made: tells where it is. */
  answerMade(made: { readonly id: string; readonly json: string; readonly version: number }): string {
    const { app, entity } = this.address;
    void this.reply.header('location', `/api/apps/${app}/${entity}/${made.id}`);
    return this.answer(made);
  }

  /** Answers with a file that is made while it is sent; a caller who goes away ends it. */
  answerFile(file: ExportFile): StreamableFile {
    void this.reply.header('cache-control', 'no-store');
    const disposition = `attachment; filename="${file.name}"`;
    return new StreamableFile(Readable.from(file.chunks), { type: file.contentType, disposition });
  }

  private get address(): RecordAddress {
    return this.request.params as RecordAddress;
  }
}

/** Parameter decorator: the request as a call about records. */
export const Call = createParamDecorator((_: unknown, context: ExecutionContext): RecordCall => {
  const http = context.switchToHttp();
  return new RecordCall(http.getRequest<FastifyRequest>(), http.getResponse<FastifyReply>());
});
