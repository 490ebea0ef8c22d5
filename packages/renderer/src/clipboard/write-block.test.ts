import { describe, expect, test } from '@jest/globals';
import { parseClipboard } from './read-block.ts';
import { writeClipboard } from './write-block.ts';

describe('a copied block', () => {
  test.each([
    [
      'plain cells',
      [
        ['a', 'b'],
        ['c', ''],
      ],
      'a\tb\nc\t',
    ],
    ['a cell with a line break', [['one\ntwo', 'x']], '"one\ntwo"\tx'],
    ['a cell with quotes', [['12" pipe']], '"12"" pipe"'],
    ['a cell with a tab', [['a\tb']], '"a\tb"'],
  ])('%s is read back as it was', (_name, rows, text) => {
    expect(writeClipboard(rows)).toBe(text);
    expect(parseClipboard(text)).toEqual(rows);
  });
});
