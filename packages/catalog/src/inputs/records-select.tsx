import type { DataPort, FilterInputProps, RecordHit, SearchOptions } from '@formwork/renderer/fields';
import { Select } from 'antd';
import { useCallback, useEffect, useState } from 'react';
import { inputWord } from './input-words.ts';
import { type RecordSource, idOf } from './record-source.ts';
import { rememberTitles } from './title-cache.ts';
import { useSearch } from './use-search.ts';

/** Picks several records for a filter such as `isAnyOf`. */
export function RecordsSelect(props: FilterInputProps & { readonly source: RecordSource }) {
  const { field, value, data, reader, source, onChange } = props;
  const kind = source.kindOf(field);
  const search = useCallback(
    async (text: string, options: SearchOptions) => {
      const hits = await source.search(data, field, text, options);
      rememberTitles(data, kind, hits);
      return hits;
    },
    [data, field, kind, source],
  );
  const { state, start } = useSearch(search);
  const ids = (Array.isArray(value) ? value : []).map(idOf).filter((id) => id !== undefined);
  const titles = useTitles(data, source, field, ids);
  return (
    <Select<{ value: string; label: string }[]>
      id={props.id}
      aria-label={props.label}
      style={{ minWidth: 200 }}
      mode="multiple"
      labelInValue
      value={ids.map((id) => ({ value: id, label: titles.get(id) ?? '…' }))}
      options={state.hits.map((hit) => ({ value: hit.id, label: hit.title }))}
      showSearch={{ filterOption: false, onSearch: (text) => start(text) }}
      onOpenChange={(isOpen) => {
        if (isOpen) start('', 0);
      }}
      loading={state.status === 'searching'}
      notFoundContent={inputWord(state.status === 'failed' ? 'failed' : 'nothing', reader.locale)}
      placeholder={inputWord('search', reader.locale)}
      onChange={(next) => onChange(next.length === 0 ? null : next.map((each) => each.value))}
    />
  );
}

/** The titles of several records, fetched as they are needed. */
function useTitles(
  data: DataPort,
  source: RecordSource,
  field: FilterInputProps['field'],
  ids: readonly string[],
): ReadonlyMap<string, string> {
  const [titles, setTitles] = useState<ReadonlyMap<string, string>>(new Map());
  const wanted = ids.join(' ');
  useEffect(() => {
    let isCurrent = true;
    const listed = wanted.split(' ').filter((id) => id !== '');
    Promise.all(listed.map((id) => source.read(data, field, id)))
      .then((hits) => {
        const found = hits.filter((hit): hit is RecordHit => hit !== undefined);
        if (isCurrent) setTitles(new Map(found.map((hit) => [hit.id, hit.title])));
      })
      .catch(() => undefined);
    return () => {
      isCurrent = false;
    };
  }, [wanted, data, source, field]);
  return titles;
}
