import './tests.css';
import { CheckCircleOutlined, CloseCircleOutlined, PlayCircleOutlined } from '@ant-design/icons';
import { App, Button } from 'antd';
import { useState } from 'react';
import { client } from '../../app/client.ts';
import { useText } from '../../app/text.ts';
import { problemText } from '../../ui/problem-text.ts';
import { useDesign, useLabel } from '../editor/design-context.tsx';
import type { ScenarioOutcome, ScenarioReport } from './scenario-report.ts';

/** The app's scenarios: run one or all, and see what differed. */
export function TestsPage() {
  const t = useText();
  const say = useLabel();
  const { message } = App.useApp();
  const { app, definition, publishedRevision } = useDesign();
  const [busy, setBusy] = useState<string>();
  const [outcomes, setOutcomes] = useState<ReadonlyMap<string, ScenarioOutcome>>(new Map());
  const [report, setReport] = useState<ScenarioReport>();
  const run = async (scenario?: string): Promise<void> => {
    setBusy(scenario ?? '*');
    try {
      const answer = (await client.definitions.test(app, scenario)) as ScenarioReport;
      setOutcomes((before) => new Map([...before, ...answer.scenarios.map((each) => [each.name, each] as const)]));
      setReport(scenario === undefined ? answer : undefined);
    } catch (error) {
      void message.error(problemText(error));
    } finally {
      setBusy(undefined);
    }
  };
  const isClosed = publishedRevision === undefined || busy !== undefined;
  return (
    <div className="fd-work">
      <header className="fd-work-head">
        <h1>{t('tests.title')}</h1>
        <div className="fd-spacer" />
        <Button
          type="primary"
          icon={<PlayCircleOutlined />}
          loading={busy === '*'}
          disabled={isClosed || definition.scenarios.length === 0}
          onClick={() => void run()}
        >
          {t('tests.runAll')}
        </Button>
      </header>
      <p className="fd-hint">{t('tests.lead')}</p>
      {publishedRevision === undefined ? <p className="fd-problem">{t('tests.unpublished')}</p> : null}
      {definition.scenarios.length === 0 ? <p className="fd-empty">{t('tests.none')}</p> : null}
      {report === undefined ? null : (
        <output>
          {t('tests.summary', { passed: report.passed, failed: report.failed, ms: Math.round(report.durationMs) })}
        </output>
      )}
      <ul className="fd-versions">
        {definition.scenarios.map(({ name }) => (
          <li key={name} className="fd-block">
            <header className="fd-inline">
              <Outcome outcome={outcomes.get(name)} />
              <strong>{say(`scenarios.${name}.label`)}</strong>
              <span className="fd-spacer" />
              <Button size="small" loading={busy === name} disabled={isClosed} onClick={() => void run(name)}>
                {t('tests.run')}
              </Button>
            </header>
            <Failure failure={outcomes.get(name)?.failure} />
          </li>
        ))}
      </ul>
      {report === undefined ? null : <Coverage report={report} />}
    </div>
  );
}

function Outcome({ outcome }: { readonly outcome: ScenarioOutcome | undefined }) {
  const t = useText();
  if (outcome === undefined) return null;
  return outcome.ok ? (
    <span className="fd-ok">
      <CheckCircleOutlined aria-hidden /> {t('tests.passed')}
    </span>
  ) : (
    <span className="fd-problem">
      <CloseCircleOutlined aria-hidden /> {t('tests.failed')}
    </span>
  );
}

function Failure({ failure }: { readonly failure: ScenarioOutcome['failure'] }) {
  const t = useText();
  if (failure === undefined) return null;
  return (
    <>
      <p>
        {failure.phase} {failure.index + 1}: {failure.step}
      </p>
      <p className="fd-problem">{failure.message}</p>
      {failure.differences.length === 0 ? null : (
        <table className="fd-grid">
          <thead>
            <tr>
              <th>{t('tests.place')}</th>
              <th>{t('tests.expected')}</th>
              <th>{t('tests.actual')}</th>
            </tr>
          </thead>
          <tbody>
            {failure.differences.map((each) => (
              <tr key={each.path}>
                <td>
                  <code>{each.path}</code>
                </td>
                <td className="fd-ok">{JSON.stringify(each.expected)}</td>
                <td className="fd-problem">{JSON.stringify(each.actual)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  );
}

function Coverage({ report }: { readonly report: ScenarioReport }) {
  const t = useText();
  const missed = Object.values(report.coverage).flatMap((list) => list.filter((each) => !each.touched));
  if (missed.length === 0) return null;
  return (
    <section>
      <h2>{t('tests.coverage')}</h2>
      <p className="fd-words">
        {missed.map((each) => (
          <code key={each.name}>{each.name}</code>
        ))}
      </p>
    </section>
  );
}
