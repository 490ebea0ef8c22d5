import type { KeyShape } from '../shape/table-shape.ts';

/** What a key keeps true or makes fast, as the end of a sentence in English and in Chinese. */
export function describeKey(table: string, key: KeyShape): { readonly en: string; readonly zh: string } {
  const columns = key.kind === 'primary' ? 'id' : key.columns.join(', ');
  switch (key.kind) {
    case 'primary':
      return { en: `the primary key of ${table}`, zh: `${table} 的主键` };
    case 'unique':
      return { en: `that ${columns} is unique in ${table}`, zh: `${table} 中 ${columns} 唯一` };
    case 'index':
      return { en: `an index on ${columns} of ${table}`, zh: `${table} 的 ${columns} 索引` };
    case 'members':
      return { en: `an index on the members of ${columns} of ${table}`, zh: `${table} 的 ${columns} 成员索引` };
    case 'search':
      return { en: `a search index on ${columns} of ${table}`, zh: `${table} 的 ${columns} 搜索索引` };
    case 'foreign-key':
      return {
        en: `that ${columns} of ${table} points at ${key.target.schema}.${key.target.table}`,
        zh: `${table} 的 ${columns} 指向 ${key.target.schema}.${key.target.table}`,
      };
    case 'check':
      return {
        en: `the check "${key.suffix}" on ${columns} of ${table}`,
        zh: `${table} 的 ${columns} 校验“${key.suffix}”`,
      };
    case 'exclusion':
      return {
        en: `that periods of one ${columns} never overlap in ${table}`,
        zh: `${table} 中同一 ${columns} 的期间不重叠`,
      };
  }
}
