import { type Client, ClientProblem } from '@formwork/client';
import { type AppDefinition, type Edit, documentsOf } from '@formwork/definition';
import { type Issue, canonicalJson } from '@formwork/kernel';
import { type DesignLog, type StepInfo, performEdit, stepBack } from './design-log.ts';
import { keepLog, recallLog } from './kept-log.ts';
import type { RenameToFollow } from './rename-to-follow.ts';

/** Whether the draft on the server is what is on the screen. */
export type SaveState = 'saved' | 'waiting' | 'saving' | 'offline' | 'conflict' | 'failed';

/** Everything that is known about the app that is being designed. */
export interface DesignState {
  readonly app: string;
  readonly log: DesignLog;
  readonly definition: AppDefinition;
  /** What is live; absent for an app that was never published. */
  readonly published: AppDefinition | undefined;
  readonly publishedRevision: number | undefined;
  readonly save: SaveState;
  /** Why saving failed. */
  readonly problem: string | undefined;
  readonly issues: readonly Issue[];
  /** True while the findings are older than the definition. */
  readonly isChecking: boolean;
  /** A rename that other apps have not followed yet. */
  readonly elsewhere: RenameToFollow | undefined;
  /** What was published while this draft was worked on, until somebody has decided about it. */
  readonly moved: MovedBase | undefined;
}

/** A version that somebody else published, and the one that this draft was begun from. */
export interface MovedBase {
  readonly base: AppDefinition;
  readonly live: AppDefinition;
  readonly revision: number;
}

/** What the server had when the app was opened. */
export interface LoadedDesign {
  readonly app: string;
  readonly definition: AppDefinition;
  /** Of the draft; absent where there is none yet. */
  readonly revision: number | undefined;
  readonly published: AppDefinition | undefined;
  readonly publishedRevision: number | undefined;
}

const SAVE_MS = 700;
const CHECK_MS = 350;

/** The state of one open app: edits, undo, autosave, findings. One per page; `dispose` when it is left. */
export class DesignStore {
  #state: DesignState;
  #revision: number | undefined;
  readonly #client: Client;
  readonly #listeners = new Set<() => void>();
  #saveTimer: ReturnType<typeof setTimeout> | undefined;
  #checkTimer: ReturnType<typeof setTimeout> | undefined;
  #saving: Promise<void> | undefined;
  #checks = 0;
  #lastEntity: string | undefined;

