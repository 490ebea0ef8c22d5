import type { DataPort } from '@formwork/renderer';
import { client } from '../../app/client.ts';

/** What field inputs of conditions may ask: people are real, records of a draft there are none. */
export const noData: DataPort = {
  searchRecords: () => Promise.resolve([]),
  readRecord: () => Promise.resolve(undefined),
  searchPeople: async (text, { limit = 20, signal } = {}) => {
    const { items } = await client.people.search(text, { limit, signal });
    return items.map(({ id, name }) => ({ id, title: name }));
  },
  readPerson: () => Promise.resolve(undefined),
};
