import type { Issue } from '@formwork/kernel';
import { describe, expect, test } from '@jest/globals';
import { issuesAfterChange } from './issues-after-change.ts';

const issue = (path: string): Issue => ({ code: 'X', severity: 'error', path, message: 'Wrong.', hint: '' });
const before = [
  { id: 'a', quantity: 1 },
  { id: 'b', quantity: 2 },
  { id: 'c', quantity: 3 },
];

describe('the findings after lines changed', () => {
  test.each([
    ['a changed cell loses its own', ['/lines/1/quantity'], before.with(1, { id: 'b', quantity: 9 }), []],
    [
      'a changed cell leaves those of other lines',
      ['/lines/0/quantity', '/lines/1/quantity'],
      before.with(1, { id: 'b', quantity: 9 }),
      ['/lines/0/quantity'],
    ],
    ['a removed line takes its own along', ['/lines/1/quantity'], before.toSpliced(1, 1), []],
    ['a line that moves up keeps its own', ['/lines/2/quantity'], before.toSpliced(1, 1), ['/lines/1/quantity']],
    ['one about the lines as a whole is gone with any change', ['/lines'], [...before, { '#key': 'd' }], []],
    ['other fields keep theirs', ['/customer', ''], [], ['/customer', '']],
  ])('%s', (_name, paths, after, left) => {
    expect(issuesAfterChange(paths.map(issue), 'lines', before, after).map((one) => one.path)).toEqual(left);
  });
});
