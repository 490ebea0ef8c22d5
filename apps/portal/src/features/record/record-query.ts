import type { RecordJson, RecordsApi } from '@formwork/client';
import type { ScreenEntity } from '@formwork/renderer';
import { useQuery } from '@tanstack/react-query';
import { useApp } from '../../app/app-context.tsx';
import { queries } from '../../app/client.ts';
import { keepTitles } from '../../app/data-port.ts';

/** The key under which a record is kept. */
export const recordKey = (app: string, entity: string, id: string): readonly string[] => ['record', app, entity, id];

/** Reads one record with its lines and the titles of what it refers to. */
export function useRecord(entity: ScreenEntity, id: string) {
  const { name: app, records, screen } = useApp();
  return useQuery({
    queryKey: recordKey(app, entity.name, id),
    queryFn: async ({ signal }): Promise<RecordJson> => {
      const record = await readWithLines(records, entity, id, { signal });
      keepTitles(record, screen, entity.name);
      return record;
    },
    // Shown at once where it was seen before, and read again: what is done with it depends on its version.
    staleTime: 0,
  });
}

/** A record as forms need it: with its lines, and the titles of what it refers to. */
export function readWithLines(
  records: RecordsApi,
  entity: ScreenEntity,
  id: string,
  options?: { readonly signal: AbortSignal },
): Promise<RecordJson> {
  const lines = [...entity.fields.values()].filter((field) => field.shape.shape === 'child-table');
  return records.read(entity.name, id, { titles: true, expand: lines.map((field) => field.name) }, options);
}

/** Reads what is open of an entity again, after many records of it may have changed. */
export async function refreshRecords(app: string, entity: string): Promise<void> {
  await Promise.all(
    ['record', 'transitions', 'history'].map((kind) => queries.invalidateQueries({ queryKey: [kind, app, entity] })),
  );
}

/** Reads a record and what depends on it again, after it changed. */
export async function refreshRecord(app: string, entity: string, id: string): Promise<void> {
  await Promise.all([
    queries.invalidateQueries({ queryKey: recordKey(app, entity, id) }),
    queries.invalidateQueries({ queryKey: ['transitions', app, entity, id] }),
    queries.invalidateQueries({ queryKey: ['history', app, entity, id] }),
    queries.invalidateQueries({ queryKey: ['title', app, entity, id] }),
  ]);
}
