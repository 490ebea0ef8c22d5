import type { AppDefinition } from '@formwork/definition';
import type { Issue } from '@formwork/kernel';
import type { Principal } from '../people/principal.ts';
import type { IdempotencyRequest } from '../records/records.ts';
import type { PublishJob } from '@formwork/storage';
import type { Drafts } from './drafts.ts';
import type { ParkedThings } from './parked.ts';

/** One difference between two definitions, in words. */
export interface DefinitionChange {
  /** The file within the app's folder; absent for the app as a whole. */
  readonly file?: string;
  readonly path: string;
  readonly kind: 'added' | 'removed' | 'changed' | 'renamed';
  readonly text: string;
}

/** One step of a plan: what happens in the database, and how dangerous it is. */
export interface PublishStep {
  readonly id: string;
  readonly class: 'safe' | 'needs-backfill' | 'destructive' | 'ambiguous';
  readonly text: string;
  readonly ddl: readonly string[];
  readonly locks: readonly string[];
  /** Rows that it touches; null where that is not known beforehand. */
  readonly rows: number | null;
  /** False until it is named in `allow`; safe steps are always allowed. */
  readonly allowed: boolean;
}

/** What publishing would do. No step means that nothing is to be done in the database. */
export interface PublishPlan {
  readonly app: string;
  /** The revision that is live; null for a new app. */
  readonly from: number | null;
  readonly to: 'draft';
  /** Changes when what would be done changes: a publish that names it is refused when it does. */
  readonly hash: string;
  readonly changes: readonly DefinitionChange[];
  readonly steps: readonly PublishStep[];
  readonly access: readonly AccessEffect[];
  readonly issues: readonly Issue[];
}

/** Who gains or loses what. */
export interface AccessEffect {
  readonly text: string;
  readonly role: string;
  readonly gain: boolean;
  /** How many active people have the role. */
  readonly people: number;
}

/** How a definition is published. */
export interface PublishRequest {
  readonly definition: unknown;
  /** Ids of steps that are not safe and are meant. */
  readonly allow?: readonly string[];
  readonly note?: string;
  /** Of the plan that somebody looked at. */
  readonly planHash?: string;
  readonly by?: Principal;
  /** Which datasets are loaded in the same transaction: those of the app that are not demo, unless said. */
  readonly datasets?: 'reference' | 'none';
  /** Makes a repeated request answer as the first did, though others may have published since. */
  readonly idempotency?: IdempotencyRequest;
}

/** What a publish did. */
export interface PublishResult {
  readonly revision: number;
  /** False when the definition was live already and nothing was done. */
  readonly isChanged: boolean;
}

/** One published version. */
export interface DefinitionVersion {
  readonly revision: number;
  readonly version: string;
  readonly note: string;
  readonly hash: string;
  readonly publishedAt: Date;
  readonly publishedBy: string | null;
  readonly changes: readonly string[];
}

/** How an app is removed. */
export interface RemovalRequest {
  /** Must name the step that takes the app out of use. */
  readonly allow?: readonly string[];
  /** Of the plan that somebody looked at. */
  readonly planHash?: string;
}

/** Takes whole apps out of the workspace and brings them back; nothing of an app is lost by it. */
export interface Removal {
  /** What removing an app would do. Changes nothing. Throws `FW_DEFINITION_MISSING`. */
  plan(app: string, options?: { readonly allow?: readonly string[] }): Promise<PublishPlan>;
  /**
   * Keeps the app's tables aside and takes it off the list of apps; its versions, drafts and the roles of people stay.
   * Throws `FW_DEFINITION_PUBLISH_NOT_ALLOWED` until the step is named, and `FW_DEFINITION_INVALID` with the
   * findings when another app needs it.
   */
  remove(app: string, request?: RemovalRequest): Promise<void>;
  /** Brings a removed app back as it was. Throws `FW_DEFINITION_APP_NOT_PARKED`. */
  restore(app: string, by?: Principal): Promise<{ readonly revision: number }>;
}

/** Definitions: checked, planned, published, kept in every version. */
export interface Definitions {
  readonly drafts: Drafts;
  readonly removal: Removal;
  readonly parked: ParkedThings;
  /** Work that publishes left for later or prepare now, with what failed. */
  jobs(): Promise<readonly PublishJob[]>;
  /** All findings, against the other apps that are published. */
  validate(definition: unknown): { readonly definition?: AppDefinition; readonly issues: readonly Issue[] };
  /** Throws `FW_DEFINITION_INVALID` when the definition has errors. Changes nothing. */
  plan(definition: unknown, options?: { readonly allow?: readonly string[] }): Promise<PublishPlan>;
  /**
   * Publishes under the workspace's lock: plans again, refuses what is not allowed or not what was looked at, applies,
   * and makes the version live, all or nothing.
   */
  publish(request: PublishRequest): Promise<PublishResult>;
  /** The live definition and its revision, or `undefined`. */
  find(app: string): { readonly definition: AppDefinition; readonly revision: number } | undefined;
  versions(app: string): Promise<readonly DefinitionVersion[]>;
  /** Throws `FW_DEFINITION_MISSING`. */
  version(app: string, revision: number): Promise<AppDefinition>;
  diff(before: AppDefinition, after: AppDefinition, locale?: string): readonly DefinitionChange[];
  /** The plan of making an earlier version live again: names that changed since are mapped back. */
  planRollback(app: string, revision: number, options?: { readonly allow?: readonly string[] }): Promise<PublishPlan>;
  rollback(
    app: string,
    request: Omit<PublishRequest, 'definition'> & { readonly revision: number },
  ): Promise<PublishResult>;
}
