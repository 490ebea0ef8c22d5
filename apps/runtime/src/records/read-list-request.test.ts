import { describe, expect, test } from '@jest/globals';
import type { FormworkError } from '@formwork/kernel';
import { readListRequest } from './read-list-request.ts';

describe('readListRequest', () => {
  test('reads every parameter', () => {
    expect(
      readListRequest({
        filter: '{"==":[{"var":"record.status"},"open"]}',
        sort: '-due_on,number',
        fields: 'number, total',
        expand: 'customer,lines.part',
        titles: 'true',
        limit: '50',
        offset: '0',
        search: 'bolt',
        count: 'exact',
      }),
    ).toEqual({
      filter: { '==': [{ var: 'record.status' }, 'open'] },
      sort: '-due_on,number',
      fields: ['number', 'total'],
      expand: ['customer', 'lines.part'],
      titles: true,
      limit: 50,
      offset: 0,
      search: 'bolt',
      count: 'exact',
    });
  });

  const refused: [string, Record<string, unknown>][] = [
    ['an unknown parameter', { fliter: '{}' }],
    ['a repeated parameter', { limit: ['1', '2'] }],
    ['a filter that is not JSON', { filter: "'; drop table x" }],
    ['a filter that is too long', { filter: `"${'x'.repeat(20_001)}"` }],
    ['a limit above 500', { limit: '501' }],
    ['a negative offset', { offset: '-1' }],
    ['a limit in another notation', { limit: '1e2' }],
    ['an unknown count', { count: 'all' }],
  ];
  test.each(refused)('refuses %s', (_, query) => {
    try {
      readListRequest(query);
      throw new Error('must not be reached');
    } catch (error) {
      expect((error as FormworkError).code).toBe('FW_HTTP_QUERY_INVALID');
    }
  });
});
