import type { AppDefinition } from '@formwork/definition';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { newApp } from './changes/new-app.ts';
import { type TestDesigner, askApi, openDesigner, savedDraft } from '@formwork/testkit';

jest.setTimeout(180_000);

let designer: TestDesigner;

beforeAll(async () => {
  designer = await openDesigner();
}, 120_000);

afterAll(async () => {
  await designer?.[Symbol.asyncDispose]();
});

/** An app of requests: one entity, a form, a list, a lifecycle, two roles. */
const requests = (name: string): AppDefinition =>
  newApp({ name, label: name, locale: 'en', icon: 'tool', colour: 'blue', template: 'requests' });

/** A page that shows a part of an app whose draft is this, never published. */
async function openDraft(definition: AppDefinition, place: string): Promise<Page> {
  const page = await designer.open();
  await askApi(page, 'PUT', `${definition.app.name}/draft`, { definition });
  await page.goto(`${designer.url}/apps/${definition.app.name}/${place}`);
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  return page;
}

async function publish(page: Page, definition: AppDefinition, allow: readonly string[] = []): Promise<void> {
  await askApi(page, 'POST', 'publish', { definition, allow, note: 'Test' });
}

const menuOf = async (page: Page, app: string): Promise<unknown> => (await savedDraft(page, app)).navigation?.items;

