import { PUBLISH_JOB_BATCHES_DDL } from '@formwork/storage';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Work of a publish that goes on in batches knows how far it came. */
export class PublishJobBatches implements MigrationInterface {
  readonly name = 'PublishJobBatches1760000000005';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(PUBLISH_JOB_BATCHES_DDL);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table formwork.publish_jobs drop column reached, drop column done');
  }
}
