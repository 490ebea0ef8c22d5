import type { ViewDefinition } from '@formwork/definition';
import { fieldModels } from '@formwork/catalog/models';
import { reactFields } from '@formwork/catalog/react';
import {
  CardList,
  FormRenderer,
  type GridRecord,
  type GridRequest,
  GridView,
  ReadRenderer,
  type RenderPorts,
  RenderProvider,
  type Screen,
  availableColumns,
  sortText,
  useWindows,
  wordsFor,
} from '@formwork/renderer';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useMemo, useState } from 'react';
import { client } from '../../app/client.ts';
import { useSession } from '../../app/session.tsx';
import { useText } from '../../app/text.ts';
import { Choose } from '../../ui/choose.tsx';
import { useDesign } from '../editor/design-context.tsx';
import { type PreviewSource, previewData } from './preview-data.ts';
import { sampleRecords } from './sample-records.ts';

/** A form or a list of the draft, drawn by the same code as in the portal. */
export function PreviewStage(props: {
  readonly screen: Screen;
  readonly what: string;
  readonly width: number;
  readonly source: PreviewSource;
  /** Plain names of the roles that are looked at; those of the designer unless given. */
  readonly roles: readonly string[] | undefined;
}) {
  const session = useSession();
  const { app } = useDesign();
  const { screen, what, source, roles } = props;
  const [kind, name] = what.split(':');
  const ports = useMemo(
    (): RenderPorts => ({
      models: fieldModels,
      fields: reactFields,
      data: previewData(app, screen, source),
      reader: { locale: screen.locale, timeZone: session.preferences.timeZone },
      words: wordsFor(screen.locale),
      user: {
        id: session.user.id,
        name: session.user.name,
        roles: roles === undefined ? [...session.roles] : roles.map((each) => `${app}.${each}`),
      },
      now: () => new Date(),
    }),
    [app, screen, session, source, roles],
  );
  return (
    <RenderProvider value={ports}>
      <div className="fd-stage" style={{ maxWidth: props.width }} lang={screen.locale}>
        {kind === 'form' ? (
          <FormStage screen={screen} name={name!} source={source} />
        ) : (
          <ListStage screen={screen} name={name!} source={source} isPhone={props.width < 500} />
        )}
      </div>
    </RenderProvider>
  );
}

/** The records that the designer themself may see, or sample records. */
function useRecords(
  screen: Screen,
  entity: string,
  source: PreviewSource,
  view?: ViewDefinition,
): readonly GridRecord[] {
  const { app, publishedRevision } = useDesign();
  const samples = useMemo(() => sampleRecords(screen, entity, new Date().toISOString().slice(0, 10)), [screen, entity]);
  const { data } = useQuery({
    queryKey: ['preview-records', app, entity, publishedRevision, view?.filter, view?.sort],
    queryFn: async ({ signal }) => {
      const page = await client
        .records(app)
        .list(
          entity,
          { ...(view === undefined ? {} : orderOf(view)), limit: 20, titles: true, count: 'none' },
          { signal },
        )
        .catch(() => undefined);
      return (page?.items ?? []) as unknown as readonly GridRecord[];
    },
    enabled: source === 'live',
    retry: false,
  });
  return source === 'sample' ? samples : (data ?? NONE);
}
const NONE: readonly GridRecord[] = [];

function orderOf(view: ViewDefinition): { filter?: unknown; sort?: string } {
  return {
    ...(view.filter === undefined ? {} : { filter: view.filter }),
    ...(view.sort === undefined ? {} : { sort: sortText(view.sort) }),
  };
}

function FormStage(props: { readonly screen: Screen; readonly name: string; readonly source: PreviewSource }) {
  const { screen, name, source } = props;
  const t = useText();
  const form = screen.findForm(name);
  const records = useRecords(screen, form?.entity ?? '', source);
  const [id, setId] = useState('');
  const [isReading, setReading] = useState(false);
  if (form === undefined) return <p className="fd-empty">{t('preview.noForm')}</p>;
  const record = records.find((each) => each.id === id);
  const title = screen.findEntity(form.entity)?.titleField?.name;
  return (
    <>
      <div className="fd-stage-bar">
        <Choose
          label={t('preview.record')}
          value={id}
          empty={t('preview.new')}
          choices={records.map((each) => ({ value: each.id, label: textOf(each[title ?? 'id']) || each.id }))}
          onChange={setId}
        />
        {record === undefined ? null : (
          <Button size="small" onClick={() => setReading((before) => !before)}>
            {t(isReading ? 'preview.edit' : 'preview.read')}
          </Button>
        )}
      </div>
      {record !== undefined && isReading ? (
        <ReadRenderer screen={screen} form={form} record={record} formId="preview-read" />
      ) : (
        <FormRenderer
          key={id}
          screen={screen}
          form={form}
          record={record}
          formId="preview"
          onSubmit={() => Promise.resolve([])}
        />
      )}
    </>
  );
}

function ListStage(props: {
  readonly screen: Screen;
  readonly name: string;
  readonly source: PreviewSource;
  readonly isPhone: boolean;
}) {
  const { screen } = props;
  const view = screen.findView(props.name);
  const entity = screen.findEntity(view?.entity ?? '');
  const records = useRecords(screen, view?.entity ?? '', props.source, view);
  const source = useMemo(
    () => ({
      load: ({ offset = 0, limit }: GridRequest) =>
        Promise.resolve({
          items: records.slice(offset, offset + limit),
          total: { value: records.length, exact: true },
        }),
    }),
    [records],
  );
  const windows = useWindows(source, QUERY, records.length);
  if (view === undefined || entity === undefined) return null;
  const columns = availableColumns(screen, entity, view).filter((each) =>
    view.columns.some((column) => column.field === each.path),
  );
  const shared = {
    label: screen.text(`views.${view.name}.label`, view.label, view.name),
    columns,
    windows,
    isFiltered: false,
    onOpen: () => undefined,
    onClearFilter: () => undefined,
  };
  return (
    <div className="fd-stage-list">
      {props.isPhone ? (
        <CardList {...shared} />
      ) : (
        <GridView
          {...shared}
          sort={view.sort ?? []}
          widths={{}}
          selection={NOTHING}
          onSort={() => undefined}
          onWidths={() => undefined}
        />
      )}
    </div>
  );
}

const QUERY = { filter: undefined, sort: '', search: '', fields: [], expand: [] };
const NOTHING: ReadonlySet<string> = new Set();

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';
}
