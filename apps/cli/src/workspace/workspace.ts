import type { Action, AppDefinition } from '@formwork/definition';
import type { AccessAnswer, Parked, PublishPlan, ScenarioReport } from '@formwork/engine';
import type { Issue } from '@formwork/kernel';

/** A definition as a workspace has it; the revision is null for a draft. */
export interface PublishedDefinition {
  readonly definition: AppDefinition;
  readonly revision: number | null;
}

/** Which of an app's definitions: the live one unless said. */
export interface DefinitionChoice {
  readonly revision?: number;
  readonly draft?: boolean;
}

/** What is asked of `explain`. */
export interface AccessRequest {
  /** A login or an id; the asker when absent, who on a database is the system. */
  readonly user?: string;
  readonly app: string;
  readonly entity: string;
  readonly action: Action;
  readonly id?: string;
  readonly field?: string;
}

/** A running Formwork, reached over HTTP or through its database. Every method throws what the platform refuses with. */
export interface Workspace extends AsyncDisposable {
  /** For people; no password in it. */
  readonly where: string;
  /** Names of the published apps. */
  list(): Promise<readonly string[]>;
  read(app: string, choice?: DefinitionChoice): Promise<PublishedDefinition>;
  validate(definition: AppDefinition): Promise<readonly Issue[]>;
  plan(definition: AppDefinition, allow: readonly string[]): Promise<PublishPlan>;
  publish(
    definition: AppDefinition,
    request: { readonly allow: readonly string[]; readonly note: string; readonly planHash: string },
  ): Promise<number>;
  planRemoval(app: string, allow: readonly string[]): Promise<PublishPlan>;
  /** Takes an app out of use; its records are kept aside. */
  remove(app: string, request: { readonly allow: readonly string[]; readonly planHash: string }): Promise<void>;
  /** Brings a removed app back and gives its revision. */
  restore(app: string): Promise<number>;
  /** What is kept aside. */
  parked(): Promise<readonly Parked[]>;
  /** Drops what is named for good. */
  purge(ids: readonly string[]): Promise<void>;
  /** Runs the scenarios of a published app, or one of them. */
  test(app: string, scenario?: string): Promise<ScenarioReport>;
  explain(request: AccessRequest): Promise<AccessAnswer>;
}
