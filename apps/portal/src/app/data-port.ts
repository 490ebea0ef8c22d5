import type { RecordJson } from '@formwork/client';
import { DEPARTMENT_ENTITY, referredEntity } from '@formwork/definition';
import type { DataPort, RecordHit, Screen } from '@formwork/renderer';
import { client, queries } from './client.ts';

/** How long a record that was read for its title is believed. */
const TITLE_MS = 60_000;
/** People whose names are read at once when one is not known. */
const MOST_PEOPLE = 100;

/** What field inputs ask of the server, over the typed client. Titles that a record brought along are not asked for. */
export function createDataPort(screen: Screen): DataPort {
  const hit = (entity: string, record: RecordJson): RecordHit => {
    const found = screen.findEntity(entity);
    const title = textOf(record[found?.titleField?.name ?? '']) || textOf(record['title']) || record.id;
    const second = [...(found?.fields.values() ?? [])].find(
      (field) => field.definition.searchable === true && field.name !== found?.titleField?.name,
    );
    const subtitle = second === undefined ? '' : textOf(record[second.name]);
    return { id: record.id, title, record, ...(subtitle === '' ? {} : { subtitle }) };
  };
  return {
    searchRecords: async (entity, text, { limit = 20, signal } = {}) => {
      if (entity === DEPARTMENT_ENTITY) return (await departments()).filter(named(text)).slice(0, limit);
      const { app, name } = address(entity, screen);
      const page = await client
        .records(app)
        .list(name, { search: text, limit, titles: true, count: 'none' }, { signal });
      return page.items.map((record) => hit(entity, record));
    },
    readRecord: (entity, id) => {
      if (entity === DEPARTMENT_ENTITY) return departments().then((all) => all.find((one) => one.id === id));
      const { app, name } = address(entity, screen);
      return queries
        .fetchQuery({
          queryKey: ['title', app, name, id],
          staleTime: TITLE_MS,
          queryFn: async () => {
            const record = await client
              .records(app)
              .read(name, id)
              .catch(() => null);
            return record === null ? undefined : hit(entity, record);
          },
        })
        .then((found) => found ?? undefined);
    },
    searchPeople: async (text, { limit = 20, signal } = {}) => {
      const { items } = await client.people.search(text, { limit, signal });
      for (const person of items) keepPerson(person.id, person.name);
      return items.map(({ id, name, email }) => ({ id, title: name, ...(email ? { subtitle: email } : {}) }));
    },
    readPerson: async (id) => {
      if (queries.getQueryData(['person', id]) === undefined) {
        const { items } = await queries.fetchQuery({
          queryKey: ['people'],
          staleTime: TITLE_MS,
          queryFn: () => client.people.search('', { limit: MOST_PEOPLE }),
        });
        for (const person of items) keepPerson(person.id, person.name);
      }
      return queries.getQueryData<RecordHit>(['person', id]);
    },
  };
}

/** All departments: there are few, and anybody who is signed in may know them. */
function departments(): Promise<readonly RecordHit[]> {
  return queries.fetchQuery({
    queryKey: ['departments'],
    staleTime: TITLE_MS,
    queryFn: async () => (await client.people.departments()).items.map(({ id, name }) => ({ id, title: name })),
  });
}

function named(text: string): (hit: RecordHit) => boolean {
  const wanted = text.trim().toLowerCase();
  return ({ title }) => title.toLowerCase().includes(wanted);
}

/** Remembers the names that an expanded record brought along, so that inputs show them at once. */
export function keepTitles(record: RecordJson, screen: Screen, entity: string): void {
  const found = screen.findEntity(entity);
  for (const field of found?.fields.values() ?? []) {
    const value = record[field.name];
    if (Array.isArray(value) && field.shape.shape === 'child-table') {
      for (const row of value) keepTitles(row as unknown as RecordJson, screen, field.shape.entity);
    } else {
      const target = referredEntity(field.type);
      for (const one of Array.isArray(value) ? value : [value]) {
        if (target !== undefined) keepTitle(one, address(target, screen));
      }
    }
  }
}

function keepTitle(value: unknown, { app, name }: { app: string; name: string }): void {
  if (typeof value !== 'object' || value === null || !('id' in value)) return;
  const { id, title } = value as { id: string; title?: string | null };
  if (app === 'formwork' && name === 'user') keepPerson(id, title ?? id);
  else if (queries.getQueryData(['title', app, name, id]) === undefined) {
    queries.setQueryData(['title', app, name, id], { id, title: title ?? id, record: value });
  }
}

/** Remembers a person's name. */
export function keepPerson(id: string, name: string): void {
  queries.setQueryData<RecordHit>(['person', id], { id, title: name });
}

function address(entity: string, screen: Screen): { app: string; name: string } {
  const [app, name] = entity.split('.');
  return name === undefined ? { app: screen.app.name, name: entity } : { app: app!, name };
}

function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  return typeof value === 'number' ? String(value) : '';
}
