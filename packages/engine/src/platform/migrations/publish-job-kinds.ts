import { PUBLISH_JOB_KINDS_DDL } from '@formwork/storage';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Work that comes before a publish is noted beside the work that follows one. */
export class PublishJobKinds implements MigrationInterface {
  readonly name = 'PublishJobKinds1760000000003';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(PUBLISH_JOB_KINDS_DDL);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table formwork.publish_jobs drop column kind');
  }
}
