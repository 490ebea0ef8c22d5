export { type SqlFragment, type SqlStatement, type SqlSlot, sql, toStatement, bindValues } from './sql/sql.ts';
export {
  type FieldCheck,
  type FieldConversion,
  type FieldIndex,
  type FieldPostgres,
  type PostgresFields,
  defineFieldPostgres,
} from './fields/field-postgres.ts';
