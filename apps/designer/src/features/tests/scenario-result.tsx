import { CheckCircleOutlined, CloseCircleOutlined } from '@ant-design/icons';
import type { ScenarioDefinition } from '@formwork/definition';
import { Button } from 'antd';
import { useText } from '../../app/text.ts';
import { useEdit } from '../editor/design-context.tsx';
import { acceptDifferences } from './accept-differences.ts';
import type { ScenarioFailure, ScenarioOutcome } from './scenario-report.ts';
import type { Step } from './scenario-step.ts';

/** How a scenario went; of a failure the step, why, the differences, and the ways to take what happened as right. */
export function ScenarioResult(props: {
  readonly scenario: ScenarioDefinition;
  readonly outcome: ScenarioOutcome;
  readonly isStale: boolean;
  readonly onOpen: (path: string) => void;
}) {
  const t = useText();
  const { outcome } = props;
  const { failure } = outcome;
  return (
    <section className="fd-block fd-result" data-ok={outcome.ok} aria-label={t('tests.result')}>
      <p className={outcome.ok ? 'fd-ok' : 'fd-problem'}>
        {outcome.ok ? <CheckCircleOutlined aria-hidden /> : <CloseCircleOutlined aria-hidden />}{' '}
        {t(outcome.ok ? 'tests.passed' : 'tests.failed')}
        {props.isStale ? <span className="fd-hint"> {t('tests.stale')}</span> : null}
      </p>
      {failure === undefined ? null : <Failure {...props} failure={failure} />}
    </section>
  );
}

function Failure(props: {
  readonly scenario: ScenarioDefinition;
  readonly isStale: boolean;
  readonly failure: ScenarioFailure;
  readonly onOpen: (path: string) => void;
}) {
  const t = useText();
  const edit = useEdit();
  const { scenario, failure } = props;
  const path = `/${failure.phase}/${failure.index}`;
  const step = scenario[failure.phase]?.[failure.index] as Step | undefined;
  const mended = step === undefined || props.isStale ? undefined : acceptDifferences(step, failure);
  const accept = (): void => {
    if (mended === undefined) return;
    edit(
      { kind: 'set-value', file: `scenarios/${scenario.name}.json`, path, value: mended },
      { label: t('tests.accept') },
    );
  };
  return (
    <>
      <p>
        <button type="button" className="fd-link" onClick={() => props.onOpen(path)}>
          {t(`tests.${failure.phase}`)}, {t('tests.step')} {failure.index + 1}: {failure.step}
        </button>
      </p>
      <p className="fd-problem">{failure.message}</p>
      {failure.error === undefined ? null : (
        <ul className="fd-refusal">
          <li>
            <code>{failure.error.code}</code>
          </li>
          {failure.error.issues.map((issue) => (
            <li key={`${issue.code} ${issue.path}`}>
              <code>{issue.path}</code> {issue.message} <code>{issue.code}</code>
            </li>
          ))}
        </ul>
      )}
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
      {mended === undefined ? null : (
        <Button size="small" onClick={accept}>
          {t(failure.error === undefined ? 'tests.accept' : 'tests.acceptRefusal')}
        </Button>
      )}
    </>
  );
}
