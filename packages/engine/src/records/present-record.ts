import type { EntityModel } from '@formwork/definition';
import { compileRead, parseSelect, runRead, type SelectTree } from '@formwork/storage';
import type { Command } from './command.ts';
import type { ReadRequest, WrittenRecord } from './records.ts';
import { refuseQuery } from './refuse-query.ts';

/** What is shown of a record that was just written: everything readable with its lines, and what else is asked for. */
export function writtenTree(command: Command, entity: EntityModel, request: ReadRequest): SelectTree {
  const access = command.access.entity(entity.id);
  const lines = [...entity.fields.values()]
    .filter((field) => field.shape.shape === 'child-table' && access.readField(field.name) !== 'never')
    .map((field) => field.name);
  return resolveTree(command, entity, {
    ...request,
    expand: [...new Set([...(request.expand ?? []), ...lines])],
  });
}

/** What is shown of a record. Throws for fields that the caller may not read. */
export function resolveTree(command: Command, entity: EntityModel, request: ReadRequest): SelectTree {
  const { tree, issues } = parseSelect(command.access, entity, request);
  if (tree === undefined) throw refuseQuery(issues);
  return tree;
}

/**
 * The record as the caller sees it after the write; one that the caller may write and not read answers with its id
 * and version alone.
 */
export async function presentWritten(
  command: Command,
  entity: EntityModel,
  id: string,
  version: number,
  request: ReadRequest,
): Promise<WrittenRecord> {
  const statement = compileRead(command.storage, command.access, writtenTree(command, entity, request), 'either');
  const read = await runRead(command.runner, statement, id, command.caller);
  return read === undefined ? unseen(id, version) : { id, version: read.version, json: read.json };
}

/** A record that its writer may not read. */
export function unseen(id: string, version: number): WrittenRecord {
  return { id, version, json: JSON.stringify({ id, version }) };
}
