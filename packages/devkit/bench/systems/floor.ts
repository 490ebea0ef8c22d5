import { type FastifyReply, type FastifyRequest, fastify } from 'fastify';
import pg from 'pg';
import { AGENT_REGION, SHOWN_COLUMNS } from '../data/plain-tables.ts';
import { fromEnvironment, POOL_SIZE } from './protocol.ts';

/*
 * The floor: what one would write who knows the one query of each route beforehand. Named prepared statements, rows
 * decoded by pg, JSON by JSON.stringify; no validation, no history, no version check, the row rule written into the SQL.
 */
const settings = fromEnvironment();
const pool = new pg.Pool({ connectionString: settings.databaseUrl, max: POOL_SIZE });
const server = fastify({ logger: false });

const columns = SHOWN_COLUMNS.join();
const owned = SHOWN_COLUMNS.map((name) => `o.${name}`).join();

async function rows(name: string, text: string, values: unknown[]): Promise<Record<string, unknown>[]> {
  return (await pool.query<Record<string, unknown>>({ name, text, values })).rows;
}

/** Undefined for a stranger; the auditor has no row rule. */
const people = new Map([
  [`Bearer ${settings.agentToken}`, AGENT_REGION],
  [`Bearer ${settings.auditorToken}`, null],
]);

server.decorateRequest('region', null);
server.addHook('onRequest', (request: FastifyRequest, reply: FastifyReply, done: () => void) => {
  if (people.has(request.headers.authorization ?? '')) done();
  else void reply.status(401).send({ code: 'SIGNED_OUT' });
});

const regionOf = (request: FastifyRequest): string | null => people.get(request.headers.authorization ?? '') ?? null;

interface ListQuery {
  readonly status?: string;
  readonly search?: string;
  readonly expand?: string;
  readonly offset?: string;
}

server.get<{ Params: { id: string } }>('/orders/:id', async (request, reply) => {
  const [row] = await rows('w1', `select ${columns} from bench_plain.orders where id = $1 and region = $2`, [
    request.params.id,
    regionOf(request),
  ]);
  return row ?? reply.status(404).send({ code: 'MISSING' });
});

server.get<{ Querystring: ListQuery }>('/orders', async (request) => {
  const { status, search, expand, offset } = request.query;
  const region = regionOf(request);
  const order = 'order by order_date desc, id desc limit 50';
  if (offset !== undefined)
    return { items: await rows('w8', `select ${columns} from bench_plain.orders ${order} offset $1`, [offset]) };
  if (search !== undefined)
    return {
      items: await rows(
        'w9',
        `select ${columns} from bench_plain.orders where region = $1 and note ilike $2 ${order}`,
        [region, `%${search}%`],
      ),
    };
  if (expand === undefined)
    return {
      items: await rows('w2', `select ${columns} from bench_plain.orders where status = $1 and region = $2 ${order}`, [
        status,
        region,
      ]),
    };
  const [items, [count]] = await Promise.all([
    rows(
      'w3',
      `select ${owned}, c.name as customer_name from (select * from bench_plain.orders where status = $1 and region = $2 ${order}) o join bench_plain.customers c on c.id = o.customer order by o.order_date desc, o.id desc`,
      [status, region],
    ),
    rows('w3c', 'select count(*)::int as total from bench_plain.orders where status = $1 and region = $2', [
      status,
      region,
    ]),
  ]);
  const opened = items.map(({ customer, customer_name: title, ...rest }) => ({
    ...rest,
    customer: { id: customer, title },
  }));
  return { items: opened, total: count!['total'] };
});

server.get('/orders/by-status', async () => ({
  rows: await rows('w6', 'select status, sum(amount) as amount from bench_plain.orders group by 1 order by 1', []),
}));

const written = [
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
] as const;

server.post<{ Body: Record<string, unknown> }>('/orders', async (request, reply) => {
  const text = `insert into bench_plain.orders (id, ${written.join()}) values (gen_random_uuid(), ${written.map((_, at) => `$${at + 1}`).join()}) returning ${columns}`;
  const [row] = await rows(
    'w4',
    text,
    written.map((name) => request.body[name]),
  );
  return reply.status(201).send(row);
});

server.patch<{ Params: { id: string }; Body: Record<string, unknown> }>('/orders/:id', async (request, reply) => {
  const [row] = await rows(
    'w5',
    `update bench_plain.orders set amount = $3, note = $4 where id = $1 and region = $2 returning ${columns}`,
    [request.params.id, regionOf(request), request.body['amount'], request.body['note']],
  );
  return row ?? reply.status(404).send({ code: 'MISSING' });
});

await server.listen({ port: settings.port, host: '127.0.0.1' });
// Whoever started this server is gone.
process.on('disconnect', () => process.exit(0));
