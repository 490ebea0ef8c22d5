import type { Engine, Principal } from '@formwork/engine';
import { Body, Controller, Delete, Get, HttpCode, Inject, Param, Patch, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { readVersion } from '../http/if-match.ts';
import { readIdempotency } from '../http/read-idempotency.ts';
import { Asker } from '../http/principal.ts';
import { findBoolean, findString, readObject, refuseOtherKeys } from '../http/read-body.ts';
import { findParameter, type Query as Parameters, readJson, readNames, refuseParameters } from '../http/read-query.ts';
import { ENGINE } from '../tokens.ts';
import { presentBulk } from './present-bulk.ts';
import { readBulkOperations } from './read-bulk-operations.ts';
import { readListRequest } from './read-list-request.ts';

/** Sends JSON text that the database has built, untouched. */
function sendJson(reply: FastifyReply, json: string, status = 200, version?: number): void {
  if (version !== undefined) reply.header('etag', `"${version}"`);
  reply.status(status).header('content-type', 'application/json; charset=utf-8').send(json);
}

/** Records of an app's entities over HTTP. It maps requests to the engine; every rule lives there. */
@Controller('api/apps/:app/:entity')
export class RecordsController {
  constructor(@Inject(ENGINE) private readonly engine: Engine) {}

  /** Records that the asker may read. Parameters: filter, sort, search, fields, expand, titles, deleted, cursor, limit, count. */
  @Get()
  async list(
    @Asker() asker: Principal,
    @Param('app') app: string,
    @Param('entity') entity: string,
    @Query() query: Parameters,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { json } = await this.engine.records.list(asker, app, entity, readListRequest(query));
    sendJson(reply, json);
  }

  /** Numbers over records that the asker may read. Parameters: group, measures, filter, search. */
  @Get('aggregate')
  async aggregate(
    @Asker() asker: Principal,
    @Param('app') app: string,
    @Param('entity') entity: string,
    @Query() query: Parameters,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    refuseParameters(query, ['group', 'measures', 'filter', 'search']);
    const filter = findParameter(query, 'filter');
    const search = findParameter(query, 'search');
    const { json } = await this.engine.records.aggregate(asker, app, entity, {
      group: readNames(findParameter(query, 'group') ?? ''),
      measures: readNames(findParameter(query, 'measures') ?? 'count'),
      ...(filter === undefined ? {} : { filter: readJson('filter', filter) }),
      ...(search === undefined ? {} : { search }),
    });
    sendJson(reply, json);
  }

  /** Makes a record with its lines. */
  @Post()
  async create(
    @Asker() asker: Principal,
    @Param('app') app: string,
    @Param('entity') entity: string,
    @Body() body: unknown,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const written = await this.engine.records.create(asker, app, entity, readObject(body), readIdempotency(request));
    reply.header('location', `/api/apps/${app}/${entity}/${written.id}`);
    sendJson(reply, written.json, 201, written.version);
  }

  /** The computed values of a record that is being filled in. Nothing is stored. */
  @Post('preview')
  @HttpCode(200)
  async preview(
    @Asker() asker: Principal,
    @Param('app') app: string,
    @Param('entity') entity: string,
    @Body() body: unknown,
  ): Promise<unknown> {
    const given = readObject(body);
    refuseOtherKeys(given, ['id', 'values']);
    const id = findString(given, 'id');
    return this.engine.records.preview(asker, app, entity, {
      ...(id === undefined ? {} : { id }),
      values: readObject(given['values'] ?? {}),
    });
  }

  /** Many writes at once: all or none, or each by itself with partial. */
  @Post('bulk')
  @HttpCode(200)
  async bulk(
    @Asker() asker: Principal,
    @Param('app') app: string,
    @Param('entity') entity: string,
    @Body() body: unknown,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const given = readObject(body);
    refuseOtherKeys(given, ['operations', 'partial']);
    const operations = readBulkOperations(given['operations']);
    const partial = findBoolean(given, 'partial') ?? false;
    const results = await this.engine.records.bulk(asker, app, entity, operations, {
      ...readIdempotency(request),
      partial,
    });
    sendJson(reply, presentBulk(results, request));
  }

  /** One record. Parameters: expand, fields, titles, deleted. */
  @Get(':id')
  async read(
    @Asker() asker: Principal,
    @Param('app') app: string,
    @Param('entity') entity: string,
    @Param('id') id: string,
    @Query() query: Parameters,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    refuseParameters(query, ['expand', 'fields', 'titles', 'deleted']);
    const { json, version } = await this.engine.records.read(asker, app, entity, id, readListRequest(query));
    sendJson(reply, json, 200, version);
  }

  /** Changes fields and lines of a record. */
  @Patch(':id')
  async update(
    @Asker() asker: Principal,
    @Param('app') app: string,
    @Param('entity') entity: string,
    @Param('id') id: string,
    @Body() body: unknown,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const version = readVersion(request);
    const written = await this.engine.records.update(
      asker,
      app,
      entity,
      id,
      readObject(body),
      version === undefined ? {} : { version },
    );
    sendJson(reply, written.json, 200, written.version);
  }

  /** Moves a record to the recycle bin. */
  @Delete(':id')
  @HttpCode(204)
  async remove(
    @Asker() asker: Principal,
    @Param('app') app: string,
    @Param('entity') entity: string,
    @Param('id') id: string,
    @Req() request: FastifyRequest,
  ): Promise<void> {
    const version = readVersion(request);
    await this.engine.records.remove(asker, app, entity, id, version === undefined ? {} : { version });
  }

  /** Brings a record back from the recycle bin. */
  @Post(':id/restore')
  async restore(
    @Asker() asker: Principal,
    @Param('app') app: string,
    @Param('entity') entity: string,
    @Param('id') id: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const written = await this.engine.records.restore(asker, app, entity, id, readIdempotency(request));
    sendJson(reply, written.json, 200, written.version);
  }

  /** Who changed what and when, newest first. Parameters: cursor, limit. */
  @Get(':id/history')
  async history(
    @Asker() asker: Principal,
    @Param('app') app: string,
    @Param('entity') entity: string,
    @Param('id') id: string,
    @Query() query: Parameters,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    refuseParameters(query, ['cursor', 'limit']);
    const { cursor, limit } = readListRequest(query);
    const { json } = await this.engine.records.history(asker, app, entity, id, {
      ...(cursor === undefined ? {} : { cursor }),
      ...(limit === undefined ? {} : { limit }),
    });
    sendJson(reply, json);
  }

  /** The transitions that the asker could take now, and what refuses the others. */
  @Get(':id/transitions')
  async transitions(
    @Asker() asker: Principal,
    @Param('app') app: string,
    @Param('entity') entity: string,
    @Param('id') id: string,
  ): Promise<unknown> {
    return { items: await this.engine.records.transitions(asker, app, entity, id) };
  }

  /** Takes a transition, with values where it asks for some. */
  @Post(':id/transitions/:name')
  async transition(
    @Asker() asker: Principal,
    @Param('app') app: string,
    @Param('entity') entity: string,
    @Param('id') id: string,
    @Param('name') name: string,
    @Body() body: unknown,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const given = readObject(body ?? {});
    refuseOtherKeys(given, ['values']);
    const version = readVersion(request);
    const written = await this.engine.records.transition(
      asker,
      app,
      entity,
      id,
      name,
      readObject(given['values'] ?? {}),
      {
        ...readIdempotency(request),
        ...(version === undefined ? {} : { version }),
      },
    );
    sendJson(reply, written.json, 200, written.version);
  }
}
