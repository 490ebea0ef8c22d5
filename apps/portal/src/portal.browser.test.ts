import { readFileSync } from 'node:fs';
import { AxeBuilder } from '@axe-core/playwright';
import type { RecordJson, RecordsApi } from '@formwork/client';
import { type TestPortal, openPortal } from '@formwork/testkit';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { Page } from 'playwright-core';

jest.setTimeout(180_000);

let portal: TestPortal;

async function seriousFindings(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations
    .filter((one) => one.impact === 'serious' || one.impact === 'critical')
    .map((one) => `${one.id}: ${one.nodes[0]?.html ?? ''}`);
}

/** The record that the app's own datasets brought along. */
async function onlyOne(page: ReturnType<RecordsApi['list']>): Promise<RecordJson> {
  const { items } = await page;
  expect(items).toHaveLength(1);
  return items[0]!;
}

beforeAll(async () => {
  portal = await openPortal();
  const shop = (await portal.clientOf(portal.clerk)).records('shop');
  const customer = await onlyOne(shop.list('customer', { search: 'Harbour' }));
  const product = await onlyOne(shop.list('product', { search: 'Bolt' }));
  const lines = [{ product: product.id, quantity: 3, unit_price: '12.50' }];
  const operations = Array.from({ length: 150 }, () => ({ create: { customer: customer.id, lines } }));
  await shop.bulk('sales_order', { operations });
});

afterAll(async () => {
  await portal?.[Symbol.asyncDispose]();
});

