import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fieldModels } from '@formwork/catalog/models';
import { formatFolder } from '@formwork/definition';
import { sampleApp } from '@formwork/testkit';
import { describe, expect, test } from '@jest/globals';
import { openProgramFolder } from './test-program.ts';

const ROOT = path.resolve(import.meta.dirname, '../../..');

/** A program of somebody who uses the generated client. A line that the compiler should refuse and does not fails too. */
const PROGRAM = `
import { createClient } from '@formwork/client';
import { shopClient, type SalesOrder } from './shop-client.ts';

const shop = shopClient(createClient({ baseUrl: 'http://localhost' }));
const lines = [{ product: 'a-product', quantity: 2, unit_price: '12.50' }];
const made: SalesOrder = await shop.salesOrder.create({ customer: 'a-customer', ordered_on: '2026-03-02', lines });
const first = made.lines?.[0]?.quantity;
export const doubled: number = 2 * (first ?? 0);
export const customer: string = made.customer;
await shop.salesOrder.update(made.id, { lines: [{ id: 'a-line', ...lines[0]! }] }, { version: made.version });
await shop.salesOrder.transition(made.id, 'submit', {}, { version: made.version });
export const priced = (await shop.orderLine.list({ limit: 5 })).items.map((line) => line.unit_price);

// @ts-expect-error A state moves by transitions alone.
await shop.salesOrder.create({ customer: 'a-customer', ordered_on: '2026-03-02', lines, status: 'approved' });
// @ts-expect-error There is no such transition.
await shop.salesOrder.transition(made.id, 'teleport');
// @ts-expect-error Lines are saved with their order.
await shop.orderLine.create(lines[0]!);
// @ts-expect-error The customer is required.
await shop.salesOrder.create({ ordered_on: '2026-03-02', lines });
`;

describe('a generated client', () => {
  test('compiles, and takes what the server takes', async () => {
    const files = [...formatFolder(sampleApp(), fieldModels)].map(([file, text]) => [`shop/${file}`, text] as const);
    await using folder = openProgramFolder(new Map(files));
    const run = await folder.run('gen', 'client', 'shop');
    const project = mkdtempSync(path.join(tmpdir(), 'formwork-client-'));
    try {
      writeFileSync(path.join(project, 'shop-client.ts'), run.stdout);
      writeFileSync(path.join(project, 'program.ts'), PROGRAM);
      writeFileSync(path.join(project, 'tsconfig.json'), JSON.stringify(PROJECT));
      expect(compile(project)).toBe('');
    } finally {
      rmSync(project, { recursive: true });
    }
  });
});

const PROJECT = {
  extends: path.join(ROOT, 'tsconfig.base.json'),
  compilerOptions: {
    lib: ['ES2023', 'DOM'],
    types: [],
    paths: { '@formwork/*': [path.join(ROOT, 'packages/*/src/index.ts')] },
  },
  files: ['program.ts'],
};

/** What the compiler says against a project. */
function compile(project: string): string {
  const compiler = path.join(ROOT, 'node_modules/typescript/bin/tsc');
  try {
    return execFileSync(process.execPath, [compiler, '-p', project], { encoding: 'utf8' });
  } catch (error) {
    return (error as { stdout: string }).stdout;
  }
}
