import { DEPARTMENT_ENTITY } from '@formwork/definition';
import type { DataPort } from '@formwork/renderer';
import { client } from '../../app/client.ts';

/** What field inputs of conditions may ask: people and departments are real, records of a draft there are none. */
export const noData: DataPort = {
  searchRecords: async (entity, text, { limit = 20 } = {}) => {
    if (entity !== DEPARTMENT_ENTITY) return [];
    const { items } = await client.people.departments();
    const wanted = text.trim().toLowerCase();
    const found = items.filter(({ name }) => name.toLowerCase().includes(wanted)).slice(0, limit);
    return found.map(({ id, name }) => ({ id, title: name }));
  },
  readRecord: () => Promise.resolve(undefined),
  searchPeople: async (text, { limit = 20, signal } = {}) => {
    const { items } = await client.people.search(text, { limit, signal });
    return items.map(({ id, name }) => ({ id, title: name }));
  },
  readPerson: () => Promise.resolve(undefined),
};
