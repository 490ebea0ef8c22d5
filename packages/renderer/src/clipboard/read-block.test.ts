import { describe, expect, test } from '@jest/globals';
import { parseClipboard } from './read-block.ts';

describe('parseClipboard', () => {
  test.each([
    [
      'cells by tabs and rows by line breaks',
      'a\tb\nc\td\n',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    [
      'Windows line breaks',
      'a\tb\r\nc\td',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    ['a quoted cell with a line break in it', '"two\nlines"\t1', [['two\nlines', '1']]],
    ['a doubled quote within a quoted cell', '"say ""hi"""\tx', [['say "hi"', 'x']]],
    ['an inch sign in the middle of a cell stays', '3" pipe\t2', [['3" pipe', '2']]],
    ['empty rows are dropped, empty cells are kept', 'a\t\t1\n\t\t\n', [['a', '', '1']]],
    ['nothing', '', []],
  ])('%s', (_, text, rows) => {
    expect(parseClipboard(text)).toEqual(rows);
  });
});
