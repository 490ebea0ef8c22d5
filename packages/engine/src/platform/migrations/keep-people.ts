import type { MigrationInterface, QueryRunner } from 'typeorm';

const kept = ['users', 'departments'];

/**
 * People and departments are switched off, never removed: every record names who made it and whose it is, without a
 * foreign key that each new record would have to check.
 */
export class KeepPeople implements MigrationInterface {
  readonly name = 'KeepPeople1760000000002';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create function formwork.keep_people() returns trigger language plpgsql as $$
      begin
        raise exception 'Rows of formwork.% are never removed: records name them.', tg_table_name
          using errcode = 'restrict_violation', hint = 'Set "deleted_at", and for a person "active" to false.';
      end $$`);
    for (const table of kept) {
      await runner.query(
        `create trigger keep_rows before delete or update of id on formwork.${table} for each row execute function formwork.keep_people()`,
      );
      await runner.query(
        `create trigger keep_table before truncate on formwork.${table} for each statement execute function formwork.keep_people()`,
      );
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop function formwork.keep_people() cascade');
  }
}
