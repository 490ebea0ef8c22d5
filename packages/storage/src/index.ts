export { type SqlFragment, type SqlStatement, type SqlSlot, sql, toStatement, bindValues } from './sql/sql.ts';
export {
  type FieldCheck,
  type FieldConversion,
  type FieldIndex,
  type FieldPostgres,
  type PostgresFields,
  defineFieldPostgres,
} from './fields/field-postgres.ts';
export { compileRuleToSql, compileNodeToSql } from './expressions/compile-rule-to-sql.ts';
export type { RuleSqlContext, RuleSqlList } from './expressions/rule-sql-context.ts';
