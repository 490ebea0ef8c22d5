import type { RecordsApi, RecordValues } from '@formwork/client';
import { type TestPortal, openPortal } from '@formwork/testkit';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';

jest.setTimeout(180_000);

let portal: TestPortal;
let orders: RecordsApi;
let order: RecordValues;

beforeAll(async () => {
  portal = await openPortal();
  orders = (await portal.clientOf(portal.manager)).records('shop');
  const [customer] = (await orders.list('customer', { search: 'Harbour' })).items;
  const [product] = (await orders.list('product', { search: 'Bolt' })).items;
  order = { customer: customer!.id, lines: [{ product: product!.id, quantity: 3, unit_price: '12.50' }] };
});

afterAll(async () => {
  await portal?.[Symbol.asyncDispose]();
});

/** Orders that only their own test looks for: `PO-1`, `PO-2` … after a prefix. */
async function enter(prefix: string, values: readonly RecordValues[]): Promise<void> {
  const operations = values.map((one, index) => ({
    create: { ...order, customer_po: `${prefix}-${index + 1}`, ...one },
  }));
  await orders.bulk('sales_order', { operations });
}

/** The manager's list of open orders, narrowed to those with a prefix. */
async function openList(prefix: string, count: number): Promise<Page> {
  const page = await portal.openAs(portal.manager);
  await page.goto(`${portal.server.url}/apps/shop/views/open_orders`);
  await page.getByRole('textbox', { name: 'Search' }).fill(prefix);
  await counted(page, count);
  return page;
}

async function counted(page: Page, count: number): Promise<void> {
  await page
    .getByRole('status')
    .filter({ hasText: count === 1 ? /^1 record$/ : new RegExp(`^${count} records$`) })
    .waitFor();
}

/** What the server has for a field of the orders with a prefix, in the order in which they were entered. */
async function kept(prefix: string, field: string): Promise<unknown[]> {
  const { items } = await orders.list('sales_order', { search: prefix, sort: 'customer_po' });
  return items.map((record) => record[field]);
}

const selectAll = (page: Page): Locator => page.getByRole('checkbox', { name: 'Select all loaded rows' });

describe('the lists of the portal', () => {
  test('a step for many does what it can, says why the others were refused, and keeps them selected', async () => {
    await enter('STEP', [{ due_on: '2027-03-01' }, {}, { due_on: '2027-03-02' }]);
    const page = await openList('STEP', 3);
    await selectAll(page).check();
    await page.getByRole('button', { name: 'Next steps' }).click();
    await page.getByRole('menuitem', { name: 'Submit' }).click();
    const outcome = page.getByRole('alert').filter({ hasText: '2 done, 1 refused' });
    await outcome.filter({ hasText: '1 record:' }).waitFor();
    await page.getByText('1 selected').waitFor();
    expect(await kept('STEP', 'status')).toEqual(['approved', 'draft', 'approved']);
    await page.context().close();
  });

  test('what was deleted together comes back together', async () => {
    await enter('GONE', [{}, {}]);
    const page = await openList('GONE', 2);
    await selectAll(page).check();
    await page.getByRole('button', { name: 'Delete' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
    await page.getByText('Nothing matches this filter.').waitFor();
    expect(await kept('GONE', 'id')).toHaveLength(0);
    await page.getByRole('button', { name: 'Undo' }).click();
    await counted(page, 2);
    expect(await kept('GONE', 'id')).toHaveLength(2);
    await page.context().close();
  });

  test('a deleted record is brought back by undo, and later from the recycle bin', async () => {
    await enter('LOST', [{}]);
    const page = await openList('LOST', 1);
    const number = String((await kept('LOST', 'number'))[0]);
    const remove = async (): Promise<void> => {
      await page.getByRole('button', { name: number }).click();
      const panel = page.getByRole('complementary', { name: 'Sales order' });
      await panel.getByRole('button', { name: 'More actions' }).click();
      await page.getByRole('menuitem', { name: 'Delete' }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
      await page.getByText('Nothing matches this filter.').waitFor();
    };
    await remove();
    await page.getByRole('button', { name: 'Undo' }).click();
    await counted(page, 1);
    await remove();
    await page.goto(`${portal.server.url}/apps/shop/recycle-bin?entity=sales_order`);
    await page.getByRole('listitem').filter({ hasText: number }).getByRole('button', { name: 'Restore' }).click();
    await page.getByText('Restored.').first().waitFor();
    expect(await kept('LOST', 'id')).toHaveLength(1);
    await page.context().close();
  });

  test('a view that was saved is there again after a reload, and for others once it is shared', async () => {
    await enter('VIEW', [{}]);
    const page = await openList('VIEW', 1);
    await page.getByRole('columnheader', { name: 'Due on' }).getByRole('button').click();
    await page.locator('[role="columnheader"][aria-sort="descending"]', { hasText: 'Due on' }).waitFor();
    await page.getByRole('button', { name: /^Views/ }).click();
    await page.getByRole('menuitem', { name: /^Save as/ }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox').fill('Latest first');
    await dialog.getByRole('checkbox').check();
    await dialog.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('heading', { name: 'Latest first' }).waitFor();
    await page.reload();
    await page.locator('[role="columnheader"][aria-sort="descending"]', { hasText: 'Due on' }).waitFor();
    const other = await portal.openAs(portal.clerk);
    await other.goto(`${portal.server.url}/apps/shop/views/open_orders`);
    await other.getByRole('button', { name: /^Views/ }).click();
    await other.getByRole('menuitem', { name: /^Latest first/ }).click();
    await other.getByRole('heading', { name: 'Latest first' }).waitFor();
    await other.context().close();
    await page.context().close();
  });

  test('a copied cell is pasted over a marked block, and taken back by one key', async () => {
    await enter('BLOCK', [{ due_on: '2027-04-01' }, {}, {}]);
    const page = await openList('BLOCK', 3);
    const filled = page.getByRole('gridcell', { name: 'Apr 1, 2027' });
    await page.locator('[data-cell="0-4"]', { hasText: 'Apr 1, 2027' }).click();
    await page.keyboard.press('ControlOrMeta+c');
    await page.getByText('1 rows copied.').waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Shift+ArrowDown');
    await page.keyboard.press('ControlOrMeta+v');
    await page.getByText(/^2 records pasted into/).waitFor();
    expect(await filled.count()).toBe(3);
    expect(await kept('BLOCK', 'due_on')).toEqual(['2027-04-01', '2027-04-01', '2027-04-01']);
    await page.keyboard.press('ControlOrMeta+z');
    await filled.nth(1).waitFor({ state: 'detached' });
    expect(await kept('BLOCK', 'due_on')).toEqual(['2027-04-01', null, null]);
    await page.context().close();
  });
});
