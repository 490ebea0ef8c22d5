import type { Json } from '@formwork/kernel';
import type { DataPort, FieldInputProps, RecordHit, SearchOptions } from '@formwork/renderer/fields';
import { Select } from 'antd';
import { useCallback } from 'react';
import { ariaOf, lookOf } from './input-aria.ts';
import { inputWord } from './input-words.ts';
import { type RecordSource, idOf, titleOf } from './record-source.ts';
import { rememberTitles, useTitle } from './title-cache.ts';
import { useSearch } from './use-search.ts';
import { asText } from '../values/as-text.ts';

/** A select that searches records while one types, and shows the title of the one picked. */
export function RecordSelect(props: FieldInputProps & { readonly source: RecordSource }) {
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
  const id = idOf(value);
  const read = useCallback((port: DataPort, wanted: string) => source.read(port, field, wanted), [source, field]);
  const given = titleOf(value);
  const found = useTitle(data, kind, given === undefined ? id : undefined, read);
  const offered = state.hits.filter((hit) => props.optionsWhen?.(candidateOf(hit)) ?? true);
  return (
    <Select<{ value: string; label: string } | null>
      {...ariaOf(props)}
      {...lookOf(props)}
      style={{ width: '100%' }}
      labelInValue
      value={id === undefined ? null : { value: id, label: given ?? found ?? '…' }}
      options={offered.map((hit) => ({ value: hit.id, label: hit.title, subtitle: hit.subtitle }))}
      optionRender={({ data: option }) => <HitLabel title={asText(option.label)} subtitle={subtitleOf(option)} />}
      showSearch={{ filterOption: false, onSearch: (text) => start(text) }}
      onOpenChange={(isOpen) => {
        if (isOpen) start('', 0);
      }}
      loading={state.status === 'searching'}
      notFoundContent={<SearchNote status={state.status} locale={reader.locale} />}
      allowClear={props.required !== true}
      disabled={props.disabled === true || props.readOnly === true}
      placeholder={inputWord('search', reader.locale)}
      onChange={(next) => onChange(next?.value ?? null)}
      {...(props.onBlur === undefined ? {} : { onBlur: props.onBlur })}
    />
  );
}

function candidateOf(hit: RecordHit): Json {
  return { ...hit.record, id: hit.id, title: hit.title };
}

function subtitleOf(option: unknown): string | undefined {
  return (option as { subtitle?: string }).subtitle;
}

function HitLabel({ title, subtitle }: { readonly title: string; readonly subtitle: string | undefined }) {
  return (
    <span style={{ display: 'flex', flexDirection: 'column' }}>
      <span>{title}</span>
      {subtitle === undefined ? null : (
        <span style={{ fontSize: '0.86em', color: 'var(--fw-text-soft, inherit)' }}>{subtitle}</span>
      )}
    </span>
  );
}

function SearchNote({ status, locale }: { readonly status: string; readonly locale: string }) {
  const word = status === 'failed' ? 'failed' : status === 'found' ? 'nothing' : 'loading';
  return <output style={{ display: 'block', padding: '4px 0' }}>{inputWord(word, locale)}</output>;
}
