/** How many rows the bench works on. */
export const SIZES = { customers: 1_000, orders: 100_000, lines: 500_000 } as const;

/** The states of an order; each has one order in seven. */
export const STATUSES = ['draft', 'open', 'confirmed', 'picked', 'shipped', 'invoiced', 'closed'] as const;
/** The regions; the agent's row rule shows one of them, one order in eight. */
export const REGIONS = ['eu', 'us', 'cn', 'jp', 'br', 'in', 'za', 'au'] as const;
/** The one region whose orders the agent may see. */
export const AGENT_REGION = 'eu';

/** The columns of an order that the agent may read; `cost` is the fifteenth. */
export const SHOWN_COLUMNS = [
  'id',
  'number',
  'customer',
  'status',
  'region',
  'priority',
  'order_date',
  'due_on',
  'amount',
  'quantity',
  'paid',
  'contact',
  'note',
  'confirmed_at',
] as const;

const list = (values: readonly string[]): string => `array[${values.map((value) => `'${value}'`).join()}]`;

/** Ids that rise with time, as the product's do, and that are the same in every run. */
const id = (salt: string): string =>
  `(lpad(to_hex(1700000000000 + i * 1000), 12, '0') || '7' || substr(md5('${salt}' || i), 1, 3) || '8' || substr(md5('${salt}' || i), 4, 15))::uuid`;
/** A whole number below `n` that looks random and is the same in every run. */
const pick = (n: number, salt: number): string => `(abs(hashint8(i * 31 + ${salt})::bigint) % ${n})::int`;

/** The tables of the floor and of the hand-written app, and their rows: written by the database itself. */
export const PLAIN_TABLES: readonly string[] = [
  'create extension if not exists pg_trgm',
  'create schema bench_plain',
  `create table bench_plain.customers (id uuid primary key, code text not null, name text not null, region text not null)`,
  `create table bench_plain.orders (id uuid primary key default gen_random_uuid(), number text not null, customer uuid not null references bench_plain.customers, status text not null, region text not null, priority text not null, order_date date not null, due_on date, amount numeric(14,2) not null, cost numeric(14,2), quantity bigint not null, paid boolean not null, contact text, note text, confirmed_at timestamptz)`,
  `create table bench_plain.order_lines (id uuid primary key, order_id uuid not null references bench_plain.orders on delete cascade, position int not null, item text not null, quantity bigint not null, price numeric(14,2) not null)`,
  `insert into bench_plain.customers select ${id('c')}, 'C' || lpad(i::text, 5, '0'), 'Customer ' || i, (${list(REGIONS)})[1 + i % 8] from generate_series(1, ${SIZES.customers}) i`,
  `insert into bench_plain.orders select ${id('o')}, 'SO-' || lpad(i::text, 6, '0'), c.id, (${list(STATUSES)})[1 + ${pick(7, 1)}], (${list(REGIONS)})[1 + ${pick(8, 2)}], (array['normal','urgent'])[1 + (${pick(10, 3)} = 0)::int], date '2023-01-01' + ${pick(1_095, 4)}, date '2026-01-01' + ${pick(90, 5)}, (100 + ${pick(900_000, 6)})::numeric / 100, (50 + ${pick(400_000, 7)})::numeric / 100, 1 + ${pick(500, 8)}, ${pick(2, 9)} = 1, 'person' || ${pick(5_000, 10)} || '@example.com', 'Deliver to gate ' || ${pick(40, 11)} || ', batch Q' || lpad(${pick(500, 12)}::text, 4, '0') || ', ring before noon', timestamptz '2023-01-01 00:00:00Z' + ${pick(90_000_000, 13)} * interval '1 second' from generate_series(1, ${SIZES.orders}) i join (select row_number() over (order by id) as n, id from bench_plain.customers) c on c.n = 1 + ${pick(1_000, 14)}`,
  `insert into bench_plain.order_lines select ${id('l')}, o.id, 1 + i % 5, 'Item ' || ${pick(3_000, 15)}, 1 + ${pick(90, 16)}, (10 + ${pick(90_000, 17)})::numeric / 100 from generate_series(0, ${SIZES.lines} - 1) i join (select row_number() over (order by id) - 1 as n, id from bench_plain.orders) o on o.n = i / 5`,
  'create index on bench_plain.orders (status, order_date desc)',
  'create index on bench_plain.orders (order_date)',
  'create index on bench_plain.orders (customer)',
  'create index on bench_plain.orders using gin (note gin_trgm_ops)',
  'create index on bench_plain.order_lines (order_id)',
];

/** Copies the rows of the plain tables into those that Formwork published: the same ids, the same values. */
export const COPY_TO_FORMWORK: readonly string[] = [
  `insert into bench.customer (id, version, created_at, updated_at, code, name, region) select id, 1, now(), now(), code, name, region from bench_plain.customers order by id`,
  `insert into bench.sales_order (id, version, created_at, updated_at, number, customer, status, region, priority, order_date, due_on, amount, cost, quantity, paid, contact, note, confirmed_at) select id, 1, now(), now(), number, customer, status, region, priority, order_date, due_on, amount, cost, quantity, paid, contact, note, confirmed_at from bench_plain.orders order by id`,
  `insert into bench.order_line (id, version, created_at, updated_at, parent, position, item, quantity, price) select id, 1, now(), now(), order_id, position, item, quantity, price from bench_plain.order_lines order by order_id, position`,
];
