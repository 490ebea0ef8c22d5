import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { repositoryRoot, workFolder } from '../repository.ts';
import { hashSources, isFresh, writeStamp, clearStamp } from './stamp.ts';

let folder: string;
const name = `test-${process.pid}`;
const pattern = (): string[] => [`${path.relative(repositoryRoot, folder)}/!(skipped)/src/**/*`];

beforeEach(() => {
  mkdirSync(workFolder, { recursive: true });
  folder = mkdtempSync(path.join(workFolder, 'sources-'));
  for (const place of ['app/src/deep', 'skipped/src']) mkdirSync(path.join(folder, place), { recursive: true });
  writeFileSync(path.join(folder, 'app/src/deep/a.ts'), 'one');
});

afterEach(() => {
  clearStamp(name);
  rmSync(folder, { recursive: true, force: true });
});

describe('the stamp of a build', () => {
  test.each([
    ['a changed file', 'app/src/deep/a.ts'],
    ['a new file', 'app/src/b.css'],
  ])('is stale after %s', (_name, file) => {
    const before = hashSources(pattern());
    writeFileSync(path.join(folder, file), 'two');
    expect(hashSources(pattern())).not.toBe(before);
  });

  test.each([
    ['a test', 'app/src/deep/a.test.ts'],
    ['what is left out', 'skipped/src/c.ts'],
  ])('is not touched by %s', (_name, file) => {
    const before = hashSources(pattern());
    writeFileSync(path.join(folder, file), 'two');
    expect(hashSources(pattern())).toBe(before);
  });

  test('counts only while the output exists', () => {
    const output = path.join(folder, 'main.js');
    writeStamp(name, 'hash');
    expect(isFresh(name, 'hash', output)).toBe(false);
    writeFileSync(output, '');
    expect(isFresh(name, 'hash', output)).toBe(true);
    expect(isFresh(name, 'other', output)).toBe(false);
  });
});
