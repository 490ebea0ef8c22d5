import './tests.css';
import { CheckCircleOutlined, CloseCircleOutlined, PlayCircleOutlined } from '@ant-design/icons';
import type { ScenarioDefinition } from '@formwork/definition';
import { hasErrors } from '@formwork/kernel';
import { Button } from 'antd';
import { useSearchParams } from 'react-router';
import { useAppearance } from '../../app/appearance.tsx';
import { useText } from '../../app/text.ts';
import { nameFrom } from '../../changes/name-from.ts';
import { newScenario } from '../../changes/new-scenario.ts';
import { ItemList } from '../../ui/item-list.tsx';
import { useDesign, useEdit, useLabel } from '../editor/design-context.tsx';
import { NewByLabel } from '../../ui/new-by-label.tsx';
import { Coverage } from './coverage.tsx';
import { ScenarioEditor } from './scenario-editor.tsx';
import type { ScenarioOutcome } from './scenario-report.ts';
import { useScenarioRuns } from './use-scenario-runs.ts';

/** The app's scenarios: made, run against the draft, mended. */
export function TestsPage() {
  const t = useText();
  const say = useLabel();
  const edit = useEdit();
  const { locale } = useAppearance();
  const { definition, issues } = useDesign();
  const runs = useScenarioRuns();
  const [search, setSearch] = useSearchParams();
  const { scenarios } = definition;
  const scenario = scenarios.find((each) => each.name === search.get('scenario')) ?? scenarios[0];
  const isClosed = hasErrors(issues) || runs.busy !== undefined;
  const isBroken = (name: string): boolean =>
    issues.some((each) => each.severity === 'error' && each.file === `scenarios/${name}.json`);
  const add = (label: string): boolean => {
    const name = nameFrom(label, new Set(scenarios.map((each) => each.name)), 'scenario');
    const content: ScenarioDefinition = newScenario(definition, { name, label, locale });
    const file = `scenarios/${name}.json`;
    if (!edit({ kind: 'add-object', file, content }, { label: `${t('tests.new')} ${label}` })) return false;
    setSearch({ scenario: name });
    return true;
  };
  return (
    <div className="fd-data">
      <ItemList
        title={t('tests.scenarios')}
        items={scenarios.map(({ name }) => ({
          name,
          label: say(`scenarios.${name}.label`),
          note: <OutcomeMark outcome={runs.outcome(name)} isStale={runs.isStale(name)} />,
          isBroken: isBroken(name),
        }))}
        current={scenario?.name}
        onSelect={(name) => setSearch({ scenario: name })}
      >
        <NewByLabel label={t('tests.new')} hint={t('tests.newHint')} onAdd={add} />
      </ItemList>
      <div className="fd-work">
        <header className="fd-work-head">
          <h1>{t('tests.title')}</h1>
          <div className="fd-spacer" />
          <Button
            type="primary"
            icon={<PlayCircleOutlined />}
            loading={runs.busy === '*'}
            disabled={isClosed || scenarios.length === 0}
            onClick={() => void runs.run()}
          >
            {t('tests.runAll')}
          </Button>
        </header>
        <p className="fd-hint">{t('tests.lead')}</p>
        {hasErrors(issues) ? <p className="fd-problem">{t('tests.broken')}</p> : null}
        {runs.report === undefined ? null : (
          <>
            <output>
              {t('tests.summary', {
                passed: runs.report.passed,
                failed: runs.report.failed,
                ms: Math.round(runs.report.durationMs),
              })}
            </output>
            <Coverage report={runs.report} />
          </>
        )}
        {scenario === undefined ? (
          <p className="fd-empty">{t('tests.none')}</p>
        ) : (
          <ScenarioEditor
            key={scenario.name}
            scenario={scenario}
            outcome={runs.outcome(scenario.name)}
            isStale={runs.isStale(scenario.name)}
            isBusy={runs.busy === scenario.name}
            isClosed={isClosed}
            onRun={() => void runs.run(scenario.name)}
            onRemoved={() => setSearch({}, { replace: true })}
          />
        )}
      </div>
    </div>
  );
}

/** A small sign of how a scenario went; paler when the definition has changed since. */
function OutcomeMark({
  outcome,
  isStale,
}: {
  readonly outcome: ScenarioOutcome | undefined;
  readonly isStale: boolean;
}) {
  const t = useText();
  if (outcome === undefined) return null;
  const Icon = outcome.ok ? CheckCircleOutlined : CloseCircleOutlined;
  const said = t(outcome.ok ? 'tests.passed' : 'tests.failed');
  return (
    <span className={outcome.ok ? 'fd-ok' : 'fd-problem'} data-stale={isStale || undefined} title={said}>
      <Icon aria-label={said} />
    </span>
  );
}