describe('the editors', () => {
  test('the menu is put together by mouse and by keyboard', async () => {
    const page = await openDraft(requests('menu_app'), 'app?tab=menu');
    const menu = page.getByRole('region', { name: 'The menu of the app' });
    await page.getByRole('button', { name: 'New: Request' }).click();
    await page.getByRole('button', { name: 'Heading' }).click();
    await page.getByLabel('Label (en)').fill('Work');
    const heading = menu.getByRole('button', { name: 'Drag Work' });
    const form = menu.getByRole('button', { name: 'Drag New: Request' });
    await form.hover();
    await page.mouse.down();
    const into = (await menu.locator('[data-kind="group"] .fd-menu-list').boundingBox())!;
    await page.mouse.move(into.x + 60, into.y - 4, { steps: 6 });
    await page.mouse.move(into.x + 60, into.y + into.height / 2, { steps: 4 });
    await menu.locator('[data-kind="group"] .fd-drop[data-over]').waitFor();
    await page.mouse.up();
    await menu.locator('[data-kind="group"] .fd-menu-item').waitFor();
    await heading.click();
    await heading.press('Alt+ArrowUp');
    const group = { kind: 'group', label: { en: 'Work', 'zh-CN': '分组' }, items: [{ kind: 'form', form: 'request' }] };
    const view = { kind: 'view', view: 'requests', icon: 'solution' };
    await expect(menuOf(page, 'menu_app')).resolves.toEqual([group, view]);
    const list = menu.getByRole('button', { name: 'Drag Requests' });
    await list.click();
    await list.press('Alt+ArrowRight');
    await menu.locator('[data-kind="group"] .fd-menu-item').nth(1).waitFor();
    await expect(menuOf(page, 'menu_app')).resolves.toEqual([{ ...group, items: [...group.items, view] }]);
    await page.getByRole('button', { name: 'Undo', exact: true }).click();
    await expect(menuOf(page, 'menu_app')).resolves.toEqual([group, view]);
    await page.context().close();
  });

  test('a scenario is written, fails with its place, is mended and passes, before anything was published', async () => {
    const page = await openDraft(requests('tested_app'), 'tests');
    await page.getByLabel('New scenario').fill('A request is finished');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'A request is finished', level: 2 }).waitFor();
    await page.getByRole('button', { name: /Run$/ }).click();
    const result = page.getByRole('region', { name: 'Result' });
    await result.getByText('Failed').waitFor();
    await result.getByRole('button', { name: /Step 1/ }).click();
    await page.waitForURL(/step=%2Fwhen%2F0/);
    await page.getByLabel('Add a field: Values').selectOption({ label: 'Subject' });
    await page.getByRole('textbox', { name: 'Values: Subject' }).fill('Chairs');
    await page.keyboard.press('Enter');
    await page.getByLabel('Add a field: Afterwards it holds').selectOption({ label: 'Status' });
    await page.getByLabel('Afterwards it holds: Status', { exact: true }).selectOption({ label: 'Done' });
    await page.getByRole('button', { name: /Run$/ }).click();
    await result.getByRole('cell', { name: '"open"' }).waitFor();
    await result.getByRole('button', { name: 'Take what was found as right' }).click();
    await page.getByRole('region', { name: 'Then' }).getByRole('button', { name: 'Add a step' }).click();
    await page.getByRole('button', { name: 'Run all' }).click();
    await page.getByText('1 passed, 0 failed').waitFor();
    const coverage = page.getByRole('region', { name: 'What the scenarios touch' });
    await coverage.getByText('States').click();
    await coverage.getByRole('link', { name: 'request_lifecycle.done' }).waitFor();
    const [scenario] = (await savedDraft(page, 'tested_app')).scenarios;
    expect(scenario).toMatchObject({
      when: [{ as: 'anna', create: 'request', id: 'one', values: { subject: 'Chairs' }, expect: { status: 'open' } }],
      // oxlint-disable-next-line unicorn/no-thenable -- a word of the language
      then: [{ as: 'anna', read: 'request', id: 'one' }],
    });
    await page.context().close();
  });

  test('checks, fields that are unique together and periods of an entity', async () => {
    const app = requests('keyed_app');
    app.entities[0]!.fields.push({ name: 'until', type: 'date', label: { en: 'Until' } });
    const page = await openDraft(app, 'data?entity=request');
    await page.getByRole('button', { name: 'Add a check' }).click();
    const check = page.getByRole('group', { name: 'Checks 1' });
    await check.getByRole('button', { name: 'Set: Must be true' }).click();
    await check.getByRole('button', { name: 'Formula' }).click();
    await check.getByRole('combobox', { name: 'Must be true' }).fill('wanted_by >= today');
    await check.getByLabel('Otherwise say (en)').fill('That day is over.');
    await check.getByLabel('Shown at').selectOption({ label: 'Wanted by' });
    await check.getByLabel('Name', { exact: true }).fill('not_over');
    await check.getByLabel('Name', { exact: true }).press('Enter');
    await page.getByLabel('Unique together 1: Add a field').selectOption({ label: 'Subject' });
    await page.getByLabel('Unique together 1: Add a field').selectOption({ label: 'Wanted by' });
    await page.getByLabel('Records hold for a period').check();
    await page.getByRole('button', { name: 'Findings: 0' }).waitFor();
    const [entity] = (await savedDraft(page, 'keyed_app')).entities;
    expect(entity).toMatchObject({
      validations: [
        { name: 'not_over', field: 'wanted_by', assert: { '>=': [{ var: 'record.wanted_by' }, { var: 'today' }] } },
      ],
      unique: [['subject', 'wanted_by']],
      effective: { from: 'wanted_by', to: 'until' },
    });
    await page.context().close();
  });

  test('a preview of an app that was never published shows made-up records, as a role of it', async () => {
    const page = await openDraft(requests('seen_app'), 'preview?show=view:requests');
    await page.getByText('Subject 1', { exact: true }).waitFor();
    await page.getByText('Subject 6', { exact: true }).waitFor();
    await page.getByLabel('Show', { exact: true }).selectOption({ label: 'Form: Request' });
    await page.getByRole('textbox', { name: 'Subject' }).waitFor();
    await page.getByLabel('Record', { exact: true }).selectOption({ index: 1 });
    await page.locator('input[value="Subject 1"]').waitFor();
    await page.context().close();
  });

  test('JSON that does not have the form of its file is not taken over, and a draft without form can be discarded', async () => {
    const page = await openDraft(requests('shaped_app'), 'json?file=app.json');
    const box = page.getByRole('textbox', { name: 'app.json' });
    await box.focus();
    await page.keyboard.press('Control+a');
    await page.keyboard.insertText('{"name":"shaped_app"}');
    await page.getByText(/Not applied: .*is missing/).waitFor();
    await page.reload();
    await page.getByText('"version": "1.0.0"').waitFor();
    const { revision } = await askApi<{ revision: number }>(page, 'GET', 'shaped_app/draft');
    await askApi(page, 'PUT', 'shaped_app/draft', { revision, definition: { app: { name: 'shaped_app' } } });
    await page.evaluate(() => sessionStorage.clear());
    await page.reload();
    await page.getByText('This draft cannot be shown').waitFor();
    await page.getByRole('button', { name: 'Discard the draft' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Discard the draft' }).click();
    await page.getByText('There is no such app').waitFor();
    await page.context().close();
  });

  test('work goes on without a network and is saved when it is back', async () => {
    const page = await openDraft(requests('far_app'), 'data?entity=request');
    await page.getByRole('textbox', { name: 'New field' }).waitFor();
    await page.context().setOffline(true);
    await page.getByRole('textbox', { name: 'New field' }).fill('Far');
    await page.keyboard.press('Enter');
    await page.getByText('Offline: kept in this browser').waitFor();
    await page.getByRole('checkbox', { name: 'Far: Required' }).check();
    await page.context().setOffline(false);
    const [entity] = (await savedDraft(page, 'far_app')).entities;
    expect(entity!.fields.at(-1)).toMatchObject({ name: 'far', required: true });
    await page.context().close();
  });

  test('what somebody else publishes meanwhile is told, and taken into the draft', async () => {
    const app = requests('moved_app');
    const page = await openDraft(app, 'data?entity=request');
    await publish(page, app);
    await page.reload();
    await page.getByRole('textbox', { name: 'New field' }).fill('Mine');
    await page.keyboard.press('Enter');
    await page.getByRole('checkbox', { name: 'Mine: Required' }).waitFor();
    const theirs = structuredClone(app);
    theirs.roles[0]!.label = { en: 'Theirs' };
    await publish(page, theirs);
    await page.getByRole('link', { name: 'Publish', exact: true }).click();
    await page.getByText('Revision 2 was published while you worked.').waitFor();
    await page.getByRole('button', { name: 'Take its changes into my draft' }).click();
    await page.getByText('was published while you worked').waitFor({ state: 'detached' });
    const draft = await savedDraft(page, 'moved_app');
    expect(draft.roles.find((each) => each.name === theirs.roles[0]!.name)!.label).toEqual({ en: 'Theirs' });
    expect(draft.entities[0]!.fields.at(-1)!.name).toBe('mine');
    await page.context().close();
  });
});
