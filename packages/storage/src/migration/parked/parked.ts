/** Something that was taken out of use and is kept aside until it is purged. */
export interface Parked {
  /** What a purge names: `shop.customer._dropped_20260228_notes`, without the parts that it does not have. */
  readonly id: string;
  readonly kind: 'app' | 'table' | 'column';
  /** The app that it belonged to; for an app its own former name. */
  readonly app: string;
  /** Of a column: the table, under its present name. */
  readonly table?: string;
  /** Its present name. */
  readonly name: string;
  readonly formerName: string;
  /** The civil day, `2026-02-28`. */
  readonly parkedOn: string;
  /** Rows of an app or a table; of a column those that have a value. */
  readonly rows: number;
  /** With its indexes; of a column about the bytes of its values. */
  readonly sizeBytes: number;
}
