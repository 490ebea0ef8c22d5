import { labelOf } from '@formwork/definition';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { type TestDesigner, askApi, openDesigner, sampleApp, seriousFindings } from '@formwork/testkit';

jest.setTimeout(180_000);

const SHOTS = process.env['FORMWORK_SCREENSHOTS'];

let designer: TestDesigner;

async function shoot(page: Page, name: string): Promise<void> {
  if (SHOTS !== undefined) await page.screenshot({ path: `${SHOTS}/${name.replaceAll(/\W/g, '-')}.png` });
}

const part = (page: Page, name: string) =>
  page.getByRole('navigation', { name: 'Parts of the app' }).getByRole('link', { name, exact: true });
const dialog = (page: Page) => page.getByRole('dialog');

beforeAll(async () => {
  designer = await openDesigner();
}, 120_000);

afterAll(async () => {
  await designer?.[Symbol.asyncDispose]();
});

describe('the designer', () => {
  test('a newcomer makes an app with two related entities, a form and two states by mouse, and uses it', async () => {
    const page = await designer.open();
    await shoot(page, '01-start');
    await page.getByRole('button', { name: 'New app' }).click();
    await dialog(page).getByLabel('Label').fill('Tool loans');
    await shoot(page, '02-new-app');
    await dialog(page).getByRole('button', { name: 'Create' }).click();
    await page.getByRole('button', { name: 'Make the first entity' }).click();
    await dialog(page).getByLabel('Label').fill('Tool');
    await dialog(page).getByRole('button', { name: 'Create' }).click();
    await page.getByRole('heading', { name: 'Tool', exact: true, level: 1 }).waitFor();
    await page.getByRole('button', { name: 'New entity' }).click();
    await dialog(page).getByLabel('Label').fill('Loan');
    await dialog(page).getByRole('button', { name: 'Create' }).click();
    await page.getByRole('heading', { name: 'Loan', exact: true, level: 1 }).waitFor();

    const fresh = page.getByRole('textbox', { name: 'New field' });
    await fresh.fill('Tool');
    await page.getByLabel('Type of the new field').selectOption({ label: 'Reference' });
    await page.getByLabel('The new field points at').selectOption({ label: 'Tool' });
    await page.locator('.fd-new-row').getByRole('button', { name: 'Add' }).click();
    await page.getByLabel('Type of the new field').selectOption({ label: 'Date' });
    await fresh.fill('Due on');
    await page.locator('.fd-new-row').getByRole('button', { name: 'Add' }).click();
    await page.getByRole('checkbox', { name: 'Due on: Required' }).check();
    await page.locator('.react-flow__edge').first().waitFor({ state: 'attached' });
    await shoot(page, '03-data');

    await part(page, 'Forms').click();
    await page.getByLabel('Form', { exact: true }).selectOption('loan');
    const canvas = page.getByRole('region', { name: 'Form canvas' });
    const due = canvas.getByRole('button', { name: 'Drag Due on' });
    const name = canvas.getByRole('button', { name: 'Drag Name' });
    await due.hover();
    await page.mouse.down();
    const target = (await name.boundingBox())!;
    await page.mouse.move(target.x + 20, target.y + 40, { steps: 8 });
    await page.mouse.move(target.x + 24, target.y + 12, { steps: 4 });
    await shoot(page, '04-forms-drag');
    await page.mouse.up();
    await expect(canvas.locator('.fd-item-field .fd-item-head').allTextContents()).resolves.toEqual([
      'Due on',
      'Name',
      'Tool',
    ]);
    await shoot(page, '05-forms');

    await part(page, 'Lifecycle').click();
    await page.getByLabel('For the entity').selectOption({ label: 'Loan' });
    await page.getByRole('button', { name: 'New lifecycle' }).click();
    await page.locator('.fd-node-state').nth(1).waitFor();
    await page.getByRole('button', { name: 'Properties: Finish' }).click();
    await page.getByLabel('Label (en)').fill('Give back');
    await page.getByRole('row', { name: /Give back/ }).waitFor();
    await shoot(page, '06-lifecycle');

    await part(page, 'Roles').click();
    await page.getByRole('checkbox', { name: 'Loan: Delete' }).waitFor();
    await shoot(page, '07-roles');

    await part(page, 'Preview').click();
    await shoot(page, '08-preview');

    await part(page, 'Publish').click();
    await page.getByText('Show the SQL').first().waitFor();
    await shoot(page, '09-publish');
    await page.locator('.fd-publish-button').click();
    await page.getByRole('button', { name: 'Give me this role' }).click();
    await page.getByRole('link', { name: 'Open the app' }).waitFor();
    await shoot(page, '10-published');
    await page.getByRole('link', { name: 'Open the app' }).click();
    await page.waitForURL(/\/apps\/tool_loans/);
    await useApp(page);
    await page.context().close();
  });

  test('the same by keyboard alone', async () => {
    const page = await designer.open();
    await tabTo(page, 'New app');
    await page.keyboard.press('Enter');
    await focusOn(page, 'Label');
    await page.keyboard.type('Room bookings');
    await page.keyboard.press('Enter');
    await page.waitForURL(/apps\/room_bookings\/data/);
    await tabTo(page, 'Make the first entity');
    await page.keyboard.press('Enter');
    await focusOn(page, 'Label');
    await page.keyboard.type('Room');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Room', exact: true, level: 1 }).waitFor();
    await tabTo(page, 'New entity');
    await page.keyboard.press('Enter');
    await focusOn(page, 'Label');
    await page.keyboard.type('Booking');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Booking', exact: true, level: 1 }).waitFor();
    await tabTo(page, 'Type of the new field');
    await page.keyboard.type('Refer');
    await tabTo(page, 'New field', 'Shift+Tab');
    await page.keyboard.type('Room');
    await page.keyboard.press('Enter');
    await page.getByRole('checkbox', { name: 'Room: Required' }).waitFor();

    await page.keyboard.press('Alt+ArrowUp');
    await page.keyboard.press('Alt+2');
    await page.waitForURL(/forms/);
    await tabTo(page, 'Form');
    await page.keyboard.type('Booking');
    await page.getByRole('heading', { name: 'Booking', exact: true, level: 1 }).waitFor();
    await tabTo(page, 'Drag Room');
    await page.keyboard.press('Space');
    await page.locator('.fd-ghost').waitFor();
    const above = page.locator('.fd-item-field[data-over]', { hasText: 'Name' });
    for (let tries = 0; tries < 8 && (await above.count()) === 0; tries += 1) {
      await page.keyboard.press('ArrowUp');
      await above.waitFor({ timeout: 600 }).catch(() => undefined);
    }
    await page.keyboard.press('Space');
    await page.locator('.fd-ghost').waitFor({ state: 'detached' });
    const items = page.locator('.fd-canvas .fd-item-field .fd-item-head');
    await items.first().filter({ hasText: 'Room' }).waitFor();
    await expect(items.allTextContents()).resolves.toEqual(['Room', 'Name']);

    await page.keyboard.press('Control+k');
    await focusOn(page, 'Find a command, an entity, a form…');
    await page.keyboard.type('lifecycle');
    await page.keyboard.press('Enter');
    await page.waitForURL(/lifecycle/);
    await tabTo(page, 'For the entity');
    await page.keyboard.type('Booking');
    await tabTo(page, 'New lifecycle');
    await page.keyboard.press('Enter');
    await page.locator('.fd-node-state').nth(1).waitFor();

    await page.keyboard.press('Alt+9');
    await page.getByRole('heading', { name: 'What happens in the database' }).waitFor();
    await tabTo(page, 'Publish', 'Tab', 'BUTTON');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Give me this role' }).waitFor();
    await tabTo(page, 'Give me this role');
    await page.keyboard.press('Enter');
    await page.getByRole('link', { name: 'Open the app' }).waitFor();
    await tabTo(page, 'Open the app');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/apps\/room_bookings/);
    await page.getByText('Nothing here yet.').waitFor();
    await page.context().close();
  });

  test('everything can be undone, also after a reload, and the draft is saved by itself', async () => {
    const page = await designer.open();
    await page.getByRole('link', { name: /Tool loans/ }).click();
    await page.getByRole('button', { name: 'Loan', exact: false }).first().click();
    const fresh = page.getByRole('textbox', { name: 'New field' });
    await fresh.fill('Remark');
    await fresh.press('Enter');
    await page.getByRole('checkbox', { name: 'Remark: Required' }).check();
    await page.getByText('Draft saved').waitFor();
    await page.reload();
    await page.getByRole('checkbox', { name: 'Remark: Required', checked: true }).waitFor();
    await page.keyboard.press('Control+z');
    await page.getByRole('checkbox', { name: 'Remark: Required', checked: false }).waitFor();
    await page.keyboard.press('Control+z');
    await page.getByRole('checkbox', { name: 'Remark: Required' }).waitFor({ state: 'detached' });
    await page.keyboard.press('Control+Shift+z');
    await page.getByRole('checkbox', { name: 'Remark: Required', checked: false }).waitFor();
    await page.getByText('Unpublished changes').waitFor();
    await page.context().close();
  });

  test('a finding is counted, leads to its place, and closes publishing until it is mended', async () => {
    const page = await designer.open();
    await page.goto(`${designer.url}/apps/tool_loans/json?file=views/tool.json`);
    const editor = page.getByRole('textbox', { name: 'views/tool.json' });
    await editor.focus();
    await page.keyboard.press('Control+a');
    const broken = { name: 'tool', entity: 'tool', label: 'Tools', type: 'grid', columns: [{ field: 'gone' }] };
    await page.keyboard.insertText(JSON.stringify(broken));
    await page.getByRole('button', { name: 'Findings: 1' }).click();
    await part(page, 'Publish').click();
    await page.getByText('To be mended before this can be published: 1').waitFor();
    expect(await page.locator('.fd-publish-bar').count()).toBe(0);
    await page.getByRole('complementary', { name: 'Findings' }).getByRole('button', { name: /gone/ }).click();
    await page.waitForURL(/lists\?list=tool/);
    await page.getByRole('button', { name: 'Undo', exact: true }).click();
    await page.getByRole('button', { name: 'Findings: 0' }).waitFor();
    await page.locator('.fd-state[data-state="saved"]').waitFor();
    await page.context().close();
  });

  test('an earlier version is compared and made live again, its destructive step named first', async () => {
    const page = await designer.open();
    await askApi(page, 'DELETE', 'tool_loans/draft');
    await page.goto(`${designer.url}/apps/tool_loans/data?entity=tool`);
    await page.getByRole('textbox', { name: 'New field' }).fill('Shelf');
    await page.keyboard.press('Enter');
    await page.getByRole('checkbox', { name: 'Shelf: Required' }).waitFor();
    await part(page, 'Publish').click();
    await page.getByRole('textbox', { name: 'Note' }).fill('Where tools are kept');
    await page.locator('.fd-publish-button').click();
    await page.getByText('Published as revision 2').waitFor();
    await part(page, 'Versions').click();
    await page.getByText('Where tools are kept').waitFor();
    await page.getByLabel('From', { exact: true }).selectOption('1');
    await page.getByText('Field "shelf" of entity "tool" is added.').last().waitFor();
    await page.getByRole('button', { name: 'Back to this version' }).click();
    const allow = dialog(page).getByRole('checkbox', { name: 'I have read this and want it' });
    await allow.first().waitFor();
    const publish = dialog(page).getByRole('button', { name: 'Publish' });
    expect(await publish.isDisabled()).toBe(true);
    await shoot(page, '40-rollback');
    for (const one of await allow.all()) await one.check();
    await publish.click();
    await page.getByText('Published as revision 3').waitFor();
    await part(page, 'Data').click();
    await page.getByRole('button', { name: /^Tool/ }).click();
    expect(await page.getByRole('checkbox', { name: 'Shelf: Required' }).count()).toBe(0);
    await page.getByText('Live, no changes').waitFor();
    await page.context().close();
  });

  test('whoever saves second is asked whose work is kept', async () => {
    const [mine, theirs] = await Promise.all([designer.open(), designer.open()]);
    const address = `${designer.url}/apps/room_bookings/data?entity=room`;
    await Promise.all([mine.goto(address), theirs.goto(address)]);
    await theirs.getByRole('textbox', { name: 'New field' }).fill('Floor');
    await theirs.keyboard.press('Enter');
    await theirs.getByRole('checkbox', { name: 'Floor: Required' }).waitFor();
    await theirs.locator('.fd-state[data-state="saved"]').waitFor();
    await mine.getByRole('textbox', { name: 'New field' }).fill('Seats');
    await mine.keyboard.press('Enter');
    await mine.getByRole('button', { name: 'Take theirs' }).click();
    await mine.getByRole('checkbox', { name: 'Floor: Required' }).waitFor();
    expect(await mine.getByRole('checkbox', { name: 'Seats: Required' }).count()).toBe(0);
    await mine.getByText('Draft saved').waitFor();
    await Promise.all([mine.context().close(), theirs.context().close()]);
  });

  test('an app with one of everything opens on every screen, and nothing breaks', async () => {
    const page = await designer.open();
    const faults: string[] = [];
    page.on('pageerror', (error) => faults.push(error.message));
    await page.locator('input[type="file"]').setInputFiles({
      name: 'shop.json',
      mimeType: 'application/json',
      buffer: Buffer.from(JSON.stringify(sampleApp())),
    });
    await page.waitForURL(/apps\/shop\/data/);
    const definition = sampleApp();
    for (const entity of definition.entities) {
      await page
        .locator('.fd-list-item', { hasText: labelOf(definition, `entities.${entity.name}.label`, 'en') })
        .first()
        .click();
      for (let row = 0; row < entity.fields.length; row += 1) {
        await page
          .locator('.fd-grid .fd-row')
          .nth(row)
          .getByRole('button', { name: /^Properties/ })
          .click();
        await page.locator('.fd-row[data-selected]').waitFor();
      }
    }
    await page.goto(`${designer.url}/apps/shop/data?entity=sales_order&field=priority`);
    await page.locator('.fd-panel h2').first().waitFor();
    await shoot(page, '30-shop-data');
    await page.goto(`${designer.url}/apps/shop/data?entity=sales_order&field=net`);
    await page.locator('.fd-panel h2').first().waitFor();
    await shoot(page, '31-shop-formula');
    await page.goto(`${designer.url}/apps/shop/forms?form=order_form&item=/layout/0/items/6`);
    await page.getByRole('region', { name: 'Form canvas' }).waitFor();
    await shoot(page, '32-shop-forms');
    await page.goto(`${designer.url}/apps/shop/lists?list=open_orders`);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await shoot(page, '33-shop-lists');
    await page.goto(`${designer.url}/apps/shop/lifecycle?workflow=order_lifecycle&transition=submit`);
    await page.locator('.fd-node-state').nth(4).waitFor();
    await shoot(page, '34-shop-lifecycle');
    await page.goto(`${designer.url}/apps/shop/roles?role=clerk`);
    await page.getByRole('button', { name: 'Customer: Fields and conditions' }).click();
    await shoot(page, '35-shop-roles');
    await page.goto(`${designer.url}/apps/shop/publish`);
    await page.locator('.fd-publish-button').click();
    await page.getByRole('button', { name: 'Give me this role' }).click();
    await page.getByRole('link', { name: 'Open the app' }).waitFor();
    await part(page, 'Preview').click();
    await page.getByLabel('Show').selectOption('view:customers');
    await page.getByText('Harbour Trading').waitFor();
    const codes = page.getByText(/^C00\d$/);
    await expect(codes.allTextContents()).resolves.toEqual(['C001', 'C002']);
    await shoot(page, '36-shop-preview');
    await part(page, 'Tests').click();
    await page.getByRole('button', { name: 'Run all' }).click();
    await page.getByText('1 passed, 0 failed').waitFor({ timeout: 60_000 });
    await shoot(page, '37-shop-tests');
    await part(page, 'Versions').click();
    await page.getByText('Revision 1', { exact: true }).first().waitFor();
    await part(page, 'JSON').click();
    await page.getByLabel('File', { exact: true }).selectOption('roles/clerk.json');
    await page.getByRole('textbox', { name: 'roles/clerk.json' }).waitFor();
    await shoot(page, '38-shop-json');
    expect(faults).toEqual([]);
    await page.context().close();
  });

  test.each([
    ['in English, light, on a desk', { colorScheme: 'light' as const }],
    ['in Chinese, dark, on a phone', { colorScheme: 'dark' as const, viewport: { width: 390, height: 844 } }],
  ])('no screen has a serious accessibility fault: %s', async (name, options) => {
    const page = await designer.open(options);
    const isChinese = name.includes('Chinese');
    if (isChinese) await page.getByRole('button', { name: '中文' }).click();
    const found: string[] = [];
    const look = async (place: string): Promise<void> => {
      await shoot(page, `axe-${isChinese ? 'zh' : 'en'}-${place}`);
      found.push(...(await seriousFindings(page)).map((each) => `${place}: ${each}`));
    };
    await look('start');
    for (const place of [
      'data',
      'forms',
      'lists',
      'lifecycle',
      'roles',
      'app',
      'app?tab=menu',
      'app?tab=texts',
      'app?tab=calendars',
      'app?tab=datasets',
      'preview',
      'publish',
      'versions',
      'tests',
      'json',
    ]) {
      await page.goto(`${designer.url}/apps/tool_loans/${place}`);
      await page.getByRole('heading', { level: 1 }).first().waitFor();
      await page.locator('[aria-busy="true"]').waitFor({ state: 'detached' });
      await look(place);
    }
    expect(found).toEqual([]);
    await page.context().close();
  });
});

