import type { EntityModel } from '@formwork/definition';
import { isId, type Issue } from '@formwork/kernel';
import {
  compileAggregate,
  compileHistory,
  compileList,
  compileRead,
  parseAggregateRequest,
  planList,
  runAggregate,
  runHistory,
  runList,
  runRead,
} from '@formwork/storage';
import { removeRecord, restoreRecord } from './bin-record.ts';
import type { Command } from './command.ts';
import { createAndPresent, createAtOnce, prepareCreate } from './create-record.ts';
import { SYSTEM } from '../people/principal.ts';
import { loadMany } from './load-records.ts';
import { moveRecord, readTransitions } from './move-record.ts';
import { presentWritten, resolveTree } from './present-record.ts';
import { previewRecord, type RecordPreview } from './preview-record.ts';
import { BulkInvalid, QueryInvalid, RecordForbidden, RecordMissing } from './record.errors.ts';
import { type RecordPorts, type RecordTarget, runDirect, runInTransaction } from './record-ports.ts';
import type {
  BulkOperation,
  BulkResult,
  ReadRequest,
  Records,
  RecordValues,
  WriteOptions,
  WrittenRecord,
} from './records.ts';
import { keepResult, readResult } from './kept-result.ts';
import { refuseQuery } from './refuse-query.ts';
import { isPassing } from './retry-conflicts.ts';
import { prepareUpdate, updateAtOnce, updateRecord } from './update-record.ts';

/** How many operations one bulk request may hold. */
const mostOperations = 1_000;
/** How many entries of history one page holds at most. */
const mostEntries = 200;

/** The records of a workspace. */
export function createRecords(ports: RecordPorts): Records {
  return {
    list: (principal, app, entity, request) =>
      runDirect(ports, { principal, app, entity }, async (command, model) => {
        const { plan, issues } = planList(command.storage, command.access, model, request);
        if (plan === undefined) throw refuseQuery(issues);
        const statement = compileList(command.storage, command.access, plan);
        noteReads(command, model);
        return { json: await runList(command.runner, statement, plan, command.caller) };
      }),
    read: (principal, app, entity, id, request = {}) =>
      runDirect(
        ports,
        { principal, app, entity },
        async (command, model) => {
          if (!isId(id)) throw RecordMissing({});
          const tree = resolveTree(command, model, request);
          const statement = compileRead(command.storage, command.access, tree);
          const read = await runRead(command.runner, statement, id, command.caller);
          if (read === undefined) throw RecordMissing({});
          noteReads(command, model);
          return read;
        },
        isOpenedInside(request) ? ports.pool : ports.reader,
      ),
    create: (principal, app, entity, values, options = {}) =>
      createOne(ports, { principal, app, entity }, values, options),
    update: (principal, app, entity, id, values, options = {}) =>
      updateOne(ports, { principal, app, entity }, id, values, options),
    remove: async (principal, app, entity, id, options = {}) => {
      await runInTransaction(
        ports,
        { principal, app, entity },
        (command, model) => removeRecord(command, model, id, options.version),
        options.idempotency,
      );
    },
    restore: (principal, app, entity, id, options = {}) =>
      runInTransaction(
        ports,
        { principal, app, entity },
        async (command, model) => presentWritten(command, model, id, await restoreRecord(command, model, id), options),
        options.idempotency,
      ),
    bulk: (principal, app, entity, operations, options = {}) =>
      runBulk(ports, { principal, app, entity }, operations, options),
    preview: (principal, app, entity, request) => preview(ports, { principal, app, entity }, request),
    history: (principal, app, entity, id, request = {}) =>
      runDirect(ports, { principal, app, entity }, async (command, model) => {
        const before = request.cursor;
        if (!isId(id)) throw RecordMissing({});
        if (before !== undefined && !/^\d{1,18}$/.test(before)) throw QueryInvalid({ count: 1 });
        const limit = Math.max(1, Math.min(request.limit ?? 50, mostEntries));
        const statement = compileHistory(command.storage, command.access, model);
        const page = { id, limit, ...(before === undefined ? {} : { before }) };
        const found = await runHistory(command.runner, statement, page, command.caller);
        if (found === undefined) throw RecordMissing({});
        const next = found.next === undefined ? '' : `,"nextCursor":${JSON.stringify(found.next)}`;
        return { json: `{"items":${found.items}${next}}` };
      }),
    aggregate: (principal, app, entity, request) =>
      runDirect(ports, { principal, app, entity }, async (command, model) => {
        if (command.access.entity(model.id).rows('aggregate') === false) throw RecordForbidden({ action: 'aggregate' });
        const { plan, issues } = parseAggregateRequest(command.access, model, request);
        if (plan === undefined) throw refuseQuery(issues);
        const statement = compileAggregate(command.storage, command.access, plan);
        return { json: await runAggregate(command.runner, statement, plan, command.caller) };
      }),
    transitions: (principal, app, entity, id) =>
      runDirect(ports, { principal, app, entity }, (command, model) => readTransitions(command, model, id)),
    transition: (principal, app, entity, id, name, values = {}, options = {}) =>
      runInTransaction(
        ports,
        { principal, app, entity },
        (command, model) => moveAndPresent(command, model, id, name, values, options),
        options.idempotency,
      ),
    load: (app, entity, records) =>
      runInTransaction(ports, { principal: SYSTEM, app, entity }, (command, model) =>
        loadMany(command, model, records),
      ),
  };
}

