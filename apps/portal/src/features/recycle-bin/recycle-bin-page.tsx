import { InboxOutlined, UndoOutlined } from '@ant-design/icons';
import type { RecordJson } from '@formwork/client';
import { CellValue, type ScreenEntity, useRender } from '@formwork/renderer';
import { useInfiniteQuery } from '@tanstack/react-query';
import { App, Button, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { useApp } from '../../app/app-context.tsx';
import { queries } from '../../app/client.ts';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { problemText } from '../../ui/problem-text.ts';

/** Deleted records, and the way back for them. */
export function RecycleBinPage() {
  const { t } = useTranslation();
  const { screen } = useApp();
  const [search, setSearch] = useSearchParams();
  const entities = [...screen.entities.values()].filter(
    (entity) => !entity.name.includes('.') && entity.presented.parent === undefined && entity.presented.actions.delete,
  );
  const entity = entities.find((one) => one.name === search.get('entity')) ?? entities[0];
  return (
    <div className="fp-narrow">
      <h1>{t('bin.title')}</h1>
      <p className="fw-soft">{t('bin.lead')}</p>
      {entity === undefined ? (
        <EmptyBin />
      ) : (
        <>
          <Select
            className="fp-bin-entity"
            aria-label={t('bin.entity')}
            value={entity.name}
            options={entities.map((one) => ({ value: one.name, label: one.plural }))}
            onChange={(name) => setSearch({ entity: name })}
          />
          <DeletedRecords key={entity.name} entity={entity} />
        </>
      )}
    </div>
  );
}

function DeletedRecords({ entity }: { readonly entity: ScreenEntity }) {
  const { t } = useTranslation();
  const { name: app, records } = useApp();
  const { message } = App.useApp();
  const key = ['deleted', app, entity.name];
  const { data, error, refetch, hasNextPage, fetchNextPage } = useInfiniteQuery({
    queryKey: key,
    queryFn: ({ pageParam, signal }) =>
      records.list(
        entity.name,
        { deleted: 'only', titles: true, limit: 50, count: 'none', ...(pageParam === '' ? {} : { cursor: pageParam }) },
        { signal },
      ),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor,
    staleTime: 0,
  });
  const restore = async (record: RecordJson): Promise<void> => {
    try {
      await records.restore(entity.name, record.id);
      void message.success(t('record.restored'));
      await queries.invalidateQueries({ queryKey: key });
    } catch (problem) {
      void message.error(problemText(problem));
    }
  };
  if (error !== null && data === undefined) return <ProblemNote error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <LoadingBin />;
  const items = data.pages.flatMap((page) => page.items) ?? [];
  if (items.length === 0) return <EmptyBin />;
  return (
    <>
      <ul className="fp-bin">
        {items.map((record) => (
          <DeletedRecord key={record.id} entity={entity} record={record} onRestore={() => void restore(record)} />
        ))}
      </ul>
      {hasNextPage ? <Button onClick={() => void fetchNextPage()}>{t('history.more')}</Button> : null}
    </>
  );
}

function LoadingBin() {
  return (
    <ul className="fp-bin" aria-busy="true">
      {[0, 1, 2].map((index) => (
        <li key={index}>
          <span className="fw-skeleton" />
        </li>
      ))}
    </ul>
  );
}

function EmptyBin() {
  const { t } = useTranslation();
  return (
    <div className="fp-empty" role="status">
      <InboxOutlined />
      <p>{t('bin.empty')}</p>
    </div>
  );
}

function DeletedRecord(props: {
  readonly entity: ScreenEntity;
  readonly record: RecordJson;
  readonly onRestore: () => void;
}) {
  const { t } = useTranslation();
  const { reader } = useRender();
  const { entity, record } = props;
  const { deleted_at: at } = record;
  return (
    <li>
      <div className="fp-bin-text">
        <strong>
          {entity.titleField === undefined ? (
            record.id
          ) : (
            <CellValue field={entity.titleField} value={record[entity.titleField.name]} />
          )}
        </strong>
        {typeof at === 'string' ? (
          <span className="fw-soft">
            {t('bin.deletedAt')}{' '}
            {new Intl.DateTimeFormat(reader.locale, {
              dateStyle: 'medium',
              timeStyle: 'short',
              timeZone: reader.timeZone,
            }).format(new Date(at))}
          </span>
        ) : null}
      </div>
      <Button icon={<UndoOutlined />} onClick={props.onRestore}>
        {t('bin.restore')}
      </Button>
    </li>
  );
}
