import { DeleteOutlined, PlayCircleOutlined } from '@ant-design/icons';
import type { ScenarioDefinition } from '@formwork/definition';
import { Button } from 'antd';
import { useSearchParams } from 'react-router';
import { useText } from '../../app/text.ts';
import { DraftInput } from '../../ui/draft-input.tsx';
import { Labelled } from '../../ui/labelled.tsx';
import { TextFields } from '../../ui/text-fields.tsx';
import { PlaceIssues } from '../data/place-issues.tsx';
import { useDesign, useEdit, useLabel } from '../editor/design-context.tsx';
import { useRename } from '../editor/use-rename.ts';
import { useFileEdit } from '../editor/use-file-edit.ts';
import { DatasetTicks } from './dataset-ticks.tsx';
import { PersonaTable } from './persona-table.tsx';
import { ScenarioResult } from './scenario-result.tsx';
import { phases } from './scenario-step.ts';
import type { ScenarioOutcome } from './scenario-report.ts';
import { StepList } from './step-list.tsx';

/** One scenario: who acts, from which moment, and what is given, done and seen. */
export function ScenarioEditor(props: {
  readonly scenario: ScenarioDefinition;
  readonly outcome: ScenarioOutcome | undefined;
  readonly isStale: boolean;
  readonly isBusy: boolean;
  readonly isClosed: boolean;
  readonly onRun: () => void;
  readonly onRemoved: () => void;
}) {
  const t = useText();
  const say = useLabel();
  const edit = useEdit();
  const renameTo = useRename();
  const { definition } = useDesign();
  const [search, setSearch] = useSearchParams();
  const { scenario, outcome } = props;
  const file = `scenarios/${scenario.name}.json`;
  const set = useFileEdit(file);
  const open = (path: string | undefined): void =>
    setSearch(path === undefined ? { scenario: scenario.name } : { scenario: scenario.name, step: path }, {
      replace: true,
    });
  const rename = (to: string): void => {
    const target = { kind: 'scenario', app: definition.app.name, name: scenario.name } as const;
    if (renameTo(target, to)) {
      setSearch({ scenario: to }, { replace: true });
    }
  };
  const remove = (): void => {
    if (edit({ kind: 'remove-object', file }, { label: t('tests.remove') })) props.onRemoved();
  };
  return (
    <>
      <header className="fd-work-head">
        <h2>{say(`scenarios.${scenario.name}.label`)}</h2>
        <div className="fd-spacer" />
        <Button size="small" icon={<DeleteOutlined />} onClick={remove}>
          {t('tests.remove')}
        </Button>
        <Button
          size="small"
          icon={<PlayCircleOutlined />}
          loading={props.isBusy}
          disabled={props.isClosed}
          onClick={props.onRun}
        >
          {t('tests.run')}
        </Button>
      </header>
      <PlaceIssues file={file} path="" />
      {outcome === undefined ? null : (
        <ScenarioResult scenario={scenario} outcome={outcome} isStale={props.isStale} onOpen={open} />
      )}
      <div className="fd-columns">
        <TextFields
          label={t('tests.label')}
          value={scenario.label}
          onChange={(value) => set('/label', value ?? '', t('tests.label'))}
        />
        <div className="fd-stack">
          <Labelled label={t('shell.name')}>
            {(id) => <DraftInput id={id} className="fd-code" value={scenario.name} onCommit={rename} />}
          </Labelled>
          <Labelled label={t('tests.clock')} hint={t('tests.clockHint')}>
            {(id) => (
              <DraftInput
                id={id}
                className="fd-code"
                placeholder="2026-03-02T09:00:00+08:00"
                value={scenario.clock ?? ''}
                onCommit={(text) => set('/clock', text.trim() === '' ? undefined : text.trim(), t('tests.clock'))}
              />
            )}
          </Labelled>
        </div>
      </div>
      <PersonaTable scenario={scenario} />
      <DatasetTicks scenario={scenario} />
      {phases.map((phase) => (
        <section key={phase} className="fd-phase" aria-label={t(`tests.${phase}`)}>
          <h3>{t(`tests.${phase}`)}</h3>
          <p className="fd-hint">{t(`tests.${phase}Hint`)}</p>
          <StepList
            scenario={scenario}
            list={`/${phase}`}
            steps={scenario[phase] ?? []}
            failed={
              outcome?.failure?.phase === phase && !props.isStale ? `/${phase}/${outcome.failure.index}` : undefined
            }
            opened={search.get('step') ?? undefined}
            onOpen={open}
          />
        </section>
      ))}
    </>
  );
}
