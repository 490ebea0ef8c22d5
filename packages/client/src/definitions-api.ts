import type { AppDefinition, PresentedApp } from '@formwork/definition';
import type { Issue, Text } from '@formwork/kernel';
import type { CallOptions, Transport } from './transport.ts';

/** An app as those who design see it. */
export interface DefinitionCard {
  readonly name: string;
  readonly label: Text;
  readonly icon?: string;
  readonly colour?: string;
  readonly version?: string;
  readonly revision?: number;
  readonly publishedAt?: string;
  readonly publishedBy?: string | { readonly id: string; readonly name: string } | null;
  readonly draft?: { readonly revision: number; readonly updatedAt: string; readonly updatedBy: unknown };
}

/** One difference between two definitions, in words. */
export interface DefinitionChange {
  readonly path: string;
  readonly kind: 'added' | 'removed' | 'changed' | 'renamed';
  readonly text: string;
}

/** One step of a plan: what happens in the database, and how dangerous it is. */
export interface PlanStep {
  readonly id: string;
  readonly class: 'safe' | 'needs-backfill' | 'destructive' | 'ambiguous';
  readonly text: string;
  readonly ddl: readonly string[];
  readonly locks: readonly string[];
  readonly rows: number | null;
  readonly allowed: boolean;
}

/** What publishing would do. No step means that nothing is to be done in the database. */
export interface PublishPlan {
  readonly app: string;
  readonly from: number | null;
  readonly to: string | number;
  readonly hash: string;
  readonly changes: readonly DefinitionChange[];
  readonly steps: readonly PlanStep[];
  readonly access: readonly {
    readonly text: string;
    readonly role: string;
    readonly gain: boolean;
    readonly people: number;
  }[];
  readonly issues: readonly Issue[];
}

/** One published version. */
export interface DefinitionVersion {
  readonly revision: number;
  readonly version: string;
  readonly note: string;
  readonly publishedAt: string;
  readonly publishedBy: unknown;
  readonly changes: readonly string[];
}

/** Something that was taken out of use and is kept aside until an administrator purges it. */
export interface ParkedThing {
  /** What a purge names. */
  readonly id: string;
  readonly kind: 'app' | 'table' | 'column';
  readonly app: string;
  /** Of a column: its table. */
  readonly table?: string;
  readonly name: string;
  readonly formerName: string;
  /** A civil day, `2026-02-28`. */
  readonly parkedOn: string;
  readonly rows: number;
  readonly sizeBytes: number;
}

/** Work that belongs to a publish and is not done within it. */
export interface PublishJob {
  readonly app: string;
  /** The id of its step in the plan. */
  readonly step: string;
  readonly kind: 'prepared' | 'later' | 'fill';
  readonly since: string;
  /** Records that batches have reached. */
  readonly done: number;
  /** What the database said when it was tried last; null while it waits or is at work. */
  readonly error: string | null;
}

/** One side of a comparison: a definition itself, or a published version. */
export type DiffSide = AppDefinition | { readonly app: string; readonly revision: number };

/** A person whose view of a draft can be shown. */
export interface PreviewPerson {
  readonly id: string;
  readonly name: string;
  readonly roles: readonly string[];
}

