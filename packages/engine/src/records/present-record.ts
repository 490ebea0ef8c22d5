import type { Access } from '@formwork/access';
import type { EntityModel } from '@formwork/definition';
import { compileRead, parseSelect, runRead, type SelectTree } from '@formwork/storage';
import type { Command } from './command.ts';
import type { ReadRequest, WrittenRecord } from './records.ts';
import { refuseQuery } from './refuse-query.ts';

/** Which lines the answer to a write has: all, those of some fields, or none where there cannot be any yet. */
export type LinesShown = 'all' | 'none-yet' | readonly string[];

const plainTrees = new WeakMap<Access, Map<string, SelectTree>>();

/**
 * What is shown of a record that was just written: everything readable, some of its lines, and what else is asked for.
 * Without a wish it is the same for everybody with these roles, and made once.
 */
export function writtenTree(
  command: Command,
  entity: EntityModel,
  request: ReadRequest,
  lines: LinesShown,
): SelectTree {
  if (request.fields !== undefined || request.expand !== undefined || request.titles !== undefined)
    return makeTree(command, entity, request, lines);
  const trees = plainTrees.get(command.access) ?? new Map<string, SelectTree>();
  plainTrees.set(command.access, trees);
  const key = `${entity.id} ${typeof lines === 'string' ? lines : [...lines].sort().join()}`;
  const tree = trees.get(key) ?? makeTree(command, entity, {}, lines);
  trees.set(key, tree);
  return tree;
}

function makeTree(command: Command, entity: EntityModel, request: ReadRequest, shown: LinesShown): SelectTree {
  const access = command.access.entity(entity.id);
  const isLines = (name: string): boolean => entity.fields.get(name)?.shape.shape === 'child-table';
  const readable = [...entity.fields.keys()].filter((name) => isLines(name) && access.readField(name) !== 'never');
  const lines = typeof shown === 'string' ? readable : readable.filter((name) => shown.includes(name));
  const tree = resolveTree(command, entity, {
    ...request,
    expand: [...new Set([...(request.expand ?? []), ...lines])],
  });
  if (shown !== 'none-yet') return tree;
  return { ...tree, expand: new Map([...tree.expand].filter(([name]) => !isLines(name))) };
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
  lines: LinesShown = 'all',
): Promise<WrittenRecord> {
  const tree = writtenTree(command, entity, request, lines);
  const statement = compileRead(command.storage, command.access, tree, 'either');
  const read = await runRead(command.runner, statement, id, command.caller);
  return read === undefined ? unseen(id, version) : { id, version: read.version, json: read.json };
}

/** A record that its writer may not read. */
export function unseen(id: string, version: number): WrittenRecord {
  return { id, version, json: JSON.stringify({ id, version }) };
}
