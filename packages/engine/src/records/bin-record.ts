import type { EntityModel } from '@formwork/definition';
import { authorizeDelete } from './authorize-record.ts';
import type { Command } from './command.ts';
import { refuseLines } from './create-record.ts';
import { findRecord, refuseStale } from './find-record.ts';
import { writeFields } from './update-record.ts';
import { explainRefusals } from './write-refusals.ts';

/** Puts a record into the recycle bin, in the caller's transaction. Its lines go with it. */
export async function removeRecord(
  command: Command,
  entity: EntityModel,
  id: string,
  version: number | undefined,
): Promise<number> {
  refuseLines(command, entity);
  const found = await findRecord(command, entity, id, { actions: ['delete'] });
  await refuseStale(command, entity, id, found, version);
  authorizeDelete(command, entity, found.facts);
  return writeFields(command, entity, id, {}, { action: 'delete' }, 'delete');
}

/** Takes a record out of the recycle bin, in the caller's transaction; refused when its unique values are taken now. */
export async function restoreRecord(command: Command, entity: EntityModel, id: string): Promise<number> {
  refuseLines(command, entity);
  const found = await findRecord(command, entity, id, { actions: ['delete'] }, { bin: 'inside' });
  authorizeDelete(command, entity, found.facts);
  return explainRefusals(command, undefined, entity, () =>
    writeFields(command, entity, id, {}, { action: 'restore' }, 'restore'),
  );
}