  constructor(client: Client, loaded: LoadedDesign) {
    const { log, isSaved } = recallLog(loaded.app, loaded.definition, loaded.revision);
    this.#client = client;
    this.#revision = loaded.revision;
    this.#state = {
      app: loaded.app,
      log,
      definition: log.definition,
      published: loaded.published,
      publishedRevision: loaded.publishedRevision,
      save: isSaved ? 'saved' : 'waiting',
      problem: undefined,
      issues: [],
      isChecking: true,
      elsewhere: undefined,
      moved: undefined,
    };
  }

  /** Starts saving and checking. */
  readonly open = (): void => {
    if (this.#state.save === 'waiting') this.#saveSoon();
    this.#checkSoon(0);
  };

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly read = (): DesignState => this.#state;

  /** Does an edit; the findings say why it could not be done. */
  readonly edit = (edit: Edit, info: StepInfo): readonly Issue[] => {
    const { log, issues } = performEdit(this.#state.log, edit, info, Date.now());
    if (log !== this.#state.log) this.#take(log);
    return issues;
  };

  readonly undo = (): void => this.#take(stepBack(this.#state.log, 'undo', Date.now()));
  readonly redo = (): void => this.#take(stepBack(this.#state.log, 'redo', Date.now()));

  /** Puts another definition in place of this one, as one step. */
  readonly replaceAll = (next: AppDefinition, label: string): readonly Issue[] => {
    const before = new Map(documentsOf(this.#state.definition).map((each) => [each.file, each.content]));
    const objects: Record<string, object | null> = {};
    for (const { file, content } of documentsOf(next)) {
      const old = before.get(file);
      before.delete(file);
      if (old === undefined || canonicalJson(old as never) !== canonicalJson(content as never)) objects[file] = content;
    }
    for (const file of before.keys()) objects[file] = null;
    if (Object.keys(objects).length === 0) return [];
    return this.edit({ kind: 'replace-objects', objects }, { label });
  };

  /** Offers to follow a rename in other apps, or takes the offer back. */
  readonly offerElsewhere = (elsewhere: RenameToFollow | undefined): void => this.#set({ elsewhere });

  /** The entity that was worked on last, on whatever page. */
  readonly lastEntity = (): string | undefined => this.#lastEntity;
  readonly workOn = (entity: string): void => {
    this.#lastEntity = entity;
  };

  /** Saves at once and waits for it. */
  readonly flush = async (): Promise<void> => {
    clearTimeout(this.#saveTimer);
    await this.#saving;
    if (this.#state.save !== 'saved' && this.#state.save !== 'conflict') await this.#save();
  };

  /** After a publish: what is on the screen is live, and the draft is no longer needed. */
  readonly markPublished = async (published: AppDefinition, revision: number): Promise<void> => {
    clearTimeout(this.#saveTimer);
    await this.#saving;
    await this.#client.definitions.removeDraft(this.#state.app).catch(() => undefined);
    this.#revision = undefined;
    this.#set({ published, publishedRevision: revision, save: 'saved', moved: undefined });
    keepLog(this.#state.app, this.#state.log, undefined, true);
    if (this.#state.definition !== published) this.#saveSoon();
  };

  /** Looks whether somebody else published since the app was opened. Silent where the server does not answer. */
  readonly lookAtLive = async (): Promise<void> => {
    const { app, published, publishedRevision } = this.#state;
    const live = await this.#client.definitions.read(app).catch(() => undefined);
    if (live === undefined || this.#state.publishedRevision !== publishedRevision) return;
    if (live.revision === publishedRevision) return;
    const base = this.#state.moved?.base ?? published;
    const moved = base === undefined ? undefined : { base, live: live.definition, revision: live.revision };
    this.#set({ published: live.definition, publishedRevision: live.revision, moved });
  };

  /** What somebody else published has been taken in, or is to be replaced by this draft. */
  readonly settleMoved = (): void => this.#set({ moved: undefined });

  /** Somebody else saved meanwhile: keep what is on this screen, or take theirs. */
  readonly settleConflict = async (keep: 'mine' | 'theirs'): Promise<void> => {
    const { app } = this.#state;
    const theirs = await this.#client.definitions.readDraft(app).catch((error: unknown) => {
      if (error instanceof ClientProblem && error.status === 404) return undefined;
      throw error;
    });
    this.#revision = theirs?.revision;
    await this.lookAtLive();
    // No draft any more: they published it or threw it away, and what is live is theirs.
    const other = theirs?.definition ?? this.#state.published;
    if (keep === 'theirs' && other !== undefined) {
      this.#set({ save: 'saved', moved: undefined });
      this.replaceAll(other, 'theirs');
    }
    this.#set({ save: 'waiting' });
    await this.#save();
  };

  /** Throws the draft away and goes back to what is live; one step that can be taken back. */
  readonly discardDraft = (label: string): void => {
    if (this.#state.published !== undefined) this.replaceAll(this.#state.published, label);
  };

  readonly dispose = (): void => {
    clearTimeout(this.#saveTimer);
    clearTimeout(this.#checkTimer);
    this.#checks += 1;
    if (this.#state.save === 'waiting') void this.#save();
  };

  #set(change: Partial<DesignState>): void {
    this.#state = { ...this.#state, ...change };
    for (const listener of this.#listeners) listener();
  }

  #take(log: DesignLog): void {
    if (log === this.#state.log) return;
    const save = this.#state.save === 'conflict' ? 'conflict' : 'waiting';
    this.#set({ log, definition: log.definition, save, isChecking: true });
    keepLog(this.#state.app, log, this.#revision, false);
    this.#saveSoon();
    this.#checkSoon(CHECK_MS);
  }

  #saveSoon(): void {
    clearTimeout(this.#saveTimer);
    this.#saveTimer = setTimeout(() => void this.#save(), SAVE_MS);
  }

  async #save(): Promise<void> {
    if (this.#saving !== undefined) {
      await this.#saving;
      return this.#save();
    }
    if (this.#state.save === 'conflict' || this.#state.save === 'saved') return;
    this.#saving = this.#sendDraft().finally(() => {
      this.#saving = undefined;
    });
    await this.#saving;
  }

  async #sendDraft(): Promise<void> {
    const { app, log } = this.#state;
    const revision = this.#revision;
    this.#set({ save: 'saving', problem: undefined });
    try {
      const body = { definition: log.definition, ...(revision === undefined ? {} : { revision }) };
      this.#revision = (await this.#client.definitions.saveDraft(app, body)).revision;
      const isLast = this.#state.log === log;
      this.#set({ save: isLast ? 'saved' : 'waiting' });
      keepLog(app, this.#state.log, this.#revision, isLast);
    } catch (error) {
      if (error instanceof ClientProblem && error.status === 409) this.#set({ save: 'conflict' });
      else {
        const isOffline = error instanceof ClientProblem && error.isOffline;
        this.#set({ save: isOffline ? 'offline' : 'failed', problem: error instanceof Error ? error.message : '' });
        this.#saveTimer = setTimeout(() => void this.#save(), 5_000);
      }
    }
  }

  #checkSoon(delayMs: number): void {
    clearTimeout(this.#checkTimer);
    this.#checkTimer = setTimeout(() => void this.#check(), delayMs);
  }

  async #check(): Promise<void> {
    const check = ++this.#checks;
    const { definition } = this.#state;
    try {
      const { issues } = await this.#client.definitions.validate(definition);
      if (check === this.#checks) this.#set({ issues, isChecking: definition !== this.#state.definition });
    } catch {
      if (check === this.#checks) this.#checkTimer = setTimeout(() => void this.#check(), 4_000);
    }
  }
}
