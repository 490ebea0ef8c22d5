import { expect, test } from '@jest/globals';
import { drawBar } from './progress.ts';

test.each([
  [0, 4, '░░░░░░░░░░░░░░░░░░░░░░░░ 0/4 scenarios'],
  [1, 4, '██████░░░░░░░░░░░░░░░░░░ 1/4 scenarios'],
  [4, 4, '████████████████████████ 4/4 scenarios'],
  [0, 0, '████████████████████████ 0/0 scenarios'],
])('after %i of %i the bar is as long as the part that is done', (done, of, expected) => {
  expect(drawBar('scenarios', done, of)).toBe(expected);
});