/** Presses Tab (or what is given) until something with this name has the focus. */
async function tabTo(page: Page, name: string, key = 'Tab', tag = ''): Promise<void> {
  for (let count = 0; count < 160; count += 1) {
    const now = await focused(page);
    if (now.slice(now.indexOf(' ') + 1) === name && now.startsWith(tag)) return;
    await page.keyboard.press(key);
  }
  throw new Error(`Nothing called "${name}" was reached by ${key}; the focus is on "${await focused(page)}".`);
}

async function focusOn(page: Page, name: string): Promise<void> {
  const end = Date.now() + 10_000;
  while (!(await focused(page)).endsWith(` ${name}`)) {
    if (Date.now() > end) throw new Error(`"${name}" did not get the focus; it is on "${await focused(page)}".`);
    await page.waitForTimeout(50);
  }
}

/** Tag and name of what has the focus. */
function focused(page: Page): Promise<string> {
  return page.evaluate(() => {
    const element = document.activeElement as HTMLInputElement | null;
    const label = element?.labels?.[0]?.textContent ?? element?.textContent ?? '';
    return `${element?.tagName ?? ''} ${(element?.getAttribute('aria-label') ?? label).trim()}`;
  });
}

/** In the portal: a tool, a loan of it, and the loan is given back. */
async function useApp(page: Page): Promise<void> {
  await page.goto(`${designer.server.url}/apps/tool_loans/records/tool/new`);
  await page.getByLabel('Name').fill('Ladder');
  await page.getByRole('button', { name: 'Create' }).click();
  await page.waitForURL(/records\/tool\/[0-9a-f-]{36}$/);
  await page.goto(`${designer.server.url}/apps/tool_loans/records/loan/new`);
  await page.getByLabel('Name').fill('For the roof');
  await page.getByRole('combobox', { name: 'Tool' }).click();
  await page.keyboard.type('Lad');
  await page.locator('.ant-select-item-option', { hasText: 'Ladder' }).click();
  await page.getByLabel('Due on').fill('2027-01-15');
  await page.keyboard.press('Tab');
  await page.getByRole('button', { name: 'Create' }).click();
  await page.waitForURL(/records\/loan\/[0-9a-f-]{36}$/);
  await page.getByRole('button', { name: 'Give back' }).click();
  await page.locator('.fp-record-title', { hasText: 'Done' }).waitFor();
}
