import type { Text } from '@formwork/kernel';
import type { ChangeLock } from './change-kind.ts';

const waits: Readonly<Record<ChangeLock['mode'], { readonly en: string; readonly zh: string }>> = {
  'ACCESS EXCLUSIVE': { en: 'readers and writers wait until the publish ends', zh: '读写均等待至发布结束' },
  'SHARE ROW EXCLUSIVE': {
    en: 'writers wait until the publish ends, readers do not',
    zh: '写入等待至发布结束，读取不等待',
  },
  SHARE: { en: 'writers wait until the publish ends, readers do not', zh: '写入等待至发布结束，读取不等待' },
  'SHARE UPDATE EXCLUSIVE': { en: 'nobody waits', zh: '无人等待' },
  'ROW EXCLUSIVE': { en: 'only writers of the same records wait', zh: '仅同一记录的写入等待' },
};

/** A lock in words: the table, PostgreSQL's name of the mode, and who waits for it. */
export function describeLock({ table, mode }: ChangeLock): Text {
  const name = `${table.schema}.${table.table}: ${mode}`;
  return { en: `${name} (${waits[mode].en})`, 'zh-CN': `${name}（${waits[mode].zh}）` };
}
