import type { StorageChange } from '../changes/storage-change.ts';

/**
 * The order of a publish. Keys go first, under their old names; then tables and columns get their places; then
 * values; and last what holds values to rules. Foreign keys come when every table is there.
 */
const order: readonly StorageChange['kind'][] = [
  'park-app',
  'restore-app',
  'create-schema',
  'create-ledgers',
  'drop-key',
  'park-table',
  'rename-tables',
  'restore-table',
  'park-column',
  'rename-columns',
  'restore-column',
  'rename-keys',
  'rename-history',
  'create-table',
  'add-column',
  'unrequire-column',
  'rename-value',
  'convert-column',
  'fill-column',
  'compute-column',
  'require-column',
  'validate-key',
  'add-key',
];

/** The place of a change among the steps of a plan. */
export function stepOrder(change: StorageChange): number {
  const isForeignKey = change.kind === 'add-key' && change.key.kind === 'foreign-key';
  return isForeignKey ? order.length : order.indexOf(change.kind);
}
