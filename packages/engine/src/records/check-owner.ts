import type { Issue } from '@formwork/kernel';
import { compileRead, parseSelect, runRead } from '@formwork/storage';
import type { Command } from './command.ts';
import type { PreparedRecord } from './prepared-record.ts';
import { type RecordPlace, referenceUnknown } from './record-issues.ts';

/** Findings for an owner, or a department, that a loader names and that is not there: no foreign key stands behind them. */
export async function checkOwner(
  command: Command,
  owner: PreparedRecord['owner'],
  at: RecordPlace = [],
): Promise<Issue[]> {
  const issues: Issue[] = [];
  const check = async (field: string, entity: string, id: string | null | undefined): Promise<void> => {
    if (id === null || id === undefined) return;
    if (!(await isKept(command, entity, id))) issues.push(referenceUnknown([...at, field], field));
  };
  await check('owner', 'formwork.user', owner?.id);
  await check('owner_department', 'formwork.department', owner?.department);
  return issues;
}

async function isKept(command: Command, entity: string, id: string): Promise<boolean> {
  const target = command.model.entities.get(entity)!;
  const { tree } = parseSelect(command.access, target, { fields: ['id'] });
  if (tree === undefined) return false;
  const statement = compileRead(command.storage, command.access, tree, 'either');
  return (await runRead(command.runner, statement, id, command.caller)) !== undefined;
}
