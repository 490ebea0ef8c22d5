import type { ExplanationStep, RuleExplanation } from '@formwork/client';
import type { ScreenEntity } from '@formwork/renderer';
import { useQuery } from '@tanstack/react-query';
import { Alert, Drawer, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApp } from '../../app/app-context.tsx';
import { client } from '../../app/client.ts';
import { problemText } from '../../ui/problem-text.ts';

const ACTIONS = ['read', 'update', 'delete', 'create'] as const;

/** Why this person may or may not do something with a record: each check, with the values that it had. */
export function ExplainDrawer(props: {
  readonly entity: ScreenEntity;
  readonly id: string;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation();
  const { name: app } = useApp();
  const { entity, id } = props;
  const [action, setAction] = useState<(typeof ACTIONS)[number]>('update');
  const [field, setField] = useState('');
  const { data, error } = useQuery({
    queryKey: ['explain', app, entity.name, id, action, field],
    queryFn: ({ signal }) =>
      client.apps.explain({ app, entity: entity.name, id, action, ...(field === '' ? {} : { field }) }, { signal }),
    staleTime: 0,
  });
  return (
    <Drawer
      open
      title={t('explain.title')}
      size={460}
      onClose={props.onClose}
      closable={{ 'aria-label': t('app.close') }}
    >
      <div className="fp-dialog-fields">
        <label htmlFor="explain-action">{t('explain.action')}</label>
        <Select
          id="explain-action"
          value={action}
          onChange={setAction}
          options={ACTIONS.map((one) => ({ value: one, label: t(`explain.${one}`) }))}
        />
        <label htmlFor="explain-field">{t('explain.field')}</label>
        <Select
          id="explain-field"
          value={field}
          onChange={setField}
          showSearch={{ optionFilterProp: 'label' }}
          options={[
            { value: '', label: t('explain.anyField') },
            ...[...entity.fields.values()].map((one) => ({ value: one.name, label: one.label })),
          ]}
        />
      </div>
      {error === null ? null : <Alert type="error" showIcon title={problemText(error)} />}
      {data === undefined ? null : (
        <section aria-live="polite">
          <Alert
            type={data.decision === 'allow' ? 'success' : 'warning'}
            showIcon
            title={t(data.decision === 'allow' ? 'explain.allow' : 'explain.deny')}
          />
          <h3 className="fw-section-title fp-explain-title">{t('explain.steps')}</h3>
          <ol className="fp-explain">
            {data.steps.map((step, index) => (
              <Step key={`${index} ${step.check}`} step={step} />
            ))}
          </ol>
        </section>
      )}
    </Drawer>
  );
}

function Step({ step }: { readonly step: ExplanationStep }) {
  return (
    <li className={step.result === 'pass' ? 'fp-explain-pass' : 'fp-explain-fail'}>
      <p>{step.text}</p>
      {step.explanation === undefined ? null : (
        <ul>
          <Reason reason={step.explanation} />
        </ul>
      )}
    </li>
  );
}

function Reason({ reason }: { readonly reason: RuleExplanation }) {
  return (
    <li>
      <code>{reason.text}</code> = <code>{JSON.stringify(reason.value)}</code>
      {reason.children.length === 0 ? null : (
        <ul>
          {reason.children.map((child, index) => (
            <Reason key={`${index} ${child.text}`} reason={child} />
          ))}
        </ul>
      )}
    </li>
  );
}
