import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Client, createClient } from '@formwork/client';
import {
  type BuiltServer,
  createTestDatabase,
  launchBrowser,
  startBuiltServer,
  type TestDatabase,
} from '@formwork/testkit';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser } from 'playwright-core';

const PAGE = readFileSync(path.resolve(import.meta.dirname, '../../../docs/how-to/make-your-first-app.md'), 'utf8');
const KIM = { login: 'kim', password: 'a-long-password' };

/** What the page has its reader do, in its order: write a file, or run commands. */
const STEPS = [...PAGE.matchAll(/^(?:`([\w./-]+)`\n\n```json|```sh)\n([\s\S]*?)^```$/gm)].map(([, file, text]) => ({
  file,
  text: text!,
}));

let database: TestDatabase;
let server: BuiltServer;
let browser: Browser;
let folder: string;
let token: string;

beforeAll(async () => {
  database = await createTestDatabase();
  server = await startBuiltServer();
  browser = await launchBrowser();
  folder = mkdtempSync(path.join(tmpdir(), 'formwork-first-app-'));
  token = await makeToken();
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await browser.close();
  await server[Symbol.asyncDispose]();
  await database.drop();
});

/** Makes the first administrator by the link that the server prints, as a person does, and an API token. */
async function makeToken(): Promise<string> {
  const context = await browser.newContext({ locale: 'en' });
  const page = await context.newPage();
  await page.goto(server.oneTimeLink ?? '');
  await page.locator('#name').fill('Ada');
  await page.locator('#login').fill('ada');
  await page.locator('#password').fill('another-long-password');
  await page.locator('button[type="submit"]').click();
  await page.getByRole('heading', { name: 'Apps' }).waitFor();
  await context.close();
  const ada = await signIn('ada', 'another-long-password');
  return (await ada.session.createToken({ name: 'first app' })).token;
}

async function signIn(login: string, password: string): Promise<Client> {
  let cookie = '';
  const client = createClient({
    baseUrl: server.url,
    fetch: async (input, init) => {
      const headers = { ...(init?.headers as Record<string, string>), cookie };
      const response = await fetch(input, { ...init, headers });
      const set = response.headers.getSetCookie().map((one) => one.split(';')[0]);
      if (set.length > 0) cookie = set.join('; ');
      return response;
    },
  });
  await client.session.signIn(login, password);
  return client;
}

/** Runs commands as they stand on the page; `npm run -s formwork --` is the program itself. */
function run(commands: string): string {
  const program = `npm() { shift 4; "${process.execPath}" "${path.join(import.meta.dirname, 'main.ts')}" "$@"; }\n`;
  const { PATH } = process.env;
  const settings = {
    FORMWORK_SERVER: server.url,
    FORMWORK_TOKEN: token,
    FORMWORK_TEST_DATABASE_URL: database.adminUrl,
  };
  return execFileSync('sh', ['-ec', program + commands], {
    cwd: folder,
    encoding: 'utf8',
    env: { PATH, ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

/** Gives a file of the folder other content, made of what it holds. */
function change(file: string, edit: (content: { fields: unknown[] }) => void): void {
  const place = path.join(folder, file);
  const content = JSON.parse(readFileSync(place, 'utf8')) as { fields: unknown[] };
  edit(content);
  writeFileSync(place, JSON.stringify(content));
}

describe('docs/how-to/make-your-first-app.md', () => {
  test('leads from an empty folder to an app in use, and through a change without loss', async () => {
    let kim: Client | undefined;
    const said: string[] = [];
    for (const { file, text } of STEPS) {
      if (file === undefined) said.push(run(text));
      else {
        mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
        writeFileSync(path.join(folder, file), text);
      }
      if (text.includes('/api/users')) {
        kim = await signIn(KIM.login, KIM.password);
        const records = kim.records('lending');
        const tool = await records.create('tool', { name: 'Drill', daily_rate: '2.50' });
        const loan = await records.create('loan', { tool: tool.id, from_day: '2026-03-02', to_day: '2026-03-04' });
        expect(loan).toMatchObject({ number: 'L-0001', cost: '7.50', state: 'out', reader: expect.any(String) });
      }
    }
    const all = said.join('\n');
    for (const expected of [
      '✓ lending: no findings',
      'lending: 1 passed, 0 failed',
      '✓ lending is live as revision 1.',
      'all values and their history stay',
      '✓ lending is live as revision 2.',
      'kim: read lending.loan: allowed',
    ])
      expect(all).toContain(expected);

    const page = await (await browser.newContext({ locale: 'en' })).newPage();
    await page.goto(`${server.url}/sign-in`);
    await page.locator('#login').fill(KIM.login);
    await page.locator('#password').fill(KIM.password);
    await page.locator('button[type="submit"]').click();
    await page.getByRole('link', { name: 'Tool lending' }).click();
    const row = page.getByRole('row').filter({ hasText: 'L-0001' });
    for (const cell of ['Drill', 'Kim', '7.50']) await row.getByText(cell, { exact: true }).waitFor();
  });

  test('and the program takes a field out of use on the server only when it is named', () => {
    change('lending/entities/tool.json', ({ fields }) => fields.push({ name: 'shelf', type: 'text' }));
    run('npm run -s formwork -- apply lending --yes');
    change('lending/entities/tool.json', ({ fields }) => void fields.pop());
    expect(() => run('npm run -s formwork -- apply lending --yes')).toThrow();
    const allowed = run('npm run -s formwork -- apply lending --yes --allow park-column:tool.shelf');
    expect(allowed).toContain('✓ lending is live as revision 4.');
  });
});
