import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { repositoryRoot } from '../repository.ts';

const sources = globSync('{apps,packages}/*/src/**/*.{ts,tsx}', { cwd: repositoryRoot })
  .filter((file) => !/\.test\.tsx?$/.test(file) && !file.includes('/devkit/src/architecture/'))
  .map((file) => ({ file, text: readFileSync(path.join(repositoryRoot, file), 'utf8') }));

/** Every declared error: its code and the name of the function that makes it. */
const declared = sources.flatMap(({ text }) =>
  [...text.matchAll(/^(?:export )?const (\w+) = defineError\(\s*'(FW_[A-Z0-9_]+)'/gm)].map(
    ([, name = '', code = '']) => ({
      name,
      code,
    }),
  ),
);

describe('the declared errors', () => {
  test('are found at all', () => {
    expect(declared.length).toBeGreaterThan(50);
  });

  test('are all on the page of errors, and the page has no other', () => {
    const page = readFileSync(path.join(repositoryRoot, 'docs/reference/errors.md'), 'utf8');
    const listed = [...page.matchAll(/^\| `(FW_[A-Z0-9_]+)`/gm)].map(([, code = '']) => code);
    expect(listed.toSorted()).toEqual(declared.map(({ code }) => code).toSorted());
  });

  test('have a code of their own each', () => {
    const codes = declared.map(({ code }) => code);
    expect(codes.filter((code, index) => codes.indexOf(code) !== index)).toEqual([]);
  });

  test('are all thrown somewhere', () => {
    const everything = sources.map(({ text }) => text).join('\n');
    const isMade = ({ name }: { name: string }): boolean =>
      new RegExp(`(?<!const )\\b${name}\\(|[(,:?] ?${name}[,);]`).test(everything);
    expect(declared.filter((error) => !isMade(error)).map(({ code }) => code)).toEqual([]);
  });
});
