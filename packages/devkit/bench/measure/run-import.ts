import { openEngine } from '@formwork/engine';
import pg from 'pg';
import { copyIn } from '../systems/copy-in.ts';
import { newOrder } from './record-cases.ts';

const rowsPerImport = 10_000;

/** Milliseconds of each import, in pairs: the floor's COPY, and at once Formwork's. */
export interface ImportResult {
  readonly pairs: readonly { readonly floorMs: number; readonly formworkMs: number }[];
}

/**
 * Imports the same 10,000 orders from JSON text both ways: a bare COPY that checks nothing, and `records.load`, by
 * which datasets are loaded: every value parsed, defaults and rules applied. The first pair warms both up.
 */
export async function runImport(databaseUrl: string, customerId: string, rounds: number): Promise<ImportResult> {
  const text = JSON.stringify(
    Array.from({ length: rowsPerImport }, (_, index) => ({
      ...newOrder(customerId),
      number: `IMP-${index}`,
      quantity: 1 + (index % 900),
      amount: `${1000 + index}.50`,
    })),
  );
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  const engine = await openEngine({ databaseUrl, poolSize: 4 });
  try {
    const pairs: { floorMs: number; formworkMs: number }[] = [];
    for (let round = 0; round <= rounds; round += 1) {
      const floorMs = await timed(() => copyOrders(client, text));
      const formworkMs = await timed(() =>
        engine.records.load('bench', 'sales_order', JSON.parse(text) as Record<string, unknown>[]),
      );
      if (round > 0) pairs.push({ floorMs, formworkMs });
    }
    await verify(client, rounds + 1);
    return { pairs };
  } finally {
    await engine.close();
    await client.end();
  }
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

async function copyOrders(client: pg.Client, text: string): Promise<void> {
  const rows = JSON.parse(text) as Record<string, string>[];
  const names = Object.keys(rows[0]!);
  const lines = rows.map((row) => `${crypto.randomUUID()}\t${names.map((name) => row[name]).join('\t')}\n`).join('');
  await copyIn(client, `copy bench_plain.orders (id, ${names.join()}) from stdin`, lines);
}

async function verify(client: pg.Client, times: number): Promise<void> {
  for (const table of ['bench_plain.orders', 'bench.sales_order']) {
    const { rows } = await client.query<{ n: number; total: string }>(
      `select count(*)::int as n, sum(amount)::text as total from ${table} where number like 'IMP-%'`,
    );
    const expected = times * rowsPerImport;
    if (rows[0]!.n !== expected) throw new Error(`${table} holds ${rows[0]!.n} imported rows, not ${expected}.`);
  }
}
