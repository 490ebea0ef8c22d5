import type { Engine } from '@formwork/engine';
import { Controller, Delete, Get, HttpCode, Inject, Patch, Post, type StreamableFile } from '@nestjs/common';
import { findBoolean, findString, readObject, refuseOtherKeys } from '../http/read-body.ts';
import { ENGINE } from '../tokens.ts';
import { presentBulk } from './present-bulk.ts';
import { readAggregateRequest } from './read-aggregate-request.ts';
import { readBulkOperations } from './read-bulk-operations.ts';
import { readExportRequest } from './read-export-request.ts';
import { readHistoryRequest } from './read-history-request.ts';
import { readAnswerRequest, readListRequest, readReadRequest } from './read-list-request.ts';
import { Call, type RecordCall } from './record-call.ts';

/** Records of an app's entities over HTTP. It maps requests to the engine; every rule lives there. */
@Controller('api/apps/:app/:entity')
export class RecordsController {
  constructor(@Inject(ENGINE) private readonly engine: Engine) {}

  /** Records that the asker may read. Parameters: filter, sort, search, fields, expand, titles, deleted, cursor, limit, count. */
  @Get()
  async list(@Call() call: RecordCall): Promise<string> {
    return call.answer(await this.engine.records.list(...call.target, readListRequest(call.query)));
  }

  /** Numbers over records that the asker may read. Parameters: group, measures, filter, search. */
  @Get('aggregate')
  async aggregate(@Call() call: RecordCall): Promise<string> {
    return call.answer(await this.engine.records.aggregate(...call.target, readAggregateRequest(call.query)));
  }

  /** A file of every record that the asker may read and export. Parameters: format (csv, xlsx), filter, sort, search, fields, headings, locale. */
  @Get('export')
  async export(@Call() call: RecordCall): Promise<StreamableFile> {
    return call.answerFile(await this.engine.exports.open(...call.target, readExportRequest(call.query)));
  }

  /** Makes a record with its lines. */
  @Post()
  async create(@Call() call: RecordCall): Promise<string> {
    return call.answerMade(await this.engine.records.create(...call.target, call.body, call.readIdempotency()));
  }

  /** The computed values of a record that is being filled in. Nothing is stored. */
  @Post('preview')
  @HttpCode(200)
  async preview(@Call() call: RecordCall): Promise<unknown> {
    const { body } = call;
    refuseOtherKeys(body, ['id', 'values']);
    const id = findString(body, 'id');
    const values = readObject(body['values'] ?? {});
    return this.engine.records.preview(...call.target, { ...(id === undefined ? {} : { id }), values });
  }

  /** Many writes at once: all or none, or each by itself with partial. */
  @Post('bulk')
  @HttpCode(200)
  async bulk(@Call() call: RecordCall): Promise<string> {
    const { body } = call;
    refuseOtherKeys(body, ['operations', 'partial']);
    const operations = readBulkOperations(body['operations']);
    const options = { ...call.readIdempotency(), partial: findBoolean(body, 'partial') ?? false };
    return call.answer({
      json: presentBulk(await this.engine.records.bulk(...call.target, operations, options), call),
    });
  }

  /** One record. Parameters: expand, fields, titles, deleted. */
  @Get(':id')
  async read(@Call() call: RecordCall): Promise<string> {
    return call.answer(await this.engine.records.read(...call.target, call.id, readReadRequest(call.query)));
  }

  /** Changes fields and lines; answers with lines that were given, or named by expand. Parameters: expand, titles. */
  @Patch(':id')
  async update(@Call() call: RecordCall): Promise<string> {
    const options = { ...readAnswerRequest(call.query), ...call.readBasis() };
    return call.answer(await this.engine.records.update(...call.target, call.id, call.body, options));
  }

  /** Moves a record to the recycle bin. */
  @Delete(':id')
  @HttpCode(204)
  async remove(@Call() call: RecordCall): Promise<void> {
    await this.engine.records.remove(...call.target, call.id, call.readBasis());
  }

  /** Brings a record back from the recycle bin. */
  @Post(':id/restore')
  @HttpCode(200)
  async restore(@Call() call: RecordCall): Promise<string> {
    return call.answer(await this.engine.records.restore(...call.target, call.id, call.readIdempotency()));
  }

  /** Who changed what and when, newest first. Parameters: cursor, limit. */
  @Get(':id/history')
  async history(@Call() call: RecordCall): Promise<string> {
    return call.answer(await this.engine.records.history(...call.target, call.id, readHistoryRequest(call.query)));
  }

  /** The transitions that the asker could take now, and what refuses the others. */
  @Get(':id/transitions')
  async transitions(@Call() call: RecordCall): Promise<unknown> {
    return { items: await this.engine.records.transitions(...call.target, call.id) };
  }

  /** Takes a transition, with values where it asks for some. Parameters: expand, titles. */
  @Post(':id/transitions/:name')
  @HttpCode(200)
  async transition(@Call() call: RecordCall): Promise<string> {
    const body = call.optionalBody;
    refuseOtherKeys(body, ['values']);
    const values = readObject(body['values'] ?? {});
    const { target, id, transition } = call;
    const options = { ...readAnswerRequest(call.query), ...call.readBasis() };
    return call.answer(await this.engine.records.transition(...target, id, transition, values, options));
  }
}
