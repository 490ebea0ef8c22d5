import { PUBLISH_JOB_ERRORS_DDL } from '@formwork/storage';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Work of a publish that failed says why. */
export class PublishJobErrors implements MigrationInterface {
  readonly name = 'PublishJobErrors1760000000004';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(PUBLISH_JOB_ERRORS_DDL);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table formwork.publish_jobs drop column error');
  }
}
