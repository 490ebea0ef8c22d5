import { systemAccess } from '@formwork/access';
import type { EntityModel } from '@formwork/definition';
import { type CompiledStatement, compileStatement } from '../record/compiled-statement.ts';
import { createRecordCompiler } from '../record/create-record-compiler.ts';
import { param } from '../record/record-binds.ts';
import type { StorageModel } from '../record/storage-model.ts';
import { tableOf } from '../record/table-of.ts';
import { sql } from '../sql/sql.ts';
import { lateStoredFields, storedFields, storedValue } from './stored-fields.ts';
import { liveCondition } from './live-condition.ts';

/** Which records are refreshed: some by id, the lines of some parents, or all. */
export type RefreshReach = 'ids' | 'parents' | 'all';

/**
 * Brings stored formulas up to date after everything that they read was written: one statement per table, `undefined`
 * where there is nothing to refresh. Inputs that are stored themselves are computed anew, so the order of tables does
 * not matter. Parameter `ids`: the records, or their parents.
 */
export function compileRefresh(
  storage: StorageModel,
  entity: EntityModel,
  reach: RefreshReach,
  which: 'late' | 'every' = 'late',
): CompiledStatement | undefined {
  const fields = which === 'late' ? lateStoredFields(entity) : storedFields(entity);
  if (fields.length === 0) return undefined;
  return storage.statements.get(`refresh|${entity.id}|${reach}|${which}`, () => {
    const compiler = createRecordCompiler(storage, systemAccess(storage.model), { isRefreshing: true });
    const frame = { ...compiler.frame(entity.id), alias: sql.identifier('t') };
    const names = fields.map((field) => sql.identifier(field.name));
    const values = fields.map((field, index) => sql`${storedValue(compiler, frame, field)} as ${names[index]!}`);
    const column = sql.constant(reach === 'parents' ? '"parent"' : '"id"');
    const where = reach === 'all' ? sql.empty : sql` where t.${column} = any(${param('ids')}::uuid[])`;
    const sets = sql.join(names.map((name) => sql`${name} = n.${name}`));
    // A publish computes for every record before what it publishes is live.
    const isLive = reach === 'all' ? sql.empty : sql` and ${liveCondition(storage, entity)}`;
    const differs = sql.join(
      names.map((name) => sql`w.${name} is distinct from n.${name}`),
      ' or ',
    );
    return compileStatement(
      sql`update ${tableOf(entity)} w set ${sets} from (select t."id", ${sql.join(values)} from ${tableOf(entity)} t${where}) n where w."id" = n."id" and (${differs})${isLive}`,
    );
  });
}
