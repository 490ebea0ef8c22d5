import type { DatasetDefinition } from '@formwork/definition';

/** What loading a dataset did. */
export interface LoadedDataset {
  readonly app: string;
  readonly dataset: string;
  readonly created: number;
  readonly updated: number;
}

/** How records are loaded. */
export interface LoadOptions {
  /** Existing records (by key) take the given values; unless set they stay as they are. */
  readonly isUpdating?: boolean;
}

/** Loads records by key: loading twice changes nothing. */
export interface Datasets {
  /** Loads the datasets of a published app in the order of their dependencies: reference data, or demo data too. */
  loadApp(app: string, which: 'reference' | 'demo'): Promise<readonly LoadedDataset[]>;
  /** Loads one dataset into a published app, in one transaction. */
  load(app: string, dataset: DatasetDefinition, options?: LoadOptions): Promise<LoadedDataset>;
}
