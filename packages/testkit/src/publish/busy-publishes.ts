import { fieldModels } from '@formwork/catalog/models';
import { type AppDefinition, type ReferenceTarget, renameInDefinitions } from '@formwork/definition';
import { type Engine, SYSTEM, openEngine } from '@formwork/engine';
import { FormworkError } from '@formwork/kernel';
import type { Pool } from 'pg';
import { createTestDatabase } from '../database/test-database.ts';
import { withField, withNewField } from './revised-sample-app.ts';
import { plainSampleApp } from './revised-workspace-app.ts';

/** What one run of writers beside publishes found; no problems is what is hoped for. */
export interface BusyPublishes {
  readonly publishes: number;
  /** Writes that were answered as done. */
  readonly writes: number;
  /** Refusals that tell a writer to try again, by code. */
  readonly conflicts: Readonly<Record<string, number>>;
  readonly problems: readonly string[];
}

/** What a writer may be told beside a publish: to try again in a moment. */
const CONFLICTS: ReadonlySet<string> = new Set(['FW_RECORD_BUSY', 'FW_PLATFORM_BUSY']);

const rename = (app: AppDefinition, target: ReferenceTarget, to: string): AppDefinition => {
  const { definitions, issues } = renameInDefinitions([app], fieldModels, target, to);
  if (issues.length > 0) throw new Error(JSON.stringify(issues));
  return definitions[0]!;
};

/** What changes from one publish to the next, in turns; each kind leaves other traces in old statements. */
const turns: readonly ((app: AppDefinition, round: number) => AppDefinition)[] = [
  (app, round) => {
    const [weight] = app.entities
      .find(({ name }) => name === 'product')!
      .fields.filter(({ name }) => name.startsWith('weight'));
    return rename(app, { kind: 'field', entity: 'shop.product', name: weight!.name }, `weight_${round}`);
  },
  (app, round) =>
    withNewField(app, 'product', { name: `grade_${round}`, type: 'integer', required: true, default: round }),
  (app, round) =>
    withField(app, 'order_line', 'amount', (field) => ({
      ...field,
      value: { '*': [{ var: 'record.quantity' }, { var: 'record.unit_price' }, round + 1] },
    })),
  (app, round) => {
    const { options } = app.entities
      .find(({ name }) => name === 'sales_order')!
      .fields.find(({ name }) => name === 'priority') as unknown as { options: { value: string }[] };
    const target = { kind: 'option', entity: 'shop.sales_order', field: 'priority', name: options[0]!.value } as const;
    const renamed = rename(app, target, `normal_${round}`);
    return withField(renamed, 'sales_order', 'priority', (field) => ({ ...field, default: `normal_${round}` }));
  },
  (app) => withField(app, 'product', 'name', (field) => ({ ...field, unique: field['unique'] !== true })),
  (app) => ({
    ...app,
    entities: app.entities.map((entity) =>
      entity.name !== 'product'
        ? entity
        : { ...entity, fields: entity.fields.filter(({ name }) => !name.startsWith('grade_')) },
    ),
  }),
  (app, round) => {
    const present = app.entities.find(
      ({ renamedFrom, name }) => name === 'price' || renamedFrom?.includes('price') === true,
    )!;
    return rename(app, { kind: 'entity', entity: `shop.${present.name}` }, `price_${round}`);
  },
];

/**
 * Publishes one change after another on two servers in turns while writers create products and orders with lines and
 * update them on both. Every write that was answered must be there with its values, and no stored formula may be stale.
 */
export async function runBusyPublishes(run: { writers: number; publishes: number }): Promise<BusyPublishes> {
  await using database = await createTestDatabase();
  const open = (): Promise<Engine> =>
    openEngine({ databaseUrl: database.url, poolSize: 10, connectionTimeoutMs: 30_000 });
  await using one = await open();
  await one.definitions.publish({ definition: plainSampleApp() });
  await using other = await open();
  const customer = await createCustomer(one);
  const work = new Work();
  const writers = Array.from({ length: run.writers }, (_, writer) =>
    work.write(writer % 2 === 0 ? one : other, writer, customer),
  );
  let app = plainSampleApp();
  let publishes = 0;
  for (; publishes < run.publishes && work.problems.length === 0; publishes += 1) {
    app = turns[publishes % turns.length]!(app, publishes);
    const engine = publishes % 2 === 0 ? one : other;
    const allow = await stepsOf(engine, app);
    await engine.definitions
      .publish({ definition: app, allow })
      .catch((error: unknown) => work.problems.push(`publish ${publishes}: ${describe(error)}`));
  }
  work.isOver = true;
  await Promise.all(writers);
  const problems = [...work.problems, ...(await checkRecords(one.pool, work)), ...(await checkFormulas(one.pool, app))];
  return { publishes, writes: work.written, conflicts: work.conflicts, problems };
}

