import { InboxOutlined } from '@ant-design/icons';
import { ClientProblem, type RecordJson } from '@formwork/client';
import type { FormDefinition } from '@formwork/definition';
import { CellValue, ReadRenderer, type ScreenEntity, type Values } from '@formwork/renderer';
import { Tabs } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApp } from '../../app/app-context.tsx';
import { ProblemPage } from '../status/status-pages.tsx';
import { EditRecord } from './edit-record.tsx';
import { RecordActions } from './record-actions.tsx';
import { RecordHistory } from './record-history.tsx';
import { refreshRecord, useRecord } from './record-query.ts';

/** What a record needs to be shown, whether in a panel or on a page. */
export interface RecordViewProps {
  readonly entity: ScreenEntity;
  readonly id: string;
  /** The form to use; the entity's own when absent. */
  readonly form: string | undefined;
  readonly before?: ReactNode;
  readonly tools?: ReactNode;
  readonly onChanged: () => void;
  /** It was deleted. */
  readonly onGone: () => void;
}

/** One record: read it, edit it, move it on, see what became of it. */
export function RecordView(props: RecordViewProps) {
  const { t } = useTranslation();
  const { name: app, screen } = useApp();
  const { entity, id } = props;
  const { data: record, error, refetch } = useRecord(entity, id);
  // The record as it was when editing began: a newer one that is read meanwhile must meet the conflict, not hide it.
  const [edited, setEdited] = useState<RecordJson>();
  const form = (props.form === undefined ? undefined : screen.findForm(props.form)) ?? screen.formOf(entity.name);
  if (error !== null && record === undefined) {
    if (error instanceof ClientProblem && error.status === 404) {
      return (
        <div className="fp-record">
          <div className="fp-record-head">
            {props.before}
            <div className="fp-spacer" />
            {props.tools}
          </div>
          <div className="fp-empty" role="status">
            <InboxOutlined />
            <p>{t('record.missing')}</p>
          </div>
        </div>
      );
    }
    return <ProblemPage error={error} onRetry={() => void refetch()} />;
  }
  const changed = async (): Promise<void> => {
    await refreshRecord(app, entity.name, id);
    props.onChanged();
  };
  return (
    <div className="fp-record">
      <header className="fp-record-head">
        {props.before}
        <RecordTitle entity={entity} record={record} isPage={props.before !== undefined} />
        {record === undefined || edited !== undefined ? null : (
          <RecordActions
            entity={entity}
            record={record}
            canEdit={form !== undefined && entity.presented.actions.update}
            onEdit={() => setEdited(record)}
            onChanged={changed}
            onGone={props.onGone}
          />
        )}
        <div className="fp-record-tools">{props.tools}</div>
      </header>
      {record === undefined ? (
        <div className="fp-record-body" aria-busy="true">
          <p>
            <span className="fw-skeleton" />
          </p>
          <p>
            <span className="fw-skeleton" />
          </p>
        </div>
      ) : form === undefined ? (
        <p className="fp-notice">{t('record.noForm')}</p>
      ) : edited !== undefined ? (
        <EditRecord
          entity={entity}
          form={form}
          record={edited}
          onDone={() => {
            setEdited(undefined);
            void changed();
          }}
          onCancel={() => setEdited(undefined)}
        />
      ) : (
        <RecordTabs entity={entity} form={form} record={record} />
      )}
    </div>
  );
}

function RecordTitle(props: {
  readonly entity: ScreenEntity;
  readonly record: RecordJson | undefined;
  readonly isPage: boolean;
}) {
  const { entity, record } = props;
  const Heading = props.isPage ? 'h1' : 'h2';
  const { lifecycle } = entity.presented;
  const state = lifecycle === undefined ? undefined : entity.fields.get(lifecycle.field);
  return (
    <div className="fp-record-title">
      <span className="fp-record-kind">{entity.label}</span>
      <Heading>
        {record === undefined || entity.titleField === undefined ? (
          entity.label
        ) : (
          <CellValue field={entity.titleField} value={record[entity.titleField.name]} />
        )}
        {state === undefined || record === undefined ? null : (
          <span className="fp-record-state">
            <CellValue field={state} value={record[state.name]} />
          </span>
        )}
      </Heading>
    </div>
  );
}

function RecordTabs(props: {
  readonly entity: ScreenEntity;
  readonly form: FormDefinition;
  readonly record: RecordJson;
}) {
  const { t } = useTranslation();
  const { screen } = useApp();
  const { entity, form, record } = props;
  return (
    <Tabs
      className="fp-record-tabs"
      items={[
        {
          key: 'details',
          label: t('record.details'),
          children: (
            <div className="fp-record-body">
              <ReadRenderer
                key={record.version}
                screen={screen}
                form={form}
                record={record as Values}
                formId={`read-${record.id}`}
              />
            </div>
          ),
        },
        {
          key: 'history',
          label: t('record.history'),
          children: (
            <div className="fp-record-body">
              <RecordHistory entity={entity} id={record.id} />
            </div>
          ),
        },
      ]}
    />
  );
}
