import type { SqlStatement } from '../../sql/sql.ts';
import type { Text } from '@formwork/kernel';
import { type AddColumns, addColumns } from './add-columns.ts';
import { type AddKey, addKey, prepareKey } from './add-key.ts';
import type { ChangeKind, ChangeLock, Preparation } from './change-kind.ts';
import { type ComputeColumn, computeColumn } from './compute-column.ts';
import { type ConvertColumn, convertColumn } from './convert-column.ts';
import { type CreateLedgers, createLedgers } from './create-ledgers.ts';
import { type CreateSchema, createSchema } from './create-schema.ts';
import { type CreateTable, createTable } from './create-table.ts';
import { type DropKey, dropKey } from './drop-key.ts';
import { type FillColumns, fillColumns } from './fill-columns.ts';
import { type ParkApp, parkApp } from './park-app.ts';
import { type ParkColumns, parkColumns } from './park-columns.ts';
import { type ParkTable, parkTable } from './park-table.ts';
import { type RenameColumns, renameColumns } from './rename-columns.ts';
import { type RenameHistory, renameHistory } from './rename-history.ts';
import { type RenameKeys, renameKeys } from './rename-keys.ts';
import { type RenameTables, renameTables } from './rename-tables.ts';
import { type RenameValues, renameValues } from './rename-values.ts';
import { type RequireColumns, prepareRequired, requireColumns, unrequireColumns } from './require-columns.ts';
import { type RestoreApp, restoreApp } from './restore-app.ts';
import { type RestoreColumns, restoreColumns } from './restore-columns.ts';
import { type RestoreTable, restoreTable } from './restore-table.ts';
import { type ValidateKey, validateKey } from './validate-key.ts';

/** Everything that a publish can do to the database. Nothing in it drops a value. */
export type StorageChange =
  | AddColumns
  | AddKey
  | ComputeColumn
  | ConvertColumn
  | CreateLedgers
  | CreateSchema
  | CreateTable
  | DropKey
  | FillColumns
  | ParkApp
  | ParkColumns
  | ParkTable
  | RenameColumns
  | RenameHistory
  | RenameKeys
  | RenameTables
  | RenameValues
  | RequireColumns
  | RestoreApp
  | RestoreColumns
  | RestoreTable
  | ValidateKey;

type Kind = StorageChange['kind'];
type ChangeOf<K extends Kind> = StorageChange extends infer C
  ? C extends { readonly kind: infer N }
    ? K extends N
      ? C
      : never
    : never
  : never;

const kinds: { readonly [K in Kind]: ChangeKind<ChangeOf<K> & { readonly kind: Kind }> } = {
  'add-column': addColumns,
  'add-key': addKey,
  'compute-column': computeColumn,
  'convert-column': convertColumn,
  'create-ledgers': createLedgers,
  'create-schema': createSchema,
  'create-table': createTable,
  'drop-key': dropKey,
  'fill-column': fillColumns,
  'park-app': parkApp,
  'park-column': parkColumns,
  'park-table': parkTable,
  'rename-columns': renameColumns,
  'rename-history': renameHistory,
  'rename-keys': renameKeys,
  'rename-tables': renameTables,
  'rename-value': renameValues,
  'require-column': requireColumns,
  'restore-app': restoreApp,
  'restore-column': restoreColumns,
  'restore-table': restoreTable,
  'unrequire-column': unrequireColumns,
  'validate-key': validateKey,
};

function kindOf(change: StorageChange): ChangeKind<StorageChange> {
  return kinds[change.kind] as unknown as ChangeKind<StorageChange>;
}

/** The id of a change in a plan: stable and readable, such as `park-column:sales_order.remark`. */
export function changeId(change: StorageChange): string {
  return `${change.kind}:${kindOf(change).subject(change)}`;
}

/** What a change does, in one sentence. */
export function describeChange(change: StorageChange): Text {
  return kindOf(change).describe(change);
}

/** The SQL of a change, in order. */
export function compileStep(change: StorageChange): readonly SqlStatement[] {
  return kindOf(change).compile(change);
}

/** The locks that a change takes until the publish ends. */
export function changeLocks(change: StorageChange): readonly ChangeLock[] {
  return kindOf(change).locks(change);
}

/** What of a change can be done before the publish while everybody works. */
export function preparationOf(change: StorageChange): Preparation {
  if (change.kind === 'add-key') return prepareKey(change);
  if (change.kind === 'require-column') return prepareRequired(change);
  return { prepare: [], undo: [] };
}