async function stepsOf(engine: Engine, app: AppDefinition): Promise<string[]> {
  const names = app.entities.find(({ name }) => name === 'product')!.fields.map(({ name }) => name);
  const live = engine.definitions.find('shop')!.definition.entities.find(({ name }) => name === 'product')!;
  return live.fields.filter(({ name }) => !names.includes(name)).map(({ name }) => `park-column:product.${name}`);
}

async function createCustomer({ records }: Engine): Promise<string> {
  const { id } = await records.create(SYSTEM, 'shop', 'customer', { code: 'C1', name: 'Busy', region: 'north' });
  return id;
}

/** What the writers do, and what they were answered. */
class Work {
  isOver = false;
  written = 0;
  readonly conflicts: Record<string, number> = {};
  readonly problems: string[] = [];
  /** By id: the name that a product has by its last answered write. */
  readonly products = new Map<string, string>();
  /** By id: how many lines an order has. */
  readonly orders = new Map<string, number>();

  async write({ records }: Engine, writer: number, customer: string): Promise<void> {
    for (let turn = 0; (!this.isOver || turn < 2) && this.problems.length === 0; turn += 1) {
      const code = `W${writer}-${turn}`;
      const product = await this.#attempt(() =>
        records.create(SYSTEM, 'shop', 'product', { code, name: code, unit: 'piece', unit_price: '1.00', on_hand: 1 }),
      );
      if (product === undefined) continue;
      this.products.set(product.id, code);
      const renamed = await this.#attempt(() =>
        records.update(SYSTEM, 'shop', 'product', product.id, { name: `${code}!` }, { version: product.version }),
      );
      if (renamed !== undefined) this.products.set(product.id, `${code}!`);
      const line = { product: product.id, quantity: 2, unit_price: '3.00' };
      const order = await this.#attempt(() =>
        records.create(SYSTEM, 'shop', 'sales_order', { customer, due_on: '2099-01-01', lines: [line, line] }),
      );
      if (order !== undefined) this.orders.set(order.id, 2);
      await this.#attempt(() => records.list(SYSTEM, 'shop', 'product', { limit: 5, sort: 'code' }));
    }
  }

  async #attempt<T>(work: () => Promise<T>): Promise<T | undefined> {
    try {
      const result = await work();
      this.written += 1;
      return result;
    } catch (error) {
      const code = error instanceof FormworkError ? error.code : '';
      if (CONFLICTS.has(code)) this.conflicts[code] = (this.conflicts[code] ?? 0) + 1;
      else this.problems.push(describe(error));
      return undefined;
    }
  }
}

function describe(error: unknown): string {
  const issues = error instanceof FormworkError ? JSON.stringify(error.issues) : '';
  const { cause } = error as { cause?: unknown };
  return `${String(error)} ${issues} ${cause === undefined ? '' : `because of ${cause instanceof Error ? cause.message : JSON.stringify(cause)}`}`;
}

async function checkRecords(pool: Pool, work: Work): Promise<string[]> {
  const products = await pool.query<{ id: string; name: string }>('select id, name from shop.product');
  const names = new Map(products.rows.map((row) => [row.id, row.name]));
  const orders = await pool.query<{ id: string; lines: number }>(
    'select o.id, count(l.id)::int as lines from shop.sales_order o left join shop.order_line l on l.parent = o.id group by o.id',
  );
  const lines = new Map(orders.rows.map((row) => [row.id, row.lines]));
  const lost = [
    ...[...work.products]
      .filter(([id, name]) => names.get(id) !== name)
      .map(([id, name]) => `product ${name} is ${names.get(id)}`),
    ...[...work.orders]
      .filter(([id, count]) => lines.get(id) !== count)
      .map(([id]) => `order ${id} has ${lines.get(id)} lines`),
  ];
  // A write that was refused must not have happened: each product but the unanswered ones was answered.
  const unanswered = products.rows.filter((row) => !work.products.has(row.id)).length;
  return unanswered > 0 ? [...lost, `${unanswered} products are there although their writers were refused`] : lost;
}

/** The amounts of lines under the expression that is live in the end. */
async function checkFormulas(pool: Pool, app: AppDefinition): Promise<string[]> {
  const amount = app.entities.find(({ name }) => name === 'order_line')!.fields.find(({ name }) => name === 'amount')!;
  const { '*': factors } = amount['value'] as { '*': unknown[] };
  const factor = typeof factors[2] === 'number' ? factors[2] : 1;
  const { rows } = await pool.query<{ stale: number }>(
    'select count(*)::int as stale from shop.order_line where amount is distinct from quantity * unit_price * $1',
    [factor],
  );
  return rows[0]!.stale === 0 ? [] : [`${rows[0]!.stale} lines have an amount of an earlier expression`];
}
