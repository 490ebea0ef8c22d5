import type { LoadRequest } from '../load/job.ts';
import { AGENT_REGION, SHOWN_COLUMNS, STATUSES } from '../data/plain-tables.ts';
import type { SystemName } from '../systems/run-system.ts';

/** What cases are made from: ids that are in the data, and where Formwork's pages begin. */
export interface CaseMaterial {
  readonly agentIds: readonly string[];
  readonly customerId: string;
  /** Formwork's cursor after 90,000 records. */
  readonly deepCursor: string;
}

/** One case of performance.md: who asks what. */
export interface RecordCase {
  readonly name: string;
  readonly title: string;
  readonly as: 'agent' | 'auditor';
  /** Updates name versions. */
  readonly isUpdate?: boolean;
  /** Measured after Formwork has the indexes that its plan proposes; the others stay as they are. */
  readonly isAdvised?: boolean;
  requests(system: SystemName, material: CaseMaterial): LoadRequest[];
}

const entity = '/api/apps/bench/sales_order';
const fields = `fields=${SHOWN_COLUMNS.join()}`;
const isStatus = (status: string): string =>
  `filter=${encodeURIComponent(JSON.stringify({ '==': [{ var: 'record.status' }, status] }))}`;
const get = (path: string): LoadRequest => ({ method: 'GET', path });
const deepOffset = 90_000;

/** The body of a new order; the same for every system. */
export function newOrder(customerId: string): Record<string, unknown> {
  return {
    number: 'NEW-1',
    customer: customerId,
    status: 'draft',
    region: AGENT_REGION,
    priority: 'normal',
    order_date: '2026-02-01',
    due_on: '2026-03-01',
    amount: '1850.00',
    quantity: 12,
    paid: false,
    contact: 'buyer@example.com',
    note: 'Made by the bench',
  };
}

/** Every throughput case as the tables were made; writes come last, so that reads find the data as it was loaded. */
const plainCases: readonly RecordCase[] = [
  {
    name: 'w1',
    title: 'read one',
    as: 'agent',
    requests: (system, { agentIds }) =>
      agentIds.slice(0, 640).map((id) => get(system === 'formwork' ? `${entity}/${id}?${fields}` : `/orders/${id}`)),
  },
  {
    name: 'w2',
    title: 'list 50, filter, sort, row rule',
    as: 'agent',
    requests: (system) =>
      STATUSES.map((status) =>
        get(
          system === 'formwork'
            ? `${entity}?${isStatus(status)}&sort=-order_date&limit=50&${fields}`
            : `/orders?status=${status}`,
        ),
      ),
  },
  {
    name: 'w3',
    title: 'list, expand, exact total',
    as: 'agent',
    requests: (system) =>
      STATUSES.map((status) =>
        get(
          system === 'formwork'
            ? `${entity}?${isStatus(status)}&sort=-order_date&limit=50&titles=true&count=exact&${fields}`
            : `/orders?status=${status}&expand=customer`,
        ),
      ),
  },
  {
    name: 'w6',
    title: 'sum by group over 100,000',
    as: 'auditor',
    requests: (system) => [
      get(system === 'formwork' ? `${entity}/aggregate?group=status&measures=sum:amount` : '/orders/by-status'),
    ],
  },
  {
    name: 'w8a',
    title: 'first page',
    as: 'auditor',
    requests: (system) => [
      get(system === 'formwork' ? `${entity}?sort=-order_date&limit=50&${fields}` : '/orders?offset=0'),
    ],
  },
  {
    name: 'w8b',
    title: 'page at 90,000',
    as: 'auditor',
    requests: (system, { deepCursor }) => [
      get(
        system === 'formwork'
          ? `${entity}?sort=-order_date&limit=50&${fields}&cursor=${deepCursor}`
          : `/orders?offset=${deepOffset}`,
      ),
    ],
  },
  {
    name: 'w9',
    title: 'contains',
    as: 'agent',
    requests: (system) =>
      Array.from({ length: 64 }, (_, index) => `Q${String(index * 7).padStart(4, '0')}`).map((text) =>
        get(
          system === 'formwork'
            ? `${entity}?search=${text}&sort=-order_date&limit=50&${fields}`
            : `/orders?search=${text}`,
        ),
      ),
  },
  {
    name: 'w4',
    title: 'create, validated, with history',
    as: 'agent',
    requests: (system, { customerId }) => [
      {
        method: 'POST',
        path: system === 'formwork' ? entity : '/orders',
        body: JSON.stringify(newOrder(customerId)),
      },
    ],
  },
  {
    name: 'w5',
    title: 'update one, history, version check',
    as: 'agent',
    isUpdate: true,
    requests: (system, { agentIds }) =>
      agentIds.slice(640, 3_840).map((id) => ({
        method: 'PATCH',
        path: system === 'formwork' ? `${entity}/${id}` : `/orders/${id}`,
        body: JSON.stringify({ amount: '777.50', note: `Changed by the bench ${id.slice(-4)}` }),
      })),
  },
];

const isWrite = ({ name }: RecordCase): boolean => ['w4', 'w5'].includes(name);

/** Every throughput case. The proposed indexes come before the writes, which change the rows, and go before them too. */
export const recordCases: readonly RecordCase[] = [
  ...plainCases.filter((one) => !isWrite(one)),
  ...plainCases
    .filter(({ name }) => ['w2', 'w3'].includes(name))
    .map((one) => ({ ...one, name: `${one.name}i`, title: `${one.title}, indexes as proposed`, isAdvised: true })),
  ...plainCases.filter(isWrite),
];

/** Formwork's address of the page that ends where the deep page begins. */
export const pageBeforeDeep = `${entity}?sort=-order_date&limit=50&fields=id&offset=${deepOffset - 50}`;
