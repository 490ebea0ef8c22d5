import { PlusOutlined } from '@ant-design/icons';
import { ClientProblem, type SavedView } from '@formwork/client';
import type { ViewDefinition } from '@formwork/definition';
import {
  CardList,
  type GridRecord,
  GridView,
  type SaveCells,
  type ScreenEntity,
  availableColumns,
  gridFilter,
  sortText,
  useRender,
  useWindows,
} from '@formwork/renderer';
import { Button } from 'antd';
import { Suspense, lazy, useDeferredValue, useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useSearchParams } from 'react-router';
import { useApp } from '../../app/app-context.tsx';
import { problemText } from '../../ui/problem-text.ts';
import { PHONE, WIDE, useMedia } from '../../ui/use-media.ts';
import { refreshRecord } from '../record/record-query.ts';
import { BulkBar } from './bulk-bar.tsx';
import { ExportMenu } from './export-menu.tsx';
import { createListSource } from './list-source.ts';
import { ListToolbar } from './list-toolbar.tsx';
import { SavedViewsMenu } from './saved-views-menu.tsx';
import { useListSettings } from './use-list-settings.ts';

/** Forms are large: the list is there first, and they are fetched while it is looked at. */
const loadPanel = () => import('../record/record-panel.tsx');
const RecordPanel = lazy(async () => ({ default: (await loadPanel()).RecordPanel }));

/** A list with its toolbar, its grid (cards on a phone), and the record that is open beside it. */
export function EntityList(props: {
  readonly view: ViewDefinition;
  readonly entity: ScreenEntity;
  readonly saved: SavedView | undefined;
  readonly savedViews: readonly SavedView[];
  readonly onSaved: (id: string | undefined) => void;
}) {
  const { view, entity, saved } = props;
  const { t } = useTranslation();
  const { name: app, screen, records } = useApp();
  const { words, reader } = useRender();
  const navigate = useNavigate();
  const [search, setSearch] = useSearchParams();
  const isPhone = useMedia(PHONE);
  const isWide = useMedia(WIDE);
  const { settings, change, isChanged, reset } = useListSettings(view, saved);
  const [selection, setSelection] = useState<ReadonlySet<string>>(new Set());
  const [refresh, setRefresh] = useState(0);
  const available = useMemo(() => availableColumns(screen, entity, view), [screen, entity, view]);
  const columns = useMemo(() => {
    const byPath = new Map(available.map((column) => [column.path, column]));
    const shown = settings.columns.flatMap((path) => byPath.get(path) ?? []);
    return [...shown].sort((a, b) => Number(b.isPinned) - Number(a.isPinned));
  }, [available, settings.columns]);
  const text = useDeferredValue(settings.search);
  const query = useMemo(() => {
    const roots = [...new Set(columns.map((column) => column.path.split('.')[0]!))];
    return {
      filter: gridFilter(view, settings, entity),
      sort: sortText(settings.sort),
      search: text,
      fields: ['id', 'version', ...roots],
      expand: [...new Set(columns.filter((one) => one.path.includes('.')).map((one) => one.path.split('.')[0]!))],
    };
  }, [columns, settings, view, entity, text]);
  const source = useMemo(() => createListSource(records, entity.name), [records, entity.name]);
  const windows = useWindows(source, query, refresh);
  const { status } = windows;
  useEffect(() => {
    if (status === 'ready') void loadPanel();
  }, [status]);
  const openId = isWide ? (search.get('record') ?? undefined) : undefined;
  const isFiltered =
    settings.filter !== undefined || text !== '' || Object.values(settings.quick).some((one) => one !== null);
  const open = (record: GridRecord): void => {
    if (!isWide) void navigate(`/apps/${app}/records/${entity.name}/${record.id}`);
    else
      setSearch((before) => {
        before.set('record', record.id);
        return before;
      });
  };
  const closePanel = (): void =>
    setSearch((before) => {
      before.delete('record');
      return before;
    });
  const save: SaveCells = async (record, values) => {
    try {
      await records.update(entity.name, record.id, values, { version: record.version });
      void refreshRecord(app, entity.name, record.id);
    } catch (error) {
      if (error instanceof ClientProblem && error.status === 412) {
        windows.replace((await records.read(entity.name, record.id, { titles: true })) as unknown as GridRecord);
        throw new Error(t('list.conflict'), { cause: error });
      }
      throw error instanceof ClientProblem ? new Error(problemText(error), { cause: error }) : error;
    }
    return (await records.read(entity.name, record.id, { titles: true })) as unknown as GridRecord;
  };
  const clearFilter = (): void => change({ filter: undefined, quick: {}, search: '' });
  const label = saved?.name ?? (screen.text(`views.${view.name}.label`, view.label, '') || entity.plural);
  const { actions, lifecycle } = entity.presented;
  const canSelect = actions.delete || (lifecycle?.transitions.length ?? 0) > 0;
  const newPath = `/apps/${app}/records/${entity.name}/new${view.form === undefined ? '' : `?form=${view.form}`}`;
  const list = { label, columns, windows, isFiltered, onOpen: open, onClearFilter: clearFilter };
  const toolbar = {
    view,
    entity,
    available,
    settings,
    isChanged,
    isNarrow: openId !== undefined,
    saved,
    savedViews: props.savedViews,
    onChange: change,
    onReset: reset,
    onSaved: props.onSaved,
  };
  return (
    <div className="fp-list">
      <div className="fp-list-main">
        <header className="fp-list-head">
          <div className="fp-list-title">
            <h1>{label}</h1>
            <span className="fp-list-count" role="status">
              {countText(windows.total, words, reader.locale)}
            </span>
          </div>
          <div className="fp-spacer" />
          <SavedViewsMenu {...toolbar} />
          {actions.export ? (
            <ExportMenu
              entity={entity.name}
              columns={columns}
              request={{
                sort: query.sort,
                search: query.search,
                ...(query.filter === undefined || query.filter === null ? {} : { filter: query.filter }),
              }}
            />
          ) : null}
          {actions.create ? (
            <Button type="primary" icon={<PlusOutlined />} onClick={() => void navigate(newPath)}>
              {t('list.new')}
            </Button>
          ) : null}
        </header>
        <ListToolbar {...toolbar} />
        {selection.size === 0 ? null : (
          <BulkBar
            entity={entity}
            selection={selection}
            onDone={(refused) => {
              setSelection(refused);
              setRefresh((count) => count + 1);
            }}
            onClear={() => setSelection(new Set())}
          />
        )}
        {isPhone ? (
          <CardList {...list} />
        ) : (
          <GridView
            {...list}
            sort={settings.sort}
            widths={settings.widths}
            selection={selection}
            openId={openId}
            onSave={actions.update ? save : undefined}
            onSelection={canSelect ? setSelection : undefined}
            onSort={(sort) => change({ sort })}
            onWidths={(widths) => change({ widths })}
          />
        )}
      </div>
      {openId === undefined ? null : (
        <Suspense fallback={<aside className="fp-panel" aria-busy="true" />}>
          <RecordPanel
            key={openId}
            entity={entity}
            id={openId}
            form={view.form}
            onClose={closePanel}
            onChanged={() => setRefresh((count) => count + 1)}
          />
        </Suspense>
      )}
    </div>
  );
}

function countText(
  total: { readonly value: number; readonly exact: boolean } | undefined,
  words: ReturnType<typeof useRender>['words'],
  locale: string,
): string {
  if (total === undefined) return '';
  if (total.exact && total.value === 1) return words('countOne');
  return words(total.exact ? 'count' : 'countAbout', { count: new Intl.NumberFormat(locale).format(total.value) });
}
