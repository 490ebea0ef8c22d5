import { describe, expect, test } from '@jest/globals';
import { type MarkdownBlock, markdownText, parseMarkdown } from './markdown.ts';

const text = (words: string) => ({ kind: 'text', text: words });

describe('Markdown', () => {
  test.each<[string, string, unknown]>([
    [
      'marks',
      'a **b _c_** ~~d~~',
      [
        {
          kind: 'paragraph',
          inside: [
            text('a '),
            { kind: 'strong', inside: [text('b '), { kind: 'emphasis', inside: [text('c')] }] },
            text(' '),
            { kind: 'deleted', inside: [text('d')] },
          ],
        },
      ],
    ],
    [
      'marks that are never closed',
      '2 * 3 * 4 and **so',
      [{ kind: 'paragraph', inside: [text('2 * 3 * 4 and **so')] }],
    ],
    [
      'an underscore within a name',
      'due_on and sales_rep',
      [{ kind: 'paragraph', inside: [text('due_on and sales_rep')] }],
    ],
    ['lines', 'one\ntwo', [{ kind: 'paragraph', inside: [text('one'), { kind: 'break' }, text('two')] }]],
    ['code', '`a*b*`', [{ kind: 'paragraph', inside: [{ kind: 'code', text: 'a*b*' }] }]],
    [
      'a link',
      '[our page](https://example.com/a_(b))',
      [
        {
          kind: 'paragraph',
          inside: [{ kind: 'link', href: 'https://example.com/a_(b)', inside: [text('our page')] }],
        },
      ],
    ],
    [
      'an address',
      'see https://example.com/a_b_c.',
      [
        {
          kind: 'paragraph',
          inside: [
            text('see '),
            { kind: 'link', href: 'https://example.com/a_b_c', inside: [text('https://example.com/a_b_c')] },
            text('.'),
          ],
        },
      ],
    ],
    ['a heading', '## Terms', [{ kind: 'heading', level: 2, inside: [text('Terms')] }]],
    ['a rule', '---', [{ kind: 'rule' }]],
    [
      'a list within a list',
      '- a\n  - b\n- c',
      [
        {
          kind: 'list',
          items: [
            [
              { kind: 'paragraph', inside: [text('a')] },
              { kind: 'list', items: [[{ kind: 'paragraph', inside: [text('b')] }]] },
            ],
            [{ kind: 'paragraph', inside: [text('c')] }],
          ],
        },
      ],
    ],
    [
      'a numbered list',
      '3. a\n4. b',
      [
        {
          kind: 'list',
          first: 3,
          items: [[{ kind: 'paragraph', inside: [text('a')] }], [{ kind: 'paragraph', inside: [text('b')] }]],
        },
      ],
    ],
    [
      'a quote',
      '> a\n> b',
      [{ kind: 'quote', inside: [{ kind: 'paragraph', inside: [text('a'), { kind: 'break' }, text('b')] }] }],
    ],
    ['a fence', '```js\n<b>**x**\n```', [{ kind: 'code', text: '<b>**x**' }]],
    [
      'a table',
      '| a | b |\n|---|--:|\n| 1 | 2 |',
      [
        {
          kind: 'table',
          rows: [
            [[text('a')], [text('b')]],
            [[text('1')], [text('2')]],
          ],
        },
      ],
    ],
    ['HTML is text', '<script>alert(1)</script>', [{ kind: 'paragraph', inside: [text('<script>alert(1)</script>')] }]],
    ['escapes', '\\*not\\*', [{ kind: 'paragraph', inside: [text('*not*')] }]],
  ])('%s', (_, given, expected) => {
    expect(parseMarkdown(given)).toEqual(expected);
  });

  test.each([
    '[x](javascript:alert(1))',
    '[x](JaVaScRiPt:alert)',
    '[x](data:text/html,x)',
    '[x](//example.com)',
    '[x](file:///etc)',
    '![x](javascript:x)',
  ])('%s leads nowhere', (given) => {
    expect(JSON.stringify(parseMarkdown(given))).not.toContain('"link"');
  });

  test('hostile texts are read without recursion running away', () => {
    const signs = [
      '*',
      '_',
      '**',
      '[',
      '](',
      '`',
      '> ',
      '- ',
      '<',
      '\\',
      '|',
      '*_',
      '[*',
      '~~',
      ' * ',
      '#',
      '  - ',
      '1. ',
    ];
    for (const sign of signs) {
      for (const filler of ['', 'a', '\n']) {
        const blocks = parseMarkdown(`${sign}${filler}`.repeat(20_000));
        expect(depthOf(blocks)).toBeLessThan(60);
        expect(typeof markdownText(blocks)).toBe('string');
      }
    }
  });

  test('the words stand without marks', () => {
    expect(markdownText(parseMarkdown('# A\n\n**b** `c`\n\n- d\n- [e](https://example.com)'))).toBe('A\nb c\n• d\n• e');
  });
});

function depthOf(value: readonly MarkdownBlock[]): number {
  let depth = 0;
  let deepest = 0;
  for (const sign of JSON.stringify(value).replaceAll(/"(?:[^"\\]|\\.)*"/g, '')) {
    if (sign === '[') deepest = Math.max(deepest, (depth += 1));
    if (sign === ']') depth -= 1;
  }
  return deepest;
}
