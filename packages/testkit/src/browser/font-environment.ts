import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { workFolder } from '@formwork/devkit';
import { unpackWoff } from './unpack-woff.ts';

const scripts = ['latin', 'chinese-simplified'];
const weights = ['400', '700'];

/**
 * Environment for a browser on a machine that has no Chinese font: a fontconfig file that adds the one of the npm
 * package `@fontsource/noto-sans-sc`. Empty where a font is installed, and outside Linux.
 */
export function fontEnvironment(): Record<string, string> {
  if (process.platform !== 'linux' || hasChineseFont()) return {};
  const folder = path.join(workFolder, 'fonts');
  const config = path.join(folder, 'fonts.conf');
  mkdirSync(folder, { recursive: true });
  for (const script of scripts) for (const weight of weights) unpackFont(folder, `${script}-${weight}-normal`);
  writeFileSync(config, presentConfig(folder));
  return { FONTCONFIG_FILE: config };
}

function hasChineseFont(): boolean {
  const list = spawnSync('fc-list', [':lang=zh-cn', 'family'], { encoding: 'utf8' });
  return list.status === 0 && list.stdout.trim() !== '';
}

function unpackFont(folder: string, name: string): void {
  const place = path.join(folder, `${name}.otf`);
  if (existsSync(place)) return;
  const manifest = createRequire(import.meta.url).resolve('@fontsource/noto-sans-sc/package.json');
  writeFileSync(
    place,
    unpackWoff(readFileSync(path.join(path.dirname(manifest), 'files', `noto-sans-sc-${name}.woff`))),
  );
}

function presentConfig(folder: string): string {
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
  <dir>${folder}</dir>
  <cachedir>${folder}/cache</cachedir>
</fontconfig>
`;
}
