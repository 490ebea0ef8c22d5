import { chromium, type Browser } from 'playwright-core';
import { findBrowser } from './find-browser.ts';
import { fontEnvironment } from './font-environment.ts';

/** Starts a headless Chromium that can draw Chinese; the caller closes it. */
export async function launchBrowser(): Promise<Browser> {
  const { executablePath, args } = await findBrowser();
  const env = Object.entries({ ...process.env, ...fontEnvironment() }).filter(([, value]) => value !== undefined);
  return chromium.launch({
    executablePath,
    args: [...args],
    headless: true,
    env: Object.fromEntries(env) as Record<string, string>,
  });
}
