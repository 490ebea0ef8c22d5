import type { DataPort, RecordHit, Screen } from '@formwork/renderer';
import { client } from '../../app/client.ts';
import { noData } from '../editor/no-data.ts';

/** What the inputs of a preview may ask: the records of an app that is live, read only, and people. */
export function previewData(app: string, screen: Screen, isLive: boolean): DataPort {
  const address = (entity: string): { app: string; name: string } => {
    const [owner = '', name] = entity.split('.');
    return name === undefined ? { app, name: owner } : { app: owner, name };
  };
  const hit = (entity: string, record: Readonly<Record<string, unknown>>): RecordHit => {
    const title = record[screen.findEntity(entity)?.titleField?.name ?? 'id'];
    const id = String(record['id']);
    return { id, title: typeof title === 'string' ? title : id, record: record as NonNullable<RecordHit['record']> };
  };
  return {
    ...noData,
    searchRecords: async (entity, text, { limit = 20, signal } = {}) => {
      const { app: owner, name } = address(entity);
      if (!isLive && owner === app) return [];
      const page = await client
        .records(owner)
        .list(name, { search: text, limit, titles: true, count: 'none' }, { signal })
        .catch(() => undefined);
      return (page?.items ?? []).map((record) => hit(entity, record));
    },
    readRecord: async (entity, id) => {
      const { app: owner, name } = address(entity);
      if (!isLive && owner === app) return undefined;
      const record = await client
        .records(owner)
        .read(name, id)
        .catch(() => undefined);
      return record === undefined ? undefined : hit(entity, record);
    },
  };
}
