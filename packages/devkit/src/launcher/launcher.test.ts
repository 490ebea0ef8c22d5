import { describe, expect, test } from '@jest/globals';
import { missingPackages } from './missing-packages.mjs';
import { flagsFor, isNewEnough } from './node-version.mjs';
import { explainNpm } from './run-npm.mjs';

describe('the version of Node', () => {
  test.each([
    ['v18.20.4', false],
    ['v20.20.2', false],
    ['v22.11.9', false],
    ['v22.12.0', true],
    ['v22.12.0-nightly', true],
    ['v24.0.0', true],
    ['v100.1.0', true],
  ])('%s is new enough: %s', (version, expected) => {
    expect(isNewEnough(version)).toBe(expected);
  });

  test('before 22.18 is asked to strip types', () => {
    expect(flagsFor('v22.17.1')).toContain('--experimental-strip-types');
    expect(flagsFor('v22.18.0')).not.toContain('--experimental-strip-types');
    expect(flagsFor('v24.1.0')).not.toContain('--experimental-strip-types');
  });
});

describe('what is installed', () => {
  const wanted = {
    packages: {
      '': {},
      'apps/cli': { version: '0.1.0' },
      'node_modules/a': { version: '1.0.0' },
      'node_modules/b': { version: '2.0.0' },
      'node_modules/other-platform': { version: '1.0.0', optional: true },
      'node_modules/@formwork/cli': { resolved: 'apps/cli', link: true },
    },
  };

  test('is complete when every package is there, in its version, whatever is missing for other platforms', () => {
    const { 'node_modules/other-platform': _, ...rest } = wanted.packages;
    expect(missingPackages(wanted, { packages: rest })).toEqual([]);
  });

  test('lacks a package that is absent, another version, or a copy where a workspace should be linked', () => {
    const installed = {
      packages: { 'node_modules/b': { version: '1.9.0' }, 'node_modules/@formwork/cli': { resolved: 'apps/cli' } },
    };
    expect(missingPackages(wanted, installed)).toEqual([
      'node_modules/a',
      'node_modules/b',
      'node_modules/@formwork/cli',
    ]);
  });
});

describe('a failure of npm', () => {
  test.each([
    ['npm error code ENOSPC', 'the disk is full'],
    ['npm error code ENOTFOUND\nnpm error network request failed', 'the package registry could not be reached'],
    ['npm error code ECONNREFUSED', 'the package registry could not be reached'],
    ['npm error code EACCES\nnpm error path /x', 'this folder may not be written to'],
    ['npm error code E404', 'refused a package'],
    ['ENOENT spawn npm ENOENT', 'npm was not found'],
    ['npm error something new', 'npm stopped with the lines below'],
  ])('%j becomes a sentence', (output, sentence) => {
    expect(explainNpm('Installing dependencies', output).message).toContain(sentence);
  });

  test("keeps npm's last words and leaves out the path of its log", () => {
    const { message } = explainNpm(
      'Installing',
      'npm error code EX\nnpm error A complete log of this run: /home/somebody/x.log',
    );
    expect(message).toContain('npm error code EX');
    expect(message).not.toContain('x.log');
  });
});
