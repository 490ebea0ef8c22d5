import { AxeBuilder } from '@axe-core/playwright';
import type { AppDefinition } from '@formwork/definition';
import { type BuiltServer, startBuiltServer } from '../runtime/start-built-server.ts';
import { launchBrowser } from './launch-browser.ts';
import type { Browser, Page } from 'playwright-core';

/** The first administrator, who may design. */
const ADMIN = { name: 'Ada Admin', login: 'ada', password: 'a long enough one' };

/** A server of its own with the built designer, and a browser to use it with. */
export interface TestDesigner extends AsyncDisposable {
  readonly server: BuiltServer;
  readonly url: string;
  readonly browser: Browser;
  /** The start page, reached by signing in on the way. */
  open(options?: Parameters<Browser['newContext']>[0]): Promise<Page>;
}

/** Starts server and browser and makes the first administrator by the link. Needs a build. */
export async function openDesigner(): Promise<TestDesigner> {
  const [server, browser] = await Promise.all([startBuiltServer(), launchBrowser()]);
  const page = await (await browser.newContext({ locale: 'en' })).newPage();
  await page.goto(server.oneTimeLink ?? '');
  await page.locator('#name').fill(ADMIN.name);
  await page.locator('#login').fill(ADMIN.login);
  await page.locator('#password').fill(ADMIN.password);
  await page.locator('button[type="submit"]').click();
  await page.getByRole('heading', { name: 'Apps' }).waitFor();
  await page.context().close();
  return {
    server,
    browser,
    url: `${server.url}/designer`,
    open: async (options = {}) => {
      const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'en', ...options });
      const designer = await context.newPage();
      designer.setDefaultTimeout(30_000);
      await designer.goto(`${server.url}/designer/`);
      await designer.locator('#login').fill(ADMIN.login);
      await designer.locator('#password').fill(ADMIN.password);
      await designer.locator('button[type="submit"]').click();
      await designer.getByRole('heading', { name: 'Your apps' }).waitFor();
      return designer;
    },
    [Symbol.asyncDispose]: async () => {
      await browser.close();
      await server[Symbol.asyncDispose]();
    },
  };
}

/** Asks the API as whoever is signed in on the page; gives what it answers. */
export function askApi<T = unknown>(page: Page, method: string, path: string, body?: unknown): Promise<T> {
  return page.evaluate(
    async ([how, where, what]) => {
      const { csrfToken } = (await (await fetch('/api/session')).json()) as { csrfToken: string };
      const headers = {
        'x-formwork-csrf': csrfToken,
        ...(what === null ? {} : { 'content-type': 'application/json' }),
      };
      const answer = await fetch(where, { method: how, headers, ...(what === null ? {} : { body: what }) });
      const text = await answer.text();
      if (!answer.ok) throw new Error(`${how} ${where}: ${answer.status} ${text.slice(0, 400)}`);
      return (text === '' ? undefined : JSON.parse(text)) as T;
    },
    [method, `/api/definitions/${path}`, body === undefined ? null : JSON.stringify(body)] as const,
  );
}

/** The draft of an app as the server has it, once the page says that it is saved. */
export async function savedDraft(page: Page, app: string): Promise<AppDefinition> {
  await page.locator('.fd-state[data-state="saved"]').waitFor();
  return (await askApi<{ definition: AppDefinition }>(page, 'GET', `${app}/draft`)).definition;
}

/** What axe finds on the page that is serious or worse. */
export async function seriousFindings(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations
    .filter((one) => one.impact === 'serious' || one.impact === 'critical')
    .flatMap((one) => one.nodes.map((node) => `${one.id}: ${node.html}`));
}
