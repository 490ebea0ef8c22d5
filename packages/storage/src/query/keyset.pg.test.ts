import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { newId } from '@formwork/kernel';
import { type RecordStore, openRecordStore, sampleApp } from '@formwork/testkit';
import type { ListRequest } from './list-request.ts';

let store: RecordStore;
beforeAll(async () => {
  store = await openRecordStore(sampleApp());
  const regions = ['north', 'south', 'overseas'];
  await store.load(
    'customer',
    Array.from({ length: 60 }, (_, index) => ({
      id: newId(),
      values: {
        code: `C${index}`,
        name: `name ${index % 4}`,
        region: regions[index % 3]!,
        active: index % 2 === 0,
        discount: index % 5 === 0 ? null : `0.0${index % 4}00`,
        since: index % 3 === 0 ? null : `2026-01-0${1 + (index % 4)}`,
      },
    })),
  );
});
afterAll(() => store.database.drop());

type Page = { items: { id: string }[]; nextCursor?: string };

async function ask(request: ListRequest): Promise<Page> {
  const answer = await store.list(undefined, 'customer', request);
  if ('issues' in answer) throw new Error(answer.issues);
  return JSON.parse(answer.json) as Page;
}

describe('paging by cursor', () => {
  test.each([
    '',
    'name',
    '-name',
    'since',
    '-since',
    'discount,-since',
    '-discount,since,name',
    'region,-active',
    '-created_at',
    'manager,name',
    'credit_limit,-name',
  ])('sorted by "%s" visits every record once and in order, over ties and empty values', async (sort) => {
    const whole = await ask({ sort, limit: 500 });
    expect(whole.nextCursor).toBeUndefined();
    const visited: string[] = [];
    let cursor: string | undefined;
    for (let page = 0; page < 20; page += 1) {
      const { items, nextCursor } = await ask({ sort, limit: 7, ...(cursor === undefined ? {} : { cursor }) });
      visited.push(...items.map((item) => item.id));
      cursor = nextCursor;
      if (cursor === undefined) break;
    }
    expect(visited).toEqual(whole.items.map((item) => item.id));
    expect(new Set(visited).size).toBe(60);
  });

  test('ends exactly where the records end', async () => {
    const first = await ask({ limit: 60 });
    expect(first.items).toHaveLength(60);
    expect(first.nextCursor).toBeUndefined();
  });

  test.each<[string, ListRequest]>([
    ['another sort', { sort: 'code' }],
    ['another direction', { sort: '-name' }],
    ['another filter', { sort: 'name', filter: { '==': [{ var: 'record.active' }, true] } }],
    ['another search', { sort: 'name', search: 'x' }],
    ['the recycle bin', { sort: 'name', deleted: 'only' }],
  ])('refuses a cursor of %s', async (_, request) => {
    const { nextCursor } = await ask({ sort: 'name', limit: 5 });
    const answer = await store.list(undefined, 'customer', { ...request, cursor: nextCursor! });
    expect(answer).toMatchObject({ issues: expect.stringContaining('FW_RECORD_CURSOR_INVALID') });
  });

  test.each(['', 'x', 'WzEsMl0', Buffer.from('["a",["b"]]').toString('base64url'), 'é'.repeat(50), '%00'])(
    'refuses the damaged cursor "%s"',
    async (cursor) => {
      expect(await store.list(undefined, 'customer', { cursor })).toMatchObject({
        issues: expect.stringContaining('FW_RECORD_CURSOR_INVALID'),
      });
    },
  );

  test('a plain order compares one row and asks an index', async () => {
    const { nextCursor } = await ask({ sort: 'name', limit: 50 });
    await ask({ sort: 'name', limit: 50, cursor: nextCursor! });
    expect(store.sent.at(-1)!.text).toMatch(
      /\(r\d+"?\."name", |\("r\d+"\."name", "r\d+"\."id"\) > \(\$\d+::text, \$\d+::uuid\)/,
    );
  });
});
