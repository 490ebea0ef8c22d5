import { describe, expect, test } from '@jest/globals';
import { findDocument } from '@formwork/definition';
import { sampleApp } from '@formwork/testkit';
import { readDocument } from './read-document.ts';

const definition = sampleApp();
const read = (file: string, text: string) => readDocument(definition, findDocument(definition, file)!, text);
const textOf = (file: string, change: object): string =>
  JSON.stringify({ ...findDocument(definition, file)!.content, ...change });

describe('a document that is typed as JSON', () => {
  test('is taken over when it has the form of its file, also while what it names is missing', () => {
    const text = textOf('views/customers.json', { columns: [{ field: 'gone' }] });
    expect(read('views/customers.json', text).content).toEqual(JSON.parse(text));
    expect(read('app.json', textOf('app.json', { label: 'Other' })).problem).toBeUndefined();
  });

  test.each([
    ['is no JSON yet', 'views/customers.json', '{"name":', /JSON/],
    ['is no object', 'views/customers.json', '[]', /{ … }/],
    ['lacks what its file needs', 'views/customers.json', '{"name":"customers"}', /entity|columns|type/],
    ['lacks what the app needs', 'app.json', '{"name":"shop"}', /label|version|locales/],
    ['is the face of another app', 'app.json', textOf('app.json', { name: 'other' }), /shop/],
    [
      'has a field without a name',
      'entities/customer.json',
      textOf('entities/customer.json', { fields: [{}] }),
      /fields\/0/,
    ],
  ])('is refused with the reason when it %s', (_, file, text, reason) => {
    const { content, problem } = read(file, text);
    expect(content).toBeUndefined();
    expect(problem).toMatch(reason);
  });
});
