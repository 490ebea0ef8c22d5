import { PUBLISH_JOBS_DDL } from '@formwork/storage';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const statements: readonly string[] = [
  `create extension if not exists pg_trgm with schema public`,
  `create extension if not exists btree_gist with schema public`,

  `create table formwork.clock (
     singleton boolean primary key default true check (singleton),
     "offset" interval not null default interval '0'
   )`,
  `insert into formwork.clock default values`,
  `create function formwork.now() returns timestamptz language sql stable parallel safe
     as 'select pg_catalog.now() + (select c."offset" from formwork.clock c)'`,

  `create table formwork.departments (
     id uuid primary key,
     version integer not null default 1,
     name text not null,
     parent uuid references formwork.departments,
     head uuid,
     created_at timestamptz not null default formwork.now(),
     updated_at timestamptz not null default formwork.now(),
     deleted_at timestamptz,
     check (parent <> id)
   )`,
  `create index departments_parent on formwork.departments (parent)`,
  `create index departments_head on formwork.departments (head)`,

  `create table formwork.users (
     id uuid primary key,
     version integer not null default 1,
     login text not null,
     name text not null,
     email text not null default '',
     department uuid references formwork.departments,
     active boolean not null default true,
     design boolean not null default false,
     administer boolean not null default false,
     locale text not null default 'en',
     time_zone text not null default 'UTC',
     theme text not null default 'system' check (theme in ('light', 'dark', 'system')),
     password_hash text,
     epoch integer not null default 1,
     created_at timestamptz not null default formwork.now(),
     updated_at timestamptz not null default formwork.now(),
     deleted_at timestamptz
   )`,
  `create unique index users_login on formwork.users (lower(login))`,
  `create index users_department on formwork.users (department)`,
  `create index users_name_search on formwork.users using gin (name public.gin_trgm_ops)`,
  `alter table formwork.departments add foreign key (head) references formwork.users`,

  `create table formwork.role_assignments (
     user_id uuid not null references formwork.users on delete cascade,
     app text not null,
     role text not null,
     primary key (user_id, app, role)
   )`,
  `create index role_assignments_role on formwork.role_assignments (app, role)`,

  `create table formwork.app_versions (
     app text not null,
     revision integer not null,
     definition json not null,
     version text not null,
     note text not null default '',
     hash text not null,
     changes json not null,
     published_at timestamptz not null,
     published_by uuid references formwork.users,
     primary key (app, revision)
   )`,
  `create table formwork.apps (
     name text primary key,
     revision integer not null,
     published_at timestamptz not null,
     foreign key (name, revision) references formwork.app_versions (app, revision)
   )`,
  `create table formwork.drafts (
     app text primary key,
     definition json not null,
     revision integer not null,
     based_on integer,
     updated_at timestamptz not null,
     updated_by uuid references formwork.users
   )`,

  `create table formwork.saved_views (
     id uuid primary key,
     app text not null,
     entity text not null,
     view text not null,
     name text not null,
     user_id uuid not null references formwork.users on delete cascade,
     shared boolean not null default false,
     config jsonb not null,
     created_at timestamptz not null,
     updated_at timestamptz not null
   )`,
  `create index saved_views_app on formwork.saved_views (app, user_id)`,

  `create table formwork.sessions (
     token_hash text primary key,
     user_id uuid not null references formwork.users on delete cascade,
     csrf_token text not null,
     created_at timestamptz not null,
     seen_at timestamptz not null,
     expires_at timestamptz not null,
     user_agent text not null default '',
     address text not null default ''
   )`,
  `create index sessions_user on formwork.sessions (user_id)`,
  `create table formwork.api_tokens (
     id text primary key,
     user_id uuid not null references formwork.users on delete cascade,
     name text not null,
     secret_hash text not null,
     created_at timestamptz not null,
     expires_on date,
     used_at timestamptz
   )`,
  `create index api_tokens_user on formwork.api_tokens (user_id)`,
  `create table formwork.one_time_links (
     token_hash text primary key,
     user_id uuid references formwork.users on delete cascade,
     created_at timestamptz not null,
     expires_at timestamptz not null,
     used_at timestamptz
   )`,
  `create table formwork.idempotency_keys (
     principal text not null,
     key text not null,
     route text not null,
     body_hash text not null,
     response text not null,
     created_at timestamptz not null,
     primary key (principal, key)
   )`,
  `create index idempotency_keys_age on formwork.idempotency_keys (created_at)`,
  PUBLISH_JOBS_DDL,
];

/** The platform's own tables, in the schema `formwork`, and the clock that apps read. */
export class CreatePlatform implements MigrationInterface {
  readonly name = 'CreatePlatform1760000000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop schema formwork cascade');
  }
}
