import { compileStep } from '../changes/storage-change.ts';
import type { MigrationStep } from './migration-plan.ts';

/** Everything that a step sends to the database, in the order of time: before the publish, within it and after it. */
export function stepDdl({ change, prepare, statements, later }: MigrationStep): readonly string[] {
  const isPreparable = change.kind === 'add-key' || change.kind === 'require-column';
  const within = prepare.length > 0 && isPreparable ? compileStep({ ...change, isPrepared: true }) : statements;
  const batch = change.kind === 'compute-column' && change.batch !== undefined ? [change.batch.text] : [];
  return [...prepare, ...within.map((statement) => statement.text), ...later, ...batch];
}
