import type { PresentedApp } from '@formwork/definition';
import type { Json, Text } from '@formwork/kernel';
import type { CallOptions, Transport } from './transport.ts';

/** An app as the launcher shows it. */
export interface AppCard {
  readonly name: string;
  readonly label: Text;
  readonly description?: Text;
  readonly icon?: string;
  readonly colour?: string;
  readonly version: string;
}

/** What a saved view changes about the view that it is based on. */
export interface SavedViewConfig {
  readonly columns?: readonly string[];
  readonly filter?: unknown;
  readonly sort?: readonly { readonly field: string; readonly direction?: 'asc' | 'desc' }[];
  readonly widths?: Readonly<Record<string, number>>;
  /** Values of the quick filters by field. */
  readonly quick?: Readonly<Record<string, Json>>;
  /** True for the own view that opens in place of the designed one. */
  readonly isDefault?: boolean;
}

/** A view that a person kept for themselves or shared. */
export interface SavedView {
  readonly id: string;
  readonly name: string;
  readonly entity: string;
  /** The name of the app's view that it changes. */
  readonly view: string;
  readonly shared: boolean;
  readonly mine: boolean;
  readonly config: SavedViewConfig;
}

/** What may be set on a saved view. */
export type SavedViewValues = Pick<SavedView, 'name' | 'entity' | 'view' | 'shared' | 'config'>;

/** One step of the answer to "why may I, or why not". */
export interface ExplanationStep {
  readonly check: string;
  readonly result: unknown;
  readonly text: string;
  readonly explanation?: RuleExplanation;
}

/** An expression with the values that it had. */
export interface RuleExplanation {
  readonly text: string;
  readonly value: unknown;
  readonly children: readonly RuleExplanation[];
}

/** Why a person may do something, or why not. */
export interface AccessExplanation {
  readonly decision: 'allow' | 'deny';
  readonly steps: readonly ExplanationStep[];
  readonly grants: readonly unknown[];
}

/** Apps as their users see them. */
export interface AppsApi {
  list(options?: CallOptions): Promise<{ items: AppCard[] }>;
  read(app: string, options?: CallOptions): Promise<PresentedApp>;
  openApi(app: string, options?: CallOptions): Promise<Record<string, unknown>>;
  savedViews(app: string, options?: CallOptions): Promise<{ items: SavedView[] }>;
  createSavedView(app: string, values: SavedViewValues): Promise<SavedView>;
  updateSavedView(app: string, id: string, values: SavedViewValues): Promise<SavedView>;
  removeSavedView(app: string, id: string): Promise<void>;
  explain(
    request: { user?: string; app: string; entity: string; id?: string; action: string; field?: string },
    options?: CallOptions,
  ): Promise<AccessExplanation>;
}

/** Builds the part of a client that knows apps. */
export function createAppsApi(transport: Transport): AppsApi {
  const views = (app: string, ...rest: string[]): string[] => ['apps', app, 'saved-views', ...rest];
  return {
    list: (options) => transport.send({ ...options, method: 'GET', path: ['apps'] }),
    read: (app, options) => transport.send({ ...options, method: 'GET', path: ['apps', app] }),
    openApi: (app, options) => transport.send({ ...options, method: 'GET', path: ['apps', app, 'openapi.json'] }),
    savedViews: (app, options) => transport.send({ ...options, method: 'GET', path: views(app) }),
    createSavedView: (app, body) => transport.send({ method: 'POST', path: views(app), body }),
    updateSavedView: (app, id, body) => transport.send({ method: 'PUT', path: views(app, id), body }),
    removeSavedView: (app, id) => transport.send({ method: 'DELETE', path: views(app, id) }),
    explain: (query, options) => transport.send({ ...options, method: 'GET', path: ['explain'], query }),
  };
}
