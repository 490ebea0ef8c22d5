import type { TableName } from '../shape/table-shape.ts';

/** A column that exists. */
export interface LiveColumn {
  readonly name: string;
  readonly type: string;
  readonly isNotNull: boolean;
  /** For a parked column: the name that it had. */
  readonly parkedFrom?: string;
}

/** A constraint or index that exists. */
export interface LiveKey {
  readonly name: string;
  /** What `alter`, `drop` and `comment` call it. */
  readonly kind: 'constraint' | 'index';
  /** False for an index whose build was broken off, or a constraint that old rows were not checked against. */
  readonly isValid: boolean;
  /** Of a foreign key. */
  readonly target?: TableName;
}

/** A table that exists. */
export interface LiveTable {
  readonly name: string;
  /** For a parked table: the name that it had. */
  readonly parkedFrom?: string;
  /** The planner's estimate; -1 when it was never analysed. */
  readonly estimatedRows: number;
  readonly columns: ReadonlyMap<string, LiveColumn>;
  readonly keys: ReadonlyMap<string, LiveKey>;
}

/** What is really there for an app. */
export interface LiveCatalog {
  readonly hasSchema: boolean;
  readonly tables: ReadonlyMap<string, LiveTable>;
  /** Schemas of the extensions that are installed in the database. */
  readonly extensions: ReadonlyMap<string, string>;
}