describe('the portal', () => {
  test('a wrong password is refused with a sentence, and nothing is shown', async () => {
    const page = await (await portal.browser.newContext({ locale: 'en' })).newPage();
    await page.goto(`${portal.server.url}/apps/shop`);
    await page.locator('#login').fill('wang');
    await page.locator('#password').fill('not it');
    await page.locator('button[type="submit"]').click();
    await page.getByRole('alert').filter({ hasText: /\w+/ }).waitFor();
    expect(new URL(page.url()).pathname).toBe('/sign-in');
    await page.context().close();
  });

  test('an order is entered by keyboard, its amount is there at once, and it moves on when what is missing is filled in', async () => {
    const page = await portal.openAs(portal.clerk);
    await page.goto(`${portal.server.url}/apps/shop/records/sales_order/new`);
    await page.getByRole('button', { name: 'Create' }).click();
    await page.locator('.fw-summary').waitFor();
    expect(await page.locator('.fw-summary li').count()).toBeGreaterThanOrEqual(2);
    await page.locator('.fw-summary a').first().click();
    await page.keyboard.type('Harb');
    await page.locator('.ant-select-item-option', { hasText: 'Harbour Trading' }).waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Add line' }).click();
    await page.keyboard.type('Bolt');
    await page.locator('.ant-select-item-option', { hasText: 'Bolt M8' }).waitFor();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    await page.keyboard.type('12');
    await page.keyboard.press('Tab');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.type('12.5');
    await page.keyboard.press('Enter');
    await page.locator('.fw-line-foot', { hasText: '150.00' }).waitFor();
    await page.getByRole('button', { name: 'Create' }).click();
    await page.waitForURL(/records\/sales_order\/[0-9a-f-]{36}$/);
    await page.locator('.fp-record-title', { hasText: 'Draft' }).waitFor();
    const submit = page.getByRole('button', { name: 'Submit' });
    expect(await submit.getAttribute('aria-disabled')).toBe('true');
    await submit.hover({ force: true });
    await page.getByRole('tooltip').filter({ hasText: 'Not possible now' }).waitFor();
    await page.getByRole('button', { name: 'Edit' }).click();
    await page.locator('#fw-due_on').fill('2027-03-01');
    await page.keyboard.press('Tab');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.locator('.fw-field-value', { hasText: 'Mar 1, 2027' }).waitFor();
    await page.locator('button:not([aria-disabled])', { hasText: 'Submit' }).click();
    // A small order needs no approval: the lifecycle moves it on by itself.
    await page.locator('.fp-record-title', { hasText: 'Approved' }).waitFor();
    await page.getByRole('tab', { name: 'History' }).click();
    await page.locator('.fp-history-entry', { hasText: 'pressed “Submit”' }).waitFor();
    await page.context().close();
  });

  test('a list scrolls to its end by one key, and a cell is changed in place', async () => {
    const page = await portal.openAs(portal.clerk);
    await page.goto(`${portal.server.url}/apps/shop/views/open_orders`);
    await page.locator('[data-cell="0-1"]').click();
    await page.keyboard.press('Control+End');
    const count = Number(await page.locator('[role="grid"]').getAttribute('aria-rowcount'));
    expect(count).toBeGreaterThan(140);
    await page.locator(`[role="row"][aria-rowindex="${count}"] .fw-grid-link`).waitFor();
    await page.keyboard.press('Control+Home');
    for (let step = 0; step < 4; step += 1) await page.keyboard.press('ArrowRight');
    await page.keyboard.press('F2');
    await page.locator('.fw-cell-input input').fill('2027-05-05');
    await page.keyboard.press('Tab');
    const changed = page.locator('.fw-grid-cell:not(.fw-cell-saving)', { hasText: 'May 5, 2027' });
    await changed.waitFor();
    await page.reload();
    await changed.waitFor();
    await page.context().close();
  });

  test('a list is downloaded as it is filtered, with the columns that it shows', async () => {
    const page = await portal.openAs(portal.clerk);
    await page.goto(`${portal.server.url}/apps/shop/views/open_orders`);
    await page.locator('[data-cell="0-1"]').waitFor();
    const count = Number(await page.locator('[role="grid"]').getAttribute('aria-rowcount')) - 1;
    const headings = await page.locator('[role="columnheader"]').allInnerTexts();
    await page.getByRole('button', { name: 'Download this list' }).click();
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByText('CSV file').click()]);
    const lines = readFileSync(await download.path(), 'utf8')
      .trimEnd()
      .split('\r\n');
    expect(download.suggestedFilename()).toMatch(/^sales_order-\d{4}-\d{2}-\d{2}\.csv$/);
    expect(lines).toHaveLength(count + 1);
    const shown = headings.map((heading) => heading.split('\n')[0]!.trim()).filter((heading) => heading !== '');
    for (const heading of shown) expect(lines[0]).toContain(heading);
    await page.context().close();
  });

  test('a change that somebody else overtook shows both versions, and only then goes over theirs', async () => {
    const shop = (await portal.clientOf(portal.clerk)).records('shop');
    const { items } = await shop.list('sales_order', { limit: 1 });
    const { id, version } = items[0]!;
    const page = await portal.openAs(portal.clerk);
    await page.goto(`${portal.server.url}/apps/shop/records/sales_order/${id}`);
    await page.getByRole('button', { name: 'Edit' }).click();
    await page.locator('#fw-due_on').fill('2027-06-02');
    await page.keyboard.press('Tab');
    await shop.update('sales_order', id, { due_on: '2027-06-01' }, { version });
    await page.getByRole('button', { name: 'Save' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('Jun 1, 2027').waitFor();
    await dialog.getByText('Jun 2, 2027').waitFor();
    expect((await shop.read('sales_order', id))['due_on']).toBe('2027-06-01');
    await dialog.getByRole('button', { name: 'Save mine over it' }).click();
    await page.locator('.fw-field-value', { hasText: 'Jun 2, 2027' }).waitFor();
    await page.context().close();
  });

  test.each([
    ['light', 'en', { width: 1440, height: 900 }],
    ['dark', 'zh-CN', { width: 390, height: 844 }],
  ] as const)('has no serious accessibility finding: %s, %s', async (colorScheme, locale, viewport) => {
    const page = await portal.openAs(portal.clerk, { colorScheme, locale, viewport });
    const found: Record<string, string[]> = {};
    const pages = [
      '/',
      '/apps/shop/views/open_orders',
      '/apps/shop/records/sales_order/new',
      '/apps/shop/recycle-bin',
      '/profile',
      '/nowhere',
    ];
    for (const address of pages) {
      await page.goto(`${portal.server.url}${address}`);
      await page
        .locator('.fp-card, .fw-grid-link, .fw-card, .fw-field, .fp-block, .fp-empty, .fp-status')
        .first()
        .waitFor();
      found[address] = await seriousFindings(page);
    }
    expect(found).toEqual(Object.fromEntries(Object.keys(found).map((address) => [address, []])));
    await page.context().close();
  });

  test('no page scrolls sideways on a phone', async () => {
    const page = await portal.openAs(portal.clerk, { viewport: { width: 390, height: 844 } });
    for (const address of ['/', '/apps/shop/views/open_orders', '/apps/shop/records/sales_order/new', '/profile']) {
      await page.goto(`${portal.server.url}${address}`);
      await page.locator('.fp-card, .fw-card, .fw-field, .fp-block').first().waitFor();
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    }
    await page.context().close();
  });
});
