import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { repositoryRoot } from '../repository.ts';
import { findGlossaryFaults, glossaryFaultsIn, readHeldTerms } from './glossary-lint.ts';

const glossary = `
| Term | Meaning | Not | Held in |
|---|---|---|---|
| field, field type | a part of an entity | property, attribute | \`definition\`, \`storage\` |
| reference | points at a record | relation, link, key (except in SQL) | \`definition\` |
| word | said anywhere | other | |
`;
const terms = readHeldTerms(glossary);

describe('the glossary', () => {
  test.each<[name: string, file: string, text: string, banned: string[]]>([
    ['a function', 'packages/definition/src/a.ts', 'export function findProperty() {}', ['property']],
    ['a type in the plural', 'packages/storage/src/a.ts', 'export interface HTMLAttributes {}', ['attribute']],
    ['a file', 'packages/definition/src/link-records.ts', '', ['link']],
    [
      'a constant among others',
      'packages/definition/src/a.ts',
      'const a = 1;\nexport const relationOf = a;',
      ['relation'],
    ],
    ['nothing within a longer word', 'packages/definition/src/a.ts', 'export const linked = correlation;', []],
    ['nothing of a package that does not own the idea', 'packages/storage/src/a.ts', 'export type Link = 1;', []],
    ['nothing that is not exported', 'packages/definition/src/a.ts', 'const property = 1;', []],
    ['nothing of a word that has an exception', 'packages/definition/src/key.ts', '', []],
    ['nothing of a row without packages', 'packages/definition/src/other.ts', '', []],
  ])('catches %s', (_name, file, text, banned) => {
    expect(glossaryFaultsIn(terms, file, text).map((fault) => fault.banned)).toEqual(banned);
  });

  test('is kept in the packages that own its ideas', () => {
    const page = readFileSync(path.join(repositoryRoot, 'docs/glossary.md'), 'utf8');
    const held = readHeldTerms(page);
    expect(held.length).toBeGreaterThan(15);
    const missing = held
      .flatMap((term) => term.packages)
      .filter((name) => !existsSync(path.join(repositoryRoot, name)));
    expect(missing).toEqual([]);
    expect(findGlossaryFaults(repositoryRoot)).toEqual([]);
  });
});
