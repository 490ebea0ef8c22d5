import type { EntityModel } from '@formwork/definition';
import type { StatementRunner } from '../record/compiled-statement.ts';
import { tableOf } from '../record/table-of.ts';
import { sql, toStatement } from '../sql/sql.ts';

/** Below so many rows any plan will do. */
const FEW = 500;

/**
 * Has PostgreSQL count a table again after a load that at least doubled it: until it does so by itself, a minute later,
 * it plans every query as if the table were still as small. A role that does not own the table is refused with a warning.
 */
export async function refreshStatistics(runner: StatementRunner, entity: EntityModel, loaded: number): Promise<void> {
  if (loaded < FEW) return;
  const table = tableOf(entity);
  const ask = toStatement(sql`select reltuples from pg_catalog.pg_class where oid = ${table.chunks[0]}::regclass`);
  const { rows } = await runner.query({ text: ask.text, values: [...ask.values], rowMode: 'array' });
  if (Number(rows[0]?.[0]) > loaded) return;
  await runner.query({ ...toStatement(sql`analyze ${table}`), values: [], rowMode: 'array' });
}
