import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { repositoryRoot } from '../repository.ts';
import { brokenMentionsIn, findBrokenMentions, pagesOf } from './broken-mentions.ts';

const workspaces = ['apps', 'packages'].flatMap((folder) =>
  readdirSync(path.join(repositoryRoot, folder)).map((name) => `${folder}/${name}`),
);

describe('the pages', () => {
  test.each([
    ['a link to no file', 'See [there](nowhere.md).', ['nowhere.md']],
    ['a link to no heading', 'See [there](glossary.md#no-such-heading).', ['glossary.md#no-such-heading']],
    ['a script that is not there', 'Run `npm run nonsense`.', ['npm run nonsense']],
    ['a path that is not there', 'It is in `packages/kernel/src/gone.ts`.', ['packages/kernel/src/gone.ts']],
    ['nothing where all is there', 'See [words](glossary.md#glossary), `npm run gen`, `packages/kernel`.', []],
    ['no address elsewhere', 'See [it](https://example.org/x.md).', []],
  ])('name %s', (_name, text, expected) => {
    expect(brokenMentionsIn(repositoryRoot, 'docs/page.md', text)).toEqual(expected);
  });

  test('lead nowhere wrong in this repository', () => {
    expect(pagesOf(repositoryRoot).length).toBeGreaterThan(20);
    expect(findBrokenMentions(repositoryRoot)).toEqual([]);
  });

  test.each(workspaces)('of %s say what it is for in at most 40 lines', (workspace) => {
    const readme = path.join(repositoryRoot, workspace, 'README.md');
    expect(existsSync(readme)).toBe(true);
    const text = readFileSync(readme, 'utf8');
    expect(text.trimEnd().split('\n').length).toBeLessThanOrEqual(40);
    expect(text).toMatch(/must never know/i);
  });
});
