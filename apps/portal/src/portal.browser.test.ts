import { AxeBuilder } from '@axe-core/playwright';
import { type Client, type RecordJson, type RecordsApi, createClient } from '@formwork/client';
import { type BuiltServer, launchBrowser, sampleApp, startBuiltServer } from '@formwork/testkit';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';

jest.setTimeout(120_000);

const ADMIN = { name: 'Ada Admin', login: 'ada', password: 'a long enough one' };
const CLERK = { name: 'Wang Fang', login: 'wang', password: 'another long one' };

let server: BuiltServer;
let browser: Browser;
let admin: Client;

/** A page of somebody who is signed in. */
async function openAs(person: typeof CLERK, options: Parameters<Browser['newContext']>[0] = {}): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'en', ...options });
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  await page.goto(`${server.url}/sign-in`);
  await page.locator('#login').fill(person.login);
  await page.locator('#password').fill(person.password);
  await page.locator('button[type="submit"]').click();
  await page.locator('.fp-cards').waitFor();
  return page;
}

async function seriousFindings(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations
    .filter((one) => one.impact === 'serious' || one.impact === 'critical')
    .map((one) => `${one.id}: ${one.nodes[0]?.html ?? ''}`);
}

/** The first administrator comes by the link; what the tests need beyond that is made through the API. */
async function makeAdministrator(): Promise<Client> {
  const context = await browser.newContext({ locale: 'en' });
  const page = await context.newPage();
  await page.goto(server.oneTimeLink ?? '');
  await page.locator('#name').fill(ADMIN.name);
  await page.locator('#login').fill(ADMIN.login);
  await page.locator('#password').fill(ADMIN.password);
  await page.locator('button[type="submit"]').click();
  await page.getByRole('heading', { name: 'Apps' }).waitFor();
  await context.close();
  return clientOf(ADMIN);
}

/** A client that keeps its session cookie, as a browser would. */
async function clientOf(person: typeof CLERK): Promise<Client> {
  let cookie = '';
  const withCookie: typeof fetch = async (input, init) => {
    const response = await fetch(input, { ...init, headers: { ...(init?.headers as Record<string, string>), cookie } });
    const set = response.headers.getSetCookie().map((one) => one.split(';')[0]);
    if (set.length > 0) cookie = set.join('; ');
    return response;
  };
  const client = createClient({ baseUrl: server.url, fetch: withCookie });
  await client.session.signIn(person.login, person.password);
  return client;
}

/** The record that the app's own datasets brought along. */
async function onlyOne(page: ReturnType<RecordsApi['list']>): Promise<RecordJson> {
  const { items } = await page;
  expect(items).toHaveLength(1);
  return items[0]!;
}

beforeAll(async () => {
  [server, browser] = await Promise.all([startBuiltServer(), launchBrowser()]);
  admin = await makeAdministrator();
  await admin.definitions.publish({ definition: sampleApp(), allow: [], note: 'For the tests' });
  const { user } = await admin.session.current();
  await admin.people.setRoles(user.id, ['shop.manager']);
  const clerk = await admin.people.createUser(CLERK);
  await admin.people.setRoles(clerk.id, ['shop.clerk']);
  const shop = (await clientOf(CLERK)).records('shop');
  const customer = await onlyOne(shop.list('customer', { search: 'Harbour' }));
  const product = await onlyOne(shop.list('product', { search: 'Bolt' }));
  const lines = [{ product: product.id, quantity: 3, unit_price: '12.50' }];
  const operations = Array.from({ length: 150 }, () => ({ create: { customer: customer.id, lines } }));
  await shop.bulk('sales_order', { operations });
}, 120_000);

afterAll(async () => {
  await browser?.close();
  await server?.[Symbol.asyncDispose]();
});

describe('the portal', () => {
  test('a wrong password is refused with a sentence, and nothing is shown', async () => {
    const page = await (await browser.newContext({ locale: 'en' })).newPage();
    await page.goto(`${server.url}/apps/shop`);
    await page.locator('#login').fill('wang');
    await page.locator('#password').fill('not it');
    await page.locator('button[type="submit"]').click();
    await page.getByRole('alert').filter({ hasText: /\w+/ }).waitFor();
    expect(new URL(page.url()).pathname).toBe('/sign-in');
    await page.context().close();
  });

  test('an order is entered by keyboard, its amount is there at once, and it moves on when what is missing is filled in', async () => {
    const page = await openAs(CLERK);
    await page.goto(`${server.url}/apps/shop/records/sales_order/new`);
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
    const page = await openAs(CLERK);
    await page.goto(`${server.url}/apps/shop/views/open_orders`);
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

  test('a change that somebody else overtook shows both versions, and only then goes over theirs', async () => {
    const shop = (await clientOf(CLERK)).records('shop');
    const { items } = await shop.list('sales_order', { limit: 1 });
    const { id, version } = items[0]!;
    const page = await openAs(CLERK);
    await page.goto(`${server.url}/apps/shop/records/sales_order/${id}`);
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
    const page = await openAs(CLERK, { colorScheme, locale, viewport });
    const found: Record<string, string[]> = {};
    for (const address of ['/', '/apps/shop/views/open_orders', '/apps/shop/records/sales_order/new', '/profile']) {
      await page.goto(`${server.url}${address}`);
      await page.locator('.fp-card, .fw-grid-link, .fw-card, .fw-field, .fp-block').first().waitFor();
      found[address] = await seriousFindings(page);
    }
    expect(found).toEqual(Object.fromEntries(Object.keys(found).map((address) => [address, []])));
    await page.context().close();
  });

  test('no page scrolls sideways on a phone', async () => {
    const page = await openAs(CLERK, { viewport: { width: 390, height: 844 } });
    for (const address of ['/', '/apps/shop/views/open_orders', '/apps/shop/records/sales_order/new', '/profile']) {
      await page.goto(`${server.url}${address}`);
      await page.locator('.fp-card, .fw-card, .fw-field, .fp-block').first().waitFor();
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    }
    await page.context().close();
  });
});
