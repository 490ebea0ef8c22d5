import { existsSync } from 'node:fs';
import path from 'node:path';
import type { InlineConfig } from 'vite';
import { repositoryRoot } from '../repository.ts';
import { precompress } from './precompress.ts';
import { BuildFailed } from './build.errors.ts';
import { clearStamp, hashSources, isFresh, writeStamp } from './stamp.ts';

/** An app that is built: a bundle for Node, or pages for the browser. */
interface BuiltApp {
  readonly name: string;
  readonly kind: 'node' | 'browser';
  /** Path that a browser app is served under. */
  readonly base?: string;
}

const apps: readonly BuiltApp[] = [
  { name: 'runtime', kind: 'node' },
  { name: 'cli', kind: 'node' },
  { name: 'portal', kind: 'browser', base: '/' },
  { name: 'designer', kind: 'browser', base: '/designer/' },
];

/** Builds every app whose sources changed since its last build; `onProgress` hears a line for each. */
export async function buildApps(onProgress: (line: string) => void, names?: readonly string[]): Promise<void> {
  for (const app of apps.filter(({ name }) => names === undefined || names.includes(name))) {
    if (!existsSync(entryOf(app))) continue;
    const hash = hashSources(sourcesOf(app));
    if (isFresh(app.name, hash, outputOf(app))) continue;
    const began = Date.now();
    clearStamp(app.name);
    await buildApp(app);
    writeStamp(app.name, hash);
    onProgress(`Built apps/${app.name} in ${((Date.now() - began) / 1000).toFixed(1)} s`);
  }
}

async function buildApp(app: BuiltApp): Promise<void> {
  // Loaded only when something is stale: Vite costs a quarter of a second, and a second start should not pay it.
  const { build } = await import('vite');
  try {
    await build(app.kind === 'node' ? nodeConfig(app) : await browserConfig(app));
    if (app.kind === 'browser') precompress(path.dirname(outputOf(app)));
  } catch (cause) {
    const report = cause instanceof Error ? cause.message : String(cause);
    throw BuildFailed({ app: app.name, report }, { cause });
  }
}

function nodeConfig(app: BuiltApp): InlineConfig {
  return {
    ...sharedConfig(app),
    ssr: { noExternal: [/^@formwork\//], target: 'node' },
    build: {
      ssr: 'src/main.ts',
      outDir: 'dist',
      emptyOutDir: true,
      target: 'node22',
      sourcemap: true,
      minify: false,
      rolldownOptions: { output: { entryFileNames: 'main.js', format: 'es' } },
    },
  };
}

async function browserConfig(app: BuiltApp): Promise<InlineConfig> {
  const { default: react } = await import('@vitejs/plugin-react');
  return {
    ...sharedConfig(app),
    base: app.base ?? '/',
    plugins: [react()],
    build: { outDir: 'dist', emptyOutDir: true, target: 'es2023', sourcemap: false, chunkSizeWarningLimit: 1500 },
  };
}

function sharedConfig(app: BuiltApp): InlineConfig {
  return {
    root: path.join(repositoryRoot, 'apps', app.name),
    configFile: false,
    logLevel: 'warn',
    cacheDir: path.join(repositoryRoot, '.formwork/build/vite'),
    define: app.kind === 'browser' ? { 'process.env.NODE_ENV': '"production"' } : {},
  };
}

function sourcesOf(app: BuiltApp): readonly string[] {
  return [
    `apps/${app.name}/{src,public}/**/*`,
    `apps/${app.name}/{index.html,package.json}`,
    'packages/!(testkit|devkit)/src/**/*',
    'packages/!(testkit|devkit)/package.json',
    'packages/devkit/src/build/*.ts',
    'tsconfig*.json',
    'package-lock.json',
  ];
}

function entryOf(app: BuiltApp): string {
  return path.join(repositoryRoot, 'apps', app.name, app.kind === 'node' ? 'src/main.ts' : 'index.html');
}

function outputOf(app: BuiltApp): string {
  return path.join(repositoryRoot, 'apps', app.name, app.kind === 'node' ? 'dist/main.js' : 'dist/index.html');
}