/** Opened references and lines can make a read long; then it does not share a connection with others. */
function isOpenedInside(request: ReadRequest): boolean {
  return (request.expand?.length ?? 0) > 0 || request.titles === true;
}

async function createOne(
  ports: RecordPorts,
  target: RecordTarget,
  values: RecordValues,
  options: WriteOptions,
): Promise<WrittenRecord> {
  if (options.idempotency === undefined && ports.observer === undefined) {
    const done = await runDirect(
      ports,
      target,
      async (command, entity) => createAtOnce(command, await prepareCreate(command, entity, values), options),
      ports.writer,
    );
    if (done !== undefined) return done;
  }
  return runInTransaction(
    ports,
    target,
    async (command, entity) => createAndPresent(command, await prepareCreate(command, entity, values), options),
    options.idempotency,
  );
}

async function updateOne(
  ports: RecordPorts,
  target: RecordTarget,
  id: string,
  values: RecordValues,
  options: WriteOptions,
): Promise<WrittenRecord> {
  if (options.idempotency === undefined && ports.observer === undefined) {
    const done = await runDirect(
      ports,
      target,
      (command, entity) => updateAtOnce(command, entity, id, prepareUpdate(command, entity, values), options),
      ports.writer,
    );
    if (done !== undefined) return done;
  }
  return runInTransaction(
    ports,
    target,
    (command, entity) => updateAndPresent(command, entity, id, values, options),
    options.idempotency,
  );
}

async function updateAndPresent(
  command: Command,
  entity: EntityModel,
  id: string,
  values: RecordValues,
  options: WriteOptions,
): Promise<WrittenRecord> {
  const parsed = prepareUpdate(command, entity, values);
  const version = await updateRecord(command, entity, id, parsed, options.version);
  return presentWritten(command, entity, id, version, options, options.lines ?? [...parsed.lines.keys()]);
}

async function moveAndPresent(
  command: Command,
  entity: EntityModel,
  id: string,
  transition: string,
  values: RecordValues,
  options: WriteOptions,
): Promise<WrittenRecord> {
  const press = { transition, values, ...(options.version === undefined ? {} : { version: options.version }) };
  const version = await moveRecord(command, entity, id, press);
  return presentWritten(command, entity, id, version, options, options.lines ?? []);
}

/** Thrown to undo a preview; never seen outside. */
class PreviewDone extends Error {
  readonly preview: RecordPreview;

  constructor(preview: RecordPreview) {
    super('A preview is rolled back.');
    this.preview = preview;
  }
}

async function preview(
  ports: RecordPorts,
  target: RecordTarget,
  request: { readonly id?: string; readonly values: RecordValues },
): Promise<RecordPreview> {
  try {
    return await runInTransaction({ ...ports, observer: undefined }, target, async (command, entity) => {
      const findings: Issue[] = [];
      throw new PreviewDone(await previewRecord({ ...command, findings }, entity, request));
    });
  } catch (error) {
    if (error instanceof PreviewDone) return error.preview;
    throw error;
  }
}

/** One act of a bulk request in its transaction. */
async function act(
  command: Command,
  entity: EntityModel,
  operation: BulkOperation,
  index: number,
): Promise<BulkResult> {
  const done = (written: WrittenRecord): BulkResult => ({ ok: true, ...written });
  if ('create' in operation)
    return done(await createAndPresent(command, await prepareCreate(command, entity, operation.create), {}));
  if ('update' in operation)
    return done(await updateAndPresent(command, entity, operation.update, operation.values, versionOf(operation)));
  if ('delete' in operation) {
    const version = await removeRecord(command, entity, operation.delete, operation.version);
    return { ok: true, id: operation.delete, version, json: JSON.stringify({ id: operation.delete, version }) };
  }
  if ('transition' in operation) {
    const { id, transition, values = {} } = operation;
    return done(await moveAndPresent(command, entity, id, transition, values, {}));
  }
  throw BulkInvalid({ index });
}

function versionOf({ version }: { readonly version?: number }): WriteOptions {
  return version === undefined ? {} : { version };
}

async function runBulk(
  ports: RecordPorts,
  target: RecordTarget,
  operations: readonly BulkOperation[],
  options: NonNullable<Parameters<Records['bulk']>[4]>,
): Promise<readonly BulkResult[]> {
  if (operations.length > mostOperations) throw BulkInvalid({ index: mostOperations });
  const kept = await runInTransaction(
    ports,
    target,
    async (command, entity) => {
      const results: BulkResult[] = [];
      for (const [index, operation] of operations.entries())
        results.push(
          options.partial === true
            ? await actAlone(command, () => act(command, entity, operation, index))
            : await act(command, entity, operation, index),
        );
      return results.map(keepResult);
    },
    options.idempotency,
  );
  return kept.map(readResult);
}

/** Runs one act so that its failure undoes nothing but itself. */
async function actAlone(command: Command, run: () => Promise<BulkResult>): Promise<BulkResult> {
  const sql = (text: string) => command.runner.query({ text, values: [], rowMode: 'array' });
  await sql('savepoint act');
  try {
    const result = await run();
    await sql('release savepoint act');
    return result;
  } catch (error) {
    if (isPassing(error)) throw error;
    await sql('rollback to savepoint act');
    return { ok: false, error };
  }
}

function noteReads(command: Command, entity: EntityModel): void {
  for (const grant of command.access.entity(entity.id).grants('read'))
    if (!grant.isImplied) command.events.push({ kind: 'grant', grant: grant.key, entity: entity.id });
}
