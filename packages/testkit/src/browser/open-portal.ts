import { type Client, createClient } from '@formwork/client';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { type BuiltServer, startBuiltServer } from '../runtime/start-built-server.ts';
import { sampleApp } from '../sample-app/sample-app.ts';
import { launchBrowser } from './launch-browser.ts';

/** Somebody who signs in by name and password. */
export interface PortalPerson {
  readonly name: string;
  readonly login: string;
  readonly password: string;
}

/** A built server with the sample app and two people in it, and a browser to use it with. */
export interface TestPortal extends AsyncDisposable {
  readonly server: BuiltServer;
  readonly browser: Browser;
  /** Administers the server and is the shop's manager. */
  readonly manager: PortalPerson;
  /** Sees only orders of their own. */
  readonly clerk: PortalPerson;
  /** A page of somebody who is signed in. */
  openAs(person: PortalPerson, options?: BrowserContextOptions): Promise<Page>;
  /** A client that keeps its session cookie, as a browser would. */
  clientOf(person: PortalPerson): Promise<Client>;
}

const manager: PortalPerson = { name: 'Ada Admin', login: 'ada', password: 'a long enough one' };
const clerk: PortalPerson = { name: 'Wang Fang', login: 'wang', password: 'another long one' };

/** Opens a portal on a fresh database. The first administrator comes by the link; the rest is made over the interface. */
export async function openPortal(): Promise<TestPortal> {
  const [server, browser] = await Promise.all([startBuiltServer(), launchBrowser()]);
  const dispose = async (): Promise<void> => {
    await browser.close();
    await server[Symbol.asyncDispose]();
  };
  const clientOf = (person: PortalPerson): Promise<Client> => signedInClient(server.url, person);
  try {
    await makeAdministrator(server, browser);
    const admin = await clientOf(manager);
    await admin.definitions.publish({ definition: sampleApp(), allow: [], note: 'For the tests' });
    const { user } = await admin.session.current();
    await admin.people.setRoles(user.id, ['shop.manager']);
    const { id } = await admin.people.createUser(clerk);
    await admin.people.setRoles(id, ['shop.clerk']);
  } catch (error) {
    await dispose();
    throw error;
  }
  return {
    server,
    browser,
    manager,
    clerk,
    clientOf,
    openAs: (person, options) => signedInPage(server, browser, person, options),
    [Symbol.asyncDispose]: dispose,
  };
}

async function makeAdministrator(server: BuiltServer, browser: Browser): Promise<void> {
  const context = await browser.newContext({ locale: 'en' });
  const page = await context.newPage();
  await page.goto(server.oneTimeLink ?? '');
  await page.locator('#name').fill(manager.name);
  await page.locator('#login').fill(manager.login);
  await page.locator('#password').fill(manager.password);
  await page.locator('button[type="submit"]').click();
  await page.getByRole('heading', { name: 'Apps' }).waitFor();
  await context.close();
}

async function signedInPage(
  server: BuiltServer,
  browser: Browser,
  person: PortalPerson,
  options: BrowserContextOptions = {},
): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'en', ...options });
  const page = await context.newPage();
  await page.goto(`${server.url}/sign-in`);
  await page.locator('#login').fill(person.login);
  await page.locator('#password').fill(person.password);
  await page.locator('button[type="submit"]').click();
  await page.locator('.fp-cards').waitFor();
  return page;
}

async function signedInClient(url: string, person: PortalPerson): Promise<Client> {
  let cookie = '';
  const withCookie: typeof fetch = async (input, init) => {
    const response = await fetch(input, { ...init, headers: { ...(init?.headers as Record<string, string>), cookie } });
    const set = response.headers.getSetCookie().map((one) => one.split(';')[0]);
    if (set.length > 0) cookie = set.join('; ');
    return response;
  };
  const client = createClient({ baseUrl: url, fetch: withCookie });
  await client.session.signIn(person.login, person.password);
  return client;
}
