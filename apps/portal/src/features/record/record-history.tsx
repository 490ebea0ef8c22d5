import type { HistoryEntry } from '@formwork/client';
import { CellValue, type ScreenEntity, humanised, useRender } from '@formwork/renderer';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Button, Timeline } from 'antd';
import { useTranslation } from 'react-i18next';
import { useApp } from '../../app/app-context.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { HistoryLines } from './history-lines.tsx';

/** What became of a record: who did what, when, and which fields changed from what to what. */
export function RecordHistory({ entity, id }: { readonly entity: ScreenEntity; readonly id: string }) {
  const { t } = useTranslation();
  const { name: app, records } = useApp();
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery({
    queryKey: ['history', app, entity.name, id],
    queryFn: ({ pageParam, signal }) =>
      records.history(entity.name, id, { limit: 30, ...(pageParam === '' ? {} : { cursor: pageParam }) }, { signal }),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor,
  });
  if (error !== null && data === undefined) return <ProblemNote error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <span className="fw-skeleton" />;
  const entries = data.pages.flatMap((page) => page.items);
  if (entries.length === 0) return <p className="fp-notice">{t('history.empty')}</p>;
  return (
    <>
      <Timeline
        className="fp-history"
        items={entries.map((entry) => ({
          key: `${entry.version} ${entry.at} ${entry.action}`,
          content: <Entry entity={entity} entry={entry} />,
        }))}
      />
      {hasNextPage ? (
        <Button loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {t('history.more')}
        </Button>
      ) : null}
    </>
  );
}

function Entry({ entity, entry }: { readonly entity: ScreenEntity; readonly entry: HistoryEntry }) {
  const { t } = useTranslation();
  const { reader } = useRender();
  const when = new Intl.DateTimeFormat(reader.locale, {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone: reader.timeZone,
  }).format(new Date(entry.at));
  const shown = entry.changes.filter((change) => {
    const field = entity.fields.get(change.field);
    return field !== undefined && !field.isSystem && field.model.isScalar !== false;
  });
  return (
    <div className="fp-history-entry">
      <p className="fp-history-head">
        <strong>{entry.by?.name ?? t('history.system')}</strong> {useAction(entity, entry)}
        <time dateTime={entry.at}>{when}</time>
      </p>
      {shown.length === 0 ? null : (
        <dl className="fp-history-changes">
          {shown.map((change) => (
            <div key={change.field}>
              <dt>{entity.fields.get(change.field)?.label ?? humanised(change.field)}</dt>
              <dd>
                {entry.action === 'create' ? null : (
                  <>
                    <del>
                      <Side entity={entity} field={change.field} value={change.from} />
                    </del>
                    <span aria-hidden="true"> → </span>
                  </>
                )}
                <ins>
                  <Side entity={entity} field={change.field} value={change.to} />
                </ins>
              </dd>
            </div>
          ))}
        </dl>
      )}
      <HistoryLines entity={entity} lines={entry.lines} />
    </div>
  );
}

function Side(props: {
  readonly entity: ScreenEntity;
  readonly field: string;
  readonly value: HistoryEntry['changes'][number]['to'];
}) {
  const { t } = useTranslation();
  const field = props.entity.fields.get(props.field);
  if (props.value === null || props.value === '' || field === undefined) {
    return <span className="fw-empty">{t('history.empty_value')}</span>;
  }
  return <CellValue field={field} value={props.value} />;
}

function useAction(entity: ScreenEntity, entry: HistoryEntry): string {
  const { t } = useTranslation();
  const { screen } = useApp();
  const { transition, action } = entry;
  if (transition !== null && transition !== undefined) {
    const { lifecycle } = entity.presented;
    const found = lifecycle?.transitions.find((one) => one.name === transition);
    const address = `workflows.${lifecycle?.name}.transitions.${transition}.label`;
    return t('history.transition', { name: screen.text(address, found?.label, transition) });
  }
  const known = ['create', 'update', 'delete', 'restore'] as const;
  const key = known.find((one) => one === action) ?? 'update';
  return t(`history.${key}`);
}
