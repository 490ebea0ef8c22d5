import { describe, expect, test } from '@jest/globals';
import { fieldTypeIds } from '../generate/catalog-entries.ts';
import { repositoryRoot } from '../repository.ts';
import { findKindLeaks, leaksIn } from './kind-leaks.ts';

const ids = new Set(['money', 'lines', 'text', 'integer']);

describe('the leak test', () => {
  test.each([
    ['a comparison', `if (field.type === 'money') go();`],
    ['a comparison the other way round', `const isLines = 'lines' !== instance.field.type;`],
    ['a comparison through optional access', `const a = field?.type === 'money';`],
    ['a comparison inside JSX', `const a = <b>{field.type === 'text' ? 1 : 2}</b>;`],
    ['a comparison deep in a class', `class A { b = () => { for (const f of fs) { while (f.type == 'money') {} } } }`],
    ['a switch', `switch (field.type) { case 'lines': break; }`],
    ['a switch on a variable called fieldType', `switch (fieldType) { case 'money': break; }`],
    ['a list that is asked', `const a = ['money', 'decimal'].includes(field.type);`],
    ['a table that is looked up', `const a = { money: 1, other: 2 }[field.type];`],
    ['a cast', `const a = (field as Field).type === ('money' as string);`],
  ])('catches %s', (_name, source) => {
    expect(leaksIn('packages/engine/src/a.tsx', source, ids)).toHaveLength(1);
  });

  test.each([
    ['the kind of a rule type', `if (type.kind === 'text') go();`],
    ['the type of a JSON Schema', `if (schema.type === 'integer') go(); if (valueSchema.type === 'text') go();`],
    ['another word', `if (event.type === 'click') go();`],
    ['a definition that is written down', `const field = { name: 'price', type: 'money' };`],
  ])('lets %s be', (_name, source) => {
    expect(leaksIn('packages/engine/src/a.ts', source, ids)).toEqual([]);
  });

  test('says where', () => {
    const source = `const a = 1;\nconst b = 'money';\nif (f.type === 'money') go();`;
    expect(leaksIn('packages/engine/src/a.ts', source, ids)).toEqual([
      { file: 'packages/engine/src/a.ts', line: 3, id: 'money' },
    ]);
  });

  test('finds no field type named outside its folder in this repository', () => {
    const known = fieldTypeIds();
    expect(known).toEqual(expect.arrayContaining(['text', 'lines', 'money']));
    expect(findKindLeaks(repositoryRoot, known)).toEqual([]);
  });
});
