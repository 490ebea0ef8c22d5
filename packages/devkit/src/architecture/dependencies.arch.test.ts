import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { repositoryRoot, workFolder } from '../repository.ts';
import { type CruiseReport, cruiseRepository } from './cruise.ts';
import { mayImport } from './package-graph.ts';

/** One deliberate fault each: the rule that must catch it, the file that commits it and what is in that file. */
const planted: readonly [rule: string, file: string, text: string][] = [
  ['graph:packages/kernel', 'packages/kernel/src/up.ts', `import '@formwork/rules';`],
  [
    'graph:packages/rules',
    'packages/rules/src/up.ts',
    `import type { entry } from '@formwork/definition'; export type E = typeof entry;`,
  ],
  [
    'graph:packages/definition',
    'packages/definition/src/up.ts',
    `export const load = () => import('@formwork/storage');`,
  ],
  [
    'graph:packages/storage',
    'packages/storage/src/sideways.ts',
    `export { entry as other } from '@formwork/workflow';`,
  ],
  [
    'graph:packages/access',
    'packages/access/src/upward.ts',
    `import type { entry } from '@formwork/storage'; export type E = typeof entry;`,
  ],
  ['graph:packages/engine', 'packages/engine/src/screen.ts', `import '@formwork/renderer';`],
  ['graph:apps/portal', 'apps/portal/src/neighbour.ts', `import '../../designer/src/index.ts';`],
  ['graph:packages/access:tests', 'packages/access/src/far.test.ts', `import '@formwork/engine';`],
  [
    'no-circular',
    'packages/kernel/src/one.ts',
    `import type { Two } from './two.ts'; export interface One { two: Two }`,
  ],
  ['facet:model', 'packages/catalog/src/fields/text/model.ts', `import './postgres.ts';`],
  ['facet:models-are-pure', 'packages/catalog/src/fields/rank/model.ts', `import '../../columns/one.ts';`],
  ['facet:react', 'packages/catalog/src/fields/text/react.tsx', `import './designer.tsx'; export const a = <b />;`],
  ['facet:storage-only-in-postgres', 'packages/catalog/src/shared.ts', `import '@formwork/storage';`],
  ['facet:renderer-only-in-screens', 'packages/catalog/src/fields/text/cases.ts', `import '@formwork/renderer';`],
  ['kinds-do-not-know-each-other', 'packages/catalog/src/fields/date/model.ts', `import '../text/cases.ts';`],
  ['no-server-code-in-browser', 'apps/designer/src/storing.ts', `import '@formwork/catalog/sneaky';`],
  ['no-screens-on-server', 'apps/cli/src/drawing.ts', `import 'react';`],
  [
    'browser-safe',
    'packages/client/src/reading.ts',
    `import { readFileSync } from 'node:fs'; export { readFileSync };`,
  ],
  ['no-unresolvable', 'packages/kernel/src/lost.ts', `import './nowhere.ts';`],
  ['cross-package-imports-land-on-entries', 'packages/rules/src/deep.ts', `import '../../kernel/src/one.ts';`],
  ['nest-only-in-runtime', 'packages/engine/src/wired.ts', `import '@nestjs/common';`],
  ['testkit-only-from-tests', 'apps/runtime/src/faked.ts', `import '@formwork/testkit';`],
  ['devkit-only-from-tools', 'apps/runtime/src/tooled.ts', `import '@formwork/devkit';`],
];

/** Right as it is, however close it looks to a fault. */
const innocent: readonly [file: string, text: string][] = [
  ['packages/kernel/src/two.ts', `import type { One } from './one.ts'; export interface Two { one: One }`],
  ['packages/catalog/src/fields/text/postgres.ts', `import '@formwork/storage'; export const facet = 1;`],
  ['packages/catalog/src/fields/text/designer.tsx', `import '@formwork/renderer'; export const b = <i />;`],
  ['packages/catalog/src/columns/one.ts', `import '@formwork/storage';`],
  ['packages/catalog/src/sneaky.ts', `import './fields/text/postgres.ts';`],
  [
    'packages/storage/src/real.pg.test.ts',
    `import '@formwork/testkit'; import '@formwork/catalog'; { await using a = null; }`,
  ],
  ['apps/runtime/src/wiring.ts', `import '@nestjs/common'; import '@formwork/engine'; import 'node:fs';`],
];

describe('a tree with planted violations', () => {
  let root: string;
  let report: CruiseReport;
  beforeAll(async () => {
    root = plantTree();
    report = await cruiseRepository(root);
  });
  afterAll(() => rmSync(root, { recursive: true, force: true }));

  test.each(planted)('%s catches %s', (rule, file) => {
    expect(report.violations.filter((found) => found.from === file).map((found) => found.rule)).toContain(rule);
  });

  test('is blamed for nothing else', () => {
    const guilty = new Set(planted.map(([, file]) => file));
    const others = report.violations.filter((found) => !guilty.has(found.from) && found.rule !== 'no-circular');
    expect(others).toEqual([]);
  });

  test('is seen whole', () => {
    expect(report.unseen).toEqual([]);
  });
});

describe('this repository', () => {
  test('breaks no dependency rule', async () => {
    const report = await cruiseRepository(repositoryRoot);
    expect(report.unseen).toEqual([]);
    expect(report.moduleCount).toBeGreaterThan(100);
    expect(report.violations).toEqual([]);
  });
});

/** Inside the work folder, so that npm's packages are found above it and our own in the tree itself. */
function plantTree(): string {
  mkdirSync(workFolder, { recursive: true });
  const root = mkdtempSync(path.join(workFolder, 'planted-'));
  for (const workspace of Object.keys(mayImport)) {
    const name = path.basename(workspace);
    write(root, `${workspace}/src/index.ts`, `export const entry = '${name}';`);
    const exports =
      name === 'catalog' ? { '.': './src/index.ts', './sneaky': './src/sneaky.ts' } : { '.': './src/index.ts' };
    write(root, `${workspace}/package.json`, JSON.stringify({ name: `@formwork/${name}`, type: 'module', exports }));
    mkdirSync(path.join(root, 'node_modules/@formwork'), { recursive: true });
    symlinkSync(path.join(root, workspace), path.join(root, 'node_modules/@formwork', name));
  }
  for (const [, file, text] of planted) write(root, file, text);
  for (const [file, text] of innocent) write(root, file, text);
  return root;
}

function write(root: string, file: string, text: string): void {
  const place = path.join(root, file);
  mkdirSync(path.dirname(place), { recursive: true });
  writeFileSync(place, text);
}
