import { describe, expect, test } from '@jest/globals';
import { parseSync } from '@swc/core';
import { fieldTemplate, writeFieldFolder } from './field-template.ts';

describe('the folder of a new field type', () => {
  test('has every facet, each a file that parses and exports one constant named after the type', () => {
    const files = fieldTemplate('star-rating');
    expect(Object.keys(files)).toEqual(['model.ts', 'postgres.ts', 'react.tsx', 'designer.tsx', 'cases.ts']);
    for (const [name, text] of Object.entries(files)) {
      expect(() => parseSync(text, { syntax: 'typescript', tsx: name.endsWith('x') })).not.toThrow();
      expect([...text.matchAll(/^export const (\w+)/gm)].map((match) => match[1])).toEqual([
        expect.stringMatching(/^starRating(Model|Postgres|React|Designer|Cases)$/),
      ]);
      expect(text).toContain(`'star-rating'`);
    }
  });

  test.each(['Rating', 'star_rating', '../text', 'star-', ''])('is not made for the name %j', (id) => {
    expect(() => writeFieldFolder(id)).toThrow(/is not kebab-case/);
  });

  test('is not made over one that is there', () => {
    expect(() => writeFieldFolder('text')).toThrow(/is there already/);
  });
});
