import type { FieldModels, Model } from '@formwork/definition';
import type { PostgresFields } from '@formwork/storage';
import type { Pool } from 'pg';
import type { DataSource } from 'typeorm';
import type { Datasets } from './datasets/datasets.ts';
import type { Definitions } from './definitions/definitions.ts';
import type { Published } from './definitions/published-apps.ts';
import type { People } from './people/people.ts';
import type { DatabaseClock } from './platform/database-clock.ts';
import type { Exports } from './exports/exports.ts';
import type { RunOnce } from './platform/run-once.ts';
import type { Explain } from './records/explain.ts';
import type { Records } from './records/records.ts';
import type { RecordObserver } from './records/record-observer.ts';
import type { Scenarios } from './scenarios/scenarios.ts';

/** How an engine is opened. */
export interface EngineOptions {
  /** Where records are read and written. */
  readonly databaseUrl: string;
  /** The role that may run DDL; the same as `databaseUrl` unless given. */
  readonly adminDatabaseUrl?: string;
  /** The catalogue's unless given. */
  readonly fieldModels?: FieldModels;
  readonly postgresFields?: PostgresFields;
  /** Connections for requests; 10 unless given. */
  readonly poolSize?: number;
  /** How long a request waits for a free connection before it is refused with 503; 2,000 unless given. */
  readonly connectionTimeoutMs?: number;
  /** From how many records on a publish works on a table beside everybody's work; 100,000 unless given. */
  readonly bigFromRows?: number;
  /** Told what happens to records: the scenario runner measures coverage with it. */
  readonly observer?: RecordObserver;
}

/** A workspace of apps on one database. */
export interface Engine extends AsyncDisposable {
  readonly dataSource: DataSource;
  /** The pool of `dataSource`. */
  readonly pool: Pool;
  /** What is live now. Swapped as a whole by every publish, on every server. */
  readonly published: Published;
  readonly model: Model;
  readonly clock: DatabaseClock;
  readonly people: People;
  readonly definitions: Definitions;
  readonly records: Records;
  readonly explain: Explain;
  readonly exports: Exports;
  readonly datasets: Datasets;
  readonly scenarios: Scenarios;
  /** For what a server keeps of its own in the platform's tables. */
  readonly once: RunOnce;
  /** True while news of publishes and of people arrives. */
  isListening(): boolean;
  close(): Promise<void>;
}
