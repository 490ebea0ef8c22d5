import { type Access, type AccessUser, compileAccess, systemAccess } from '@formwork/access';
import { postgresFields } from '@formwork/catalog/postgres';
import type { AppDefinition, EntityModel, Model } from '@formwork/definition';
import {
  type CompiledStatement,
  type ListRequest,
  PUBLISH_JOBS_DDL,
  type StatementRunner,
  type StorageModel,
  compileList,
  createStorageModel,
  loadRecords,
  parseListRequest,
  runList,
} from '@formwork/storage';
import { type TestDatabase, createTestDatabase } from '../database/test-database.ts';
import { modelOf, publishApp } from '../publish/publish-app.ts';

/** A person of a record store. */
export interface StorePerson {
  readonly id: string;
  readonly name: string;
  readonly department: string | null;
  readonly departments: readonly string[];
  /** Qualified. */
  readonly roles: readonly string[];
}

/** What a list answered, as text, or the findings against it. */
export type ListAnswer = { readonly json: string } | { readonly issues: string };

/** An app published in a database of its own, asked through the doors of storage as different people. */
export interface RecordStore extends AsyncDisposable {
  readonly database: TestDatabase;
  readonly model: Model;
  readonly storage: StorageModel;
  entity(name: string): EntityModel;
  /** Makes a person who can own and create records. */
  addPerson(person: StorePerson): Promise<void>;
  addDepartment(id: string, name: string): Promise<void>;
  accessOf(person: StorePerson | undefined): Access;
  /** Lists as the person; `undefined` is the system. */
  list(person: StorePerson | undefined, entity: string, request: ListRequest): Promise<ListAnswer>;
  load(entity: string, records: Parameters<typeof loadRecords>[3], owner?: StorePerson): Promise<void>;
  /** Statements that were sent, newest last. */
  readonly sent: CompiledStatement[];
  readonly runner: StatementRunner;
  /** The same tables under other definitions, such as other roles. Nothing is published. */
  under(...definitions: readonly AppDefinition[]): RecordStore;
  /** The same, with every statement sent through another connection. */
  through(runner: StatementRunner): RecordStore;
}

/** The platform's tables as far as records need them, and its clock. */
const PLATFORM = [
  'create extension if not exists pg_trgm with schema public',
  'create extension if not exists btree_gist with schema public',
  'create schema formwork',
  `create table formwork.clock ("offset" interval not null)`,
  `insert into formwork.clock values ('0')`,
  `create function formwork.now() returns timestamptz language sql stable parallel safe
     as 'select pg_catalog.now() + (select c."offset" from formwork.clock c)'`,
  'create table formwork.departments (id uuid primary key, name text, parent uuid, head uuid)',
  `create table formwork.users (id uuid primary key, name text, email text default '', login text, department uuid,
     active boolean default true)`,
  'create table formwork.published (app text primary key, revision integer not null, definition jsonb not null)',
  PUBLISH_JOBS_DDL,
];

/** Publishes apps into a fresh database. */
export async function openRecordStore(...definitions: readonly AppDefinition[]): Promise<RecordStore> {
  const database = await createTestDatabase();
  const { pool } = database;
  for (const statement of PLATFORM) await pool.query(statement);
  for (const definition of definitions) await publishApp(pool, definition);
  return makeStore(database, definitions, pool as unknown as StatementRunner);
}

function makeStore(database: TestDatabase, definitions: readonly AppDefinition[], inner: StatementRunner): RecordStore {
  const { pool } = database;
  const model = modelOf(...definitions);
  const storage = createStorageModel(model, postgresFields);
  const sent: CompiledStatement[] = [];
  const runner: StatementRunner = {
    query: (query) => {
      sent.push({ name: query.name ?? '', text: query.text, values: query.values });
      return inner.query(query);
    },
  };
  const entity = (name: string): EntityModel => {
    const id = name.includes('.') ? name : `${definitions[0]!.app.name}.${name}`;
    const found = model.entities.get(id);
    if (found === undefined) throw new Error(`There is no entity ${id}.`);
    return found;
  };
  const accessOf = (person: StorePerson | undefined): Access =>
    person === undefined ? systemAccess(model) : compileAccess(model, person.roles);
  return {
    database,
    model,
    storage,
    sent,
    runner,
    entity,
    accessOf,
    addPerson: async (person) => {
      await pool.query('insert into formwork.users (id, name, login, department) values ($1, $2, $2, $3)', [
        person.id,
        person.name,
        person.department,
      ]);
    },
    addDepartment: async (id, name) => {
      await pool.query('insert into formwork.departments (id, name) values ($1, $2)', [id, name]);
    },
    list: async (person, name, request) => {
      const access = accessOf(person);
      const { plan, issues } = parseListRequest(access, entity(name), request);
      if (plan === undefined) return { issues: JSON.stringify(issues) };
      const caller = { user: person === undefined ? null : userOf(person), timeZone: 'UTC' };
      return { json: await runList(runner, compileList(storage, access, plan), plan, caller) };
    },
    load: async (name, records, owner) => {
      await loadRecords(runner, storage, entity(name), records, {
        author: owner?.id ?? null,
        owner: owner?.id ?? null,
        ownerDepartment: owner?.department ?? null,
        timeZone: 'UTC',
      });
    },
    under: (...others) => makeStore(database, others, inner),
    through: (other) => makeStore(database, definitions, other),
    [Symbol.asyncDispose]: () => database.drop(),
  };
}

/** The facts about a person that access asks for. */
export function userOf(person: StorePerson): AccessUser {
  return { ...person, email: '', login: person.name, locale: 'en', time_zone: 'UTC' };
}
