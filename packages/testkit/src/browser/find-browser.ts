import { existsSync } from 'node:fs';
import path from 'node:path';

/** A Chromium that can be started, and what it must be told. */
export interface FoundBrowser {
  readonly executablePath: string;
  readonly args: readonly string[];
}

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge'];
const applications = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
];

/** Containers give little shared memory, and root may not use Chromium's sandbox. */
const everywhere = ['--disable-dev-shm-usage', '--no-sandbox', '--force-color-profile=srgb'];

/** Finds `FORMWORK_BROWSER`, else the machine's Chromium or Chrome, else the one inside an npm package (Linux). */
export async function findBrowser(): Promise<FoundBrowser> {
  const given = process.env['FORMWORK_BROWSER'];
  if (given !== undefined && given !== '' && given !== 'npm') return { executablePath: given, args: everywhere };
  const system = given === 'npm' ? undefined : systemBrowser();
  if (system !== undefined) return { executablePath: system, args: everywhere };
  const { default: chromium } = await import('@sparticuz/chromium');
  return { executablePath: await chromium.executablePath(), args: [...chromium.args, ...everywhere] };
}

function systemBrowser(): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(path.delimiter);
  const onPath = names.flatMap((name) => folders.map((folder) => path.join(folder, name)));
  return [...onPath, ...applications].find((place) => existsSync(place));
}
