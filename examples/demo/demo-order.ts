/** A sales order, with texts and ids as the records door takes them; people by login, warehouses by code. */
export interface DemoOrder {
  readonly id: string;
  /** Null in the running month: its numbers are taken from the sequence, which goes on from there. */
  readonly number: string | null;
  readonly kind: string;
  readonly status: string;
  readonly customer: string;
  readonly site: string;
  readonly customerPo: string;
  readonly orderDate: string;
  readonly currency: string;
  readonly taxRate: string;
  readonly incoterm: string;
  readonly project: string | null;
  /** Login of the clerk. */
  readonly clerk: string;
  readonly reason: string | null;
  readonly submittedAt: string | null;
  readonly confirmedAt: string | null;
  readonly creditOk: boolean | null;
  readonly lines: readonly DemoLine[];
}

/** One line of an order. */
export interface DemoLine {
  readonly part: string;
  readonly quantity: number;
  readonly requestedDate: string;
  readonly promisedDate: string | null;
  readonly unitPrice: string;
  readonly shipFrom: string;
}
