import { REFUSE_OUTDATED_DDL } from '@formwork/storage';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The function by which a write that was compiled from an earlier definition ends. */
export class RefuseOutdated implements MigrationInterface {
  readonly name = 'RefuseOutdated1760000000001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(REFUSE_OUTDATED_DDL);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop function formwork.refuse_outdated()');
  }
}