/** Definitions, drafts, plans, versions: for those with the right to design. */
export interface DefinitionsApi {
  list(options?: CallOptions): Promise<{ items: DefinitionCard[] }>;
  read(app: string, options?: CallOptions): Promise<{ definition: AppDefinition; revision: number }>;
  readDraft(
    app: string,
    options?: CallOptions,
  ): Promise<{ definition: AppDefinition; revision: number; basedOn: number | null }>;
  /** Throws 409 when the draft was overtaken. */
  saveDraft(
    app: string,
    values: { definition: AppDefinition; revision?: number },
    options?: CallOptions,
  ): Promise<{ revision: number }>;
  removeDraft(app: string): Promise<void>;
  versions(app: string, options?: CallOptions): Promise<{ items: DefinitionVersion[] }>;
  readVersion(app: string, revision: number, options?: CallOptions): Promise<{ definition: AppDefinition }>;
  validate(definition: unknown, options?: CallOptions): Promise<{ issues: Issue[] }>;
  plan(definition: AppDefinition, options?: CallOptions & { readonly allow?: readonly string[] }): Promise<PublishPlan>;
  publish(
    request: {
      definition: AppDefinition;
      allow: readonly string[];
      note: string;
      planHash?: string;
      renames?: unknown;
    },
    options?: CallOptions,
  ): Promise<{ revision: number }>;
  diff(from: DiffSide, to: DiffSide, options?: CallOptions): Promise<{ changes: DefinitionChange[] }>;
  rollback(
    app: string,
    request: { revision: number; allow: readonly string[]; note: string },
    options?: CallOptions,
  ): Promise<{ revision: number }>;
  planRollback(app: string, revision: number, options?: CallOptions): Promise<PublishPlan>;
  planRemoval(app: string, options?: CallOptions): Promise<PublishPlan>;
  /** Takes an app out of use; its records are kept aside. */
  remove(
    app: string,
    request: { readonly allow: readonly string[]; readonly planHash?: string },
    options?: CallOptions,
  ): Promise<void>;
  /** Brings a removed app back. */
  restore(app: string, options?: CallOptions): Promise<{ revision: number }>;
  /** Work that publishes left for later or prepare now, with what failed. */
  jobs(options?: CallOptions): Promise<{ items: PublishJob[] }>;
  /** What is kept aside; for those who administer. */
  parked(options?: CallOptions): Promise<{ items: ParkedThing[] }>;
  /** Drops what is named for good; for those who administer. */
  purge(ids: readonly string[], options?: CallOptions): Promise<{ purged: ParkedThing[] }>;
  /** Runs the app's scenarios, or one of them: as published, or as in the definition given. */
  test(
    app: string,
    what?: { readonly scenario?: string; readonly definition?: AppDefinition },
    options?: CallOptions,
  ): Promise<unknown>;
  /** The draft as that person would see it, or with `roles` as they would with these roles of it. */
  preview(
    definition: AppDefinition,
    as: { readonly user: string; readonly roles?: readonly string[] },
    options?: CallOptions,
  ): Promise<PresentedApp | { readonly issues: readonly Issue[] }>;
  people(options?: CallOptions): Promise<{ items: PreviewPerson[] }>;
}

/** Builds the part of a client that works on definitions. */
export function createDefinitionsApi(transport: Transport): DefinitionsApi {
  const get = <T>(options: CallOptions | undefined, ...rest: string[]): Promise<T> =>
    transport.send<T>({ ...options, method: 'GET', path: ['definitions', ...rest] });
  const post = <T>(body: unknown, options: CallOptions | undefined, ...rest: string[]): Promise<T> =>
    transport.send<T>({ ...options, method: 'POST', path: ['definitions', ...rest], body });
  return {
    list: (options) => get(options),
    read: (app, options) => get(options, app),
    readDraft: (app, options) => get(options, app, 'draft'),
    saveDraft: (app, body, options) =>
      transport.send({ ...options, method: 'PUT', path: ['definitions', app, 'draft'], body }),
    removeDraft: (app) => transport.send({ method: 'DELETE', path: ['definitions', app, 'draft'] }),
    versions: (app, options) => get(options, app, 'versions'),
    readVersion: (app, revision, options) => get(options, app, 'versions', String(revision)),
    validate: (definition, options) => post({ definition }, options, 'validate'),
    plan: (definition, { allow = [], ...options } = {}) => post({ definition, allow }, options, 'plan'),
    publish: (request, options) => post(request, options, 'publish'),
    diff: (from, to, options) => post({ from, to }, options, 'diff'),
    rollback: (app, request, options) => post(request, options, app, 'rollback'),
    planRollback: (app, revision, options) => post({ revision }, options, app, 'rollback', 'plan'),
    planRemoval: (app, options) => post({}, options, app, 'removal', 'plan'),
    remove: (app, request, options) => post(request, options, app, 'removal'),
    restore: (app, options) => post({}, options, app, 'restore'),
    jobs: (options) => get(options, 'jobs'),
    parked: (options) => transport.send({ ...options, method: 'GET', path: ['parked'] }),
    purge: (ids, options) => transport.send({ ...options, method: 'POST', path: ['parked', 'purge'], body: { ids } }),
    test: (app, what = {}, options) => post(what, options, app, 'test'),
    preview: (definition, as, options) => post({ definition, ...as }, options, 'preview'),
    people: (options) => get(options, 'people'),
  };
}
