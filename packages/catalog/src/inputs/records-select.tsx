import type { DataPort, FieldInputProps, RecordHit, SearchOptions } from '@formwork/renderer/fields';
import type { Json } from '@formwork/kernel';
import { Select } from 'antd';
import { useCallback, useEffect, useState } from 'react';
import { ariaOf, lookOf } from './input-aria.ts';
import { inputWord } from './input-words.ts';
import { type RecordSource, idOf, titleOf } from './record-source.ts';
import { knownTitle, rememberTitles } from './title-cache.ts';
import { useSearch } from './use-search.ts';

type Asked = 'id' | 'field' | 'value' | 'data' | 'reader' | 'onChange' | 'label';
type Told = 'describedBy' | 'invalid' | 'required' | 'disabled' | 'readOnly' | 'size' | 'onBlur' | 'optionsWhen';

/** Picks several records, of a field that holds a list of them or for a filter such as `isAnyOf`. */
export function RecordsSelect(
  props: Pick<FieldInputProps, Asked> & Partial<Pick<FieldInputProps, Told>> & { readonly source: RecordSource },
) {
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
  const listed: readonly Json[] = Array.isArray(value) ? value : [];
  const given = givenTitles(listed, inputWord('unseen', reader.locale));
  const ids = listed.map(idOf).filter((id) => id !== undefined);
  const known = (id: string): string | undefined => given.get(id) ?? knownTitle(data, kind, id);
  const fetched = useTitles(
    data,
    source,
    field,
    ids.filter((id) => known(id) === undefined),
  );
  const offered = state.hits.filter(
    (hit) => props.optionsWhen?.({ ...hit.record, id: hit.id, title: hit.title }) ?? true,
  );
  return (
    <Select<{ value: string; label: string }[]>
      {...ariaOf(props)}
      {...lookOf(props)}
      style={{ width: '100%', minWidth: 200 }}
      mode="multiple"
      labelInValue
      value={ids.map((id) => ({ value: id, label: known(id) ?? fetched.get(id) ?? '…' }))}
      options={offered.map((hit) => ({ value: hit.id, label: hit.title }))}
      showSearch={{ filterOption: false, onSearch: (text) => start(text) }}
      onOpenChange={(isOpen) => {
        if (isOpen) start('', 0);
      }}
      loading={state.status === 'searching'}
      notFoundContent={inputWord(state.status === 'failed' ? 'failed' : 'nothing', reader.locale)}
      placeholder={inputWord('search', reader.locale)}
      disabled={props.disabled === true || props.readOnly === true}
      onChange={(next) => {
        rememberTitles(
          data,
          kind,
          [...given].map(([id, title]) => ({ id, title })),
        );
        onChange(next.length === 0 ? null : next.map((each) => each.value));
      }}
      {...(props.onBlur === undefined ? {} : { onBlur: props.onBlur })}
    />
  );
}

/** The titles that a value brought along; a record that the reader may not see has none. */
function givenTitles(listed: readonly Json[], unseen: string): ReadonlyMap<string, string> {
  return new Map(
    listed.flatMap((each) => {
      const id = idOf(each);
      return id === undefined || typeof each === 'string' ? [] : [[id, titleOf(each) ?? unseen] as const];
    }),
  );
}

/** The titles of several records, fetched as they are needed. */
function useTitles(
  data: DataPort,
  source: RecordSource,
  field: FieldInputProps['field'],
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
        if (isCurrent) setTitles((before) => new Map([...before, ...found.map((hit) => [hit.id, hit.title] as const)]));
      })
      .catch(() => undefined);
    return () => {
      isCurrent = false;
    };
  }, [wanted, data, source, field]);
  return titles;
}
