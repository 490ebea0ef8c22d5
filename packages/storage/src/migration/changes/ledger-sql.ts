import { type SqlStatement, sql, toStatement } from '../../sql/sql.ts';

/** History and counters follow an entity to its new name. */
export function renameEntityInLedgers(schema: string, from: string, to: string): readonly SqlStatement[] {
  return ['_history', '_counters'].map((ledger) =>
    toStatement(sql`update ${sql.identifier(schema, ledger)} set entity = ${to} where entity = ${from}`),
  );
}

/** Counters follow a field to its new name, so that numbers go on where they were. */
export function renameFieldInCounters(schema: string, entity: string, from: string, to: string): SqlStatement {
  return toStatement(
    sql`update ${sql.identifier(schema, '_counters')} set field = ${to} where entity = ${entity} and field = ${from}`,
  );
}
