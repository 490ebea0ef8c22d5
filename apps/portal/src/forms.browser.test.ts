import type { RecordsApi } from '@formwork/client';
import { type TestPortal, openPortal } from '@formwork/testkit';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { Page } from 'playwright-core';

jest.setTimeout(180_000);

let portal: TestPortal;
let shop: RecordsApi;

beforeAll(async () => {
  portal = await openPortal();
  shop = (await portal.clientOf(portal.clerk)).records('shop');
});

afterAll(async () => {
  await portal?.[Symbol.asyncDispose]();
});

/** An order of two lines, opened for editing by the clerk who entered it. */
async function openOrder(): Promise<{ readonly page: Page; readonly id: string }> {
  const [customer] = (await shop.list('customer', { search: 'Harbour' })).items;
  const [product] = (await shop.list('product', { search: 'Bolt' })).items;
  const line = { product: product!.id, quantity: 3, unit_price: '12.50' };
  const { id } = await shop.create('sales_order', { customer: customer!.id, lines: [line, line] });
  const page = await portal.openAs(portal.clerk);
  await page.goto(`${portal.server.url}/apps/shop/records/sales_order/${id}`);
  await page.getByRole('button', { name: 'Edit' }).click();
  await page.locator('[data-cell="1-1"]').waitFor();
  return { page, id };
}

describe('the forms of the portal', () => {
  test('what is wrong on line 2 is said in the summary and on line 2, in whatever tab it stands', async () => {
    const { page, id } = await openOrder();
    await page.locator('[data-cell="1-1"]').click();
    await page.keyboard.press('Escape');
    await page.keyboard.press('Delete');
    await page.getByRole('tab', { name: 'More' }).click();
    await page.getByRole('button', { name: 'Save' }).click();
    await page.locator('.fw-summary a', { hasText: 'line 2 · Quantity' }).waitFor();
    await page.locator('[data-cell="1-1"][aria-invalid="true"]:focus').waitFor();
    expect(await page.locator('[data-cell="0-1"]').getAttribute('aria-invalid')).toBe('false');
    expect((await shop.read('sales_order', id, { expand: ['lines'] }))['lines']).toMatchObject([
      { quantity: 3 },
      { quantity: 3 },
    ]);
    await page.keyboard.type('5');
    await page.keyboard.press('Tab');
    await page.locator('.fw-summary').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('button', { name: 'Edit' }).waitFor();
    expect((await shop.read('sales_order', id, { expand: ['lines'] }))['lines']).toMatchObject([
      { quantity: 3 },
      { quantity: 5 },
    ]);
    await page.context().close();
  });

  test('a session that ends in the middle of a form is taken up again, and nothing that was entered is lost', async () => {
    const { page, id } = await openOrder();
    await page.locator('#fw-customer_po').fill('HT-2027-01');
    await page.context().clearCookies();
    await page.getByRole('button', { name: 'Save' }).click();
    const dialog = page.getByRole('dialog', { name: 'Your session has ended' });
    await dialog.getByLabel('Password').fill('not it');
    await page.keyboard.press('Enter');
    await dialog.getByRole('alert').filter({ hasText: /\w+/ }).waitFor();
    await dialog.getByLabel('Password').fill(portal.clerk.password);
    await page.keyboard.press('Enter');
    await page.locator('.fw-field-value', { hasText: 'HT-2027-01' }).waitFor();
    expect((await shop.read('sales_order', id))['customer_po']).toBe('HT-2027-01');
    await page.context().close();
  });

  test('signing out in another tab leaves unsaved work where it is', async () => {
    const { page } = await openOrder();
    await page.locator('#fw-customer_po').fill('HT-2027-02');
    const other = await page.context().newPage();
    await other.goto(`${portal.server.url}/profile`);
    await other.getByRole('button', { name: /Wang Fang/ }).click();
    await other.getByRole('menuitem', { name: 'Sign out' }).click();
    await other.locator('#login').waitFor();
    await page.getByRole('dialog', { name: 'Your session has ended' }).waitFor();
    expect(await page.locator('#fw-customer_po').inputValue()).toBe('HT-2027-02');
    await page.context().close();
  });

  test('a form with unsaved changes asks before it is left, by its own button and by the menu', async () => {
    const { page } = await openOrder();
    await page.locator('#fw-customer_po').fill('HT-2027-03');
    await page.getByRole('button', { name: 'Cancel' }).click();
    const question = page.getByRole('dialog', { name: 'Leave without saving?' });
    await question.getByRole('button', { name: 'Stay' }).click();
    await question.waitFor({ state: 'detached' });
    await page.getByRole('link', { name: 'Customers' }).click();
    await question.getByRole('button', { name: 'Stay' }).click();
    expect(await page.locator('#fw-customer_po').inputValue()).toBe('HT-2027-03');
    await page.getByRole('link', { name: 'Customers' }).click();
    await question.getByRole('button', { name: 'Leave' }).click();
    await page.getByRole('heading', { name: 'Customers' }).waitFor();
    await page.context().close();
  });
});
