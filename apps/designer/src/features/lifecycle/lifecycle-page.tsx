import { PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { Suspense, lazy, useState } from 'react';
import { useSearchParams } from 'react-router';
import { useText } from '../../app/text.ts';
import { lineEntities } from '../../changes/app-parts.ts';
import { newLifecycleEdit } from '../../changes/new-lifecycle.ts';
import { Choose } from '../../ui/choose.tsx';
import { findEntity, useDesign, useEdit, useLabel, useLastEntity, useWorkOn } from '../editor/design-context.tsx';
import { PlaceIssues } from '../data/place-issues.tsx';
import { StatePanel } from './state-panel.tsx';
import { StateTable } from './state-table.tsx';
import { TransitionPanel } from './transition-panel.tsx';
import { TransitionTable } from './transition-table.tsx';

const StateDiagram = lazy(async () => ({ default: (await import('./state-diagram.tsx')).StateDiagram }));

/** States and transitions as a diagram and as tables, with the panel of what is selected. */
export function LifecyclePage() {
  const t = useText();
  const label = useLabel();
  const { definition } = useDesign();
  const [search, setSearch] = useSearchParams();
  const last = useLastEntity();
  const workflow =
    definition.workflows.find((each) => each.name === search.get('workflow')) ??
    definition.workflows.find((each) => each.entity === last) ??
    definition.workflows[0];
  useWorkOn(workflow?.entity);
  const state = workflow?.states.find((each) => each.name === search.get('state'));
  const transition = workflow?.transitions.find((each) => each.name === search.get('transition'));
  const select = (what: { state?: string; transition?: string }): void =>
    setSearch({ workflow: workflow?.name ?? '', ...what }, { replace: true });
  if (workflow === undefined) {
    return (
      <div className="fd-work">
        <div className="fd-empty fd-empty-big">
          <p>{t('life.none')}</p>
          <NewLifecycle onMade={(name) => setSearch({ workflow: name })} />
        </div>
      </div>
    );
  }
  const file = `workflows/${workflow.name}.json`;
  return (
    <div className="fd-data">
      <div className="fd-work">
        <header className="fd-work-head">
          <h1>{label(`workflows.${workflow.name}.label`)}</h1>
          <Choose
            label={t('rail.lifecycle')}
            value={workflow.name}
            choices={definition.workflows.map(({ name, entity }) => ({
              value: name,
              label: `${label(`workflows.${name}.label`)} · ${label(`entities.${entity}.label`)}`,
            }))}
            onChange={(name) => setSearch({ workflow: name })}
          />
          <div className="fd-spacer" />
          <NewLifecycle onMade={(name) => setSearch({ workflow: name })} />
        </header>
        <PlaceIssues file={file} path="" />
        <Suspense fallback={<div className="fd-diagram" aria-busy="true" />}>
          <StateDiagram workflow={workflow} selected={state?.name ?? transition?.name} onSelect={select} />
        </Suspense>
        <StateTable workflow={workflow} selected={state?.name} onSelect={select} />
        <TransitionTable workflow={workflow} selected={transition?.name} onSelect={select} />
      </div>
      <aside className="fd-panel" aria-label={t('data.properties')}>
        {transition !== undefined ? (
          <TransitionPanel key={transition.name} workflow={workflow} transition={transition} onSelect={select} />
        ) : state !== undefined ? (
          <StatePanel key={state.name} workflow={workflow} state={state} onSelect={select} />
        ) : (
          <p className="fd-empty">{t('life.select')}</p>
        )}
      </aside>
    </div>
  );
}

/** Which entity gets a lifecycle? */
function NewLifecycle({ onMade }: { readonly onMade: (name: string) => void }) {
  const t = useText();
  const label = useLabel();
  const edit = useEdit();
  const { definition } = useDesign();
  const lines = lineEntities(definition);
  const free = definition.entities.filter(
    ({ name }) => !lines.has(name) && !definition.workflows.some((each) => each.entity === name),
  );
  const [chosen, setChosen] = useState('');
  const entity = findEntity(definition, chosen) ?? free[0];
  if (entity === undefined || !free.includes(entity)) return null;
  return (
    <span className="fd-inline">
      <Choose
        label={t('life.for')}
        value={entity.name}
        choices={free.map(({ name }) => ({ value: name, label: label(`entities.${name}.label`) }))}
        onChange={setChosen}
      />
      <Button
        type="primary"
        icon={<PlusOutlined />}
        onClick={() => {
          const made = newLifecycleEdit(definition, entity);
          if (edit(made.edit, { label: t('life.new') })) onMade(made.name);
        }}
      >
        {t('life.new')}
      </Button>
    </span>
  );
}
