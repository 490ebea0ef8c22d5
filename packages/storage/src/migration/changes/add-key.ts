import { sql } from '../../sql/sql.ts';
import type { KeyShape, TableName } from '../shape/table-shape.ts';
import { type ChangeLock, alterTable, defineChange } from './change-kind.ts';
import { describeKey } from './describe-key.ts';
import { addKeyStatement, dropKeyStatement, keyObject } from './key-sql.ts';

/** A constraint or index of a table that exists. */
export interface AddKey {
  readonly kind: 'add-key';
  readonly table: TableName;
  readonly key: KeyShape;
  /**
   * True for a big table: an index is built, and old rows are checked, after the publish while everybody works.
   * Only for keys that hold nothing back: a unique key is built within the publish.
   */
  readonly isDeferred: boolean;
}

export const addKey = defineChange<AddKey>({
  kind: 'add-key',
  subject: ({ table, key }) => `${table.table}.${key.name}`,
  describe: ({ table, key, isDeferred }) => {
    const { en, zh } = describeKey(table.table, key);
    const verb = keyObject(key) === 'constraint' || key.kind === 'unique' ? 'Hold' : 'Build';
    return {
      en: `${verb} ${en}${isDeferred ? ', finished in the background after the publish' : ''}.`,
      'zh-CN': `建立${zh}${isDeferred ? '（发布后在后台完成）' : ''}。`,
    };
  },
  compile: ({ table, key, isDeferred }) =>
    isDeferred && keyObject(key) === 'index' ? [] : [addKeyStatement(table, key, { isDeferred })],
  locks: ({ table, key, isDeferred }): readonly ChangeLock[] => {
    if (keyObject(key) === 'index') return [{ table, mode: isDeferred ? 'SHARE UPDATE EXCLUSIVE' : 'SHARE' }];
    if (key.kind !== 'foreign-key') return [{ table, mode: 'ACCESS EXCLUSIVE' }];
    return [
      { table, mode: 'SHARE ROW EXCLUSIVE' },
      { table: key.target, mode: 'SHARE ROW EXCLUSIVE' },
    ];
  },
});

/** What is left to do after the publish for a deferred key. An index whose build was broken off is dropped before. */
export function finishKeyStatements(table: TableName, key: KeyShape): readonly string[] {
  if (keyObject(key) === 'constraint')
    return [alterTable(table, sql`validate constraint ${sql.identifier(key.name)}`).text];
  const drop = dropKeyStatement(table, key.name, 'index').text.replace(
    'drop index',
    'drop index concurrently if exists',
  );
  return [drop, addKeyStatement(table, key, { isDeferred: true }).text];
}
