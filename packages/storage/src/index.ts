export { type SqlFragment, type SqlStatement, type SqlSlot, sql, toStatement, bindValues } from './sql/sql.ts';
