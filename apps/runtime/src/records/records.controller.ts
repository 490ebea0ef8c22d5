import type { Engine, Principal } from '@formwork/engine';
import { Body, Controller, Delete, Get, HttpCode, Inject, Param, Patch, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { readVersion } from '../http/if-match.ts';
import { readIdempotency } from '../http/read-idempotency.ts';
import { Asker } from '../http/principal.ts';
import { QueryInvalid } from '../http/http.errors.ts';
import { readObject, refuseOtherKeys } from '../http/read-body.ts';
import { ENGINE } from '../tokens.ts';
import { presentBulk } from './present-bulk.ts';
import { readBulkOperations } from './read-bulk-operations.ts';
import { readJson, readListRequest, readNames } from './read-list-request.ts';

type Query = Readonly<Record<string, unknown>>;

/** Sends JSON text that the database has built, untouched. */
function sendJson(reply: FastifyReply, json: string, status = 200, version?: number): void {
  if (version !== undefined) reply.header('etag', `"${version}"`);
  reply.status(status).header('content-type', 'application/json; charset=utf-8').send(json);
}

/** Records of an app's entities over HTTP. It maps requests to the engine; every rule lives there. */
@Controller('api/apps/:app/:entity')
export class RecordsController {
  constructor(@Inject(ENGINE) private readonly engine: Engine) {}

  @Get()
  async list(
    @Asker() asker: Principal,
    @Param('app') app: string,
    @Param('entity') entity: string,
    @Query() query: Query,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { json } = await this.engine.records.list(asker, app, entity, readListRequest(query));
    sendJson(reply, json);
  }

  @Get('aggregate')
  async aggregate(
    @Asker() asker: Principal,
    @Param('app') app: string,
    @Param('entity') entity: string,
    @Query() query: Query,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    refuseParameters(query, ['group', 'measures', 'filter', 'search']);
    const { json } = await this.engine.records.aggregate(asker, app, entity, {
      group: readNames(String(query['group'] ?? '')),
      measures: readNames(String(query['measures'] ?? 'count')),
      ...(query['filter'] === undefined ? {} : { filter: readJson('filter', String(query['filter'])) }),
      ...(query['search'] === undefined ? {} : { search: String(query['search']) }),
    });
    sendJson(reply, json);
  }

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
    const id = typeof given['id'] === 'string' ? given['id'] : undefined;
    return this.engine.records.preview(asker, app, entity, {
      ...(id === undefined ? {} : { id }),
      values: readObject(given['values'] ?? {}),
    });
  }

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
    const partial = given['partial'] === true;
    const results = await this.engine.records.bulk(asker, app, entity, operations, {
      ...readIdempotency(request),
      partial,
    });
    sendJson(reply, presentBulk(results, request));
  }

  @Get(':id')
  async read(
    @Asker() asker: Principal,
    @Param('app') app: string,
    @Param('entity') entity: string,
    @Param('id') id: string,
    @Query() query: Query,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    refuseParameters(query, ['expand', 'fields', 'titles', 'deleted']);
    const { json, version } = await this.engine.records.read(asker, app, entity, id, readListRequest(query));
    sendJson(reply, json, 200, version);
  }

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

  @Get(':id/history')
  async history(
    @Asker() asker: Principal,
    @Param('app') app: string,
    @Param('entity') entity: string,
    @Param('id') id: string,
    @Query() query: Query,
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

  @Get(':id/transitions')
  async transitions(
    @Asker() asker: Principal,
    @Param('app') app: string,
    @Param('entity') entity: string,
    @Param('id') id: string,
  ): Promise<unknown> {
    return { items: await this.engine.records.transitions(asker, app, entity, id) };
  }

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

function refuseParameters(query: Query, known: readonly string[]): void {
  const other = Object.keys(query).find((name) => !known.includes(name));
  if (other !== undefined) throw QueryInvalid({ parameter: other, reason: 'is not known' });
}
