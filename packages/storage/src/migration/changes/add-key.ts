import { sql } from '../../sql/sql.ts';
import type { KeyShape, TableName } from '../shape/table-shape.ts';
import { type ChangeLock, type Preparation, alterTable, defineChange } from './change-kind.ts';
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
  /**
   * For a unique key of a big table: where it can be built before the publish, under the names that table and columns
   * have until then.
   */
  readonly preparable?: { readonly table: TableName; readonly columns: readonly string[] };
  /** True when that is done. */
  readonly isPrepared?: boolean;
}

export const addKey = defineChange<AddKey>({
  kind: 'add-key',
  subject: ({ table, key }) => `${table.table}.${key.name}`,
  describe: ({ table, key, isDeferred, preparable }) => {
    const { en, zh } = describeKey(table.table, key);
    const verb = keyObject(key) === 'constraint' || key.kind === 'unique' ? 'Hold' : 'Build';
    const isPrepared = preparable !== undefined;
    const late = isDeferred ? ', finished in the background after the publish' : '';
    const early = isPrepared ? ', built before the publish while everybody works; it holds from then on' : '';
    return {
      en: `${verb} ${en}${late}${early}.`,
      'zh-CN': `建立${zh}${isDeferred ? '（发布后在后台完成）' : ''}${isPrepared ? '（发布前在不影响使用的情况下建立，建成即生效）' : ''}。`,
    };
  },
  compile: ({ table, key, isDeferred, isPrepared }) =>
    isPrepared === true || (isDeferred && keyObject(key) === 'index')
      ? []
      : [addKeyStatement(table, key, { isDeferred })],
  locks: ({ table, key, isDeferred, preparable }): readonly ChangeLock[] => {
    const isBeside = isDeferred || preparable !== undefined;
    if (keyObject(key) === 'index') return [{ table, mode: isBeside ? 'SHARE UPDATE EXCLUSIVE' : 'SHARE' }];
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

/** What is done before the publish for a key that can be prepared, and what takes it back. */
export function prepareKey({ key, preparable, isPrepared }: AddKey): Preparation {
  if (preparable === undefined || isPrepared === true || key.kind !== 'unique') return { prepare: [], undo: [] };
  const { table, columns } = preparable;
  const drop = dropKeyStatement(table, key.name, 'index').text.replace(
    'drop index',
    'drop index concurrently if exists',
  );
  return { prepare: [addKeyStatement(table, { ...key, columns }, { isDeferred: true }).text], undo: [drop] };
}
