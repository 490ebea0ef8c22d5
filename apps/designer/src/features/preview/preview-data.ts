import type { DataPort, RecordHit, Screen } from '@formwork/renderer';
import { client } from '../../app/client.ts';
import { noData } from '../editor/no-data.ts';
import { sampleRecords } from './sample-records.ts';

/** Where the records of a preview come from: what is live, as far as the designer may see it, or made up. */
export type PreviewSource = 'live' | 'sample';

/** What the inputs of a preview may ask: records, read only, and people. */
export function previewData(app: string, screen: Screen, source: PreviewSource): DataPort {
  const address = (entity: string): { app: string; name: string } => {
    const [owner = '', name] = entity.split('.');
    return name === undefined ? { app, name: owner } : { app: owner, name };
  };
  const hit = (entity: string, record: Readonly<Record<string, unknown>>): RecordHit => {
    const title = record[screen.findEntity(entity)?.titleField?.name ?? 'id'];
    const id = String(record['id']);
    return { id, title: typeof title === 'string' ? title : id, record: record as NonNullable<RecordHit['record']> };
  };
  const samples = (entity: string): readonly RecordHit[] =>
    sampleRecords(screen, entity, new Date().toISOString().slice(0, 10)).map((record) => hit(entity, record));
  return {
    ...noData,
    searchRecords: async (entity, text, { limit = 20, signal } = {}) => {
      if (source === 'sample') {
        return samples(entity).filter((each) => each.title.toLowerCase().includes(text.toLowerCase()));
      }
      const { app: owner, name } = address(entity);
      const page = await client
        .records(owner)
        .list(name, { search: text, limit, titles: true, count: 'none' }, { signal })
        .catch(() => undefined);
      return (page?.items ?? []).map((record) => hit(entity, record));
    },
    readRecord: async (entity, id) => {
      if (source === 'sample') return samples(entity).find((each) => each.id === id);
      const { app: owner, name } = address(entity);
      const record = await client
        .records(owner)
        .read(name, id)
        .catch(() => undefined);
      return record === undefined ? undefined : hit(entity, record);
    },
  };
}
