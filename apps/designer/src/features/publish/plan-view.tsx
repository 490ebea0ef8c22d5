import './publish.css';
import type { PlanStep, PublishPlan } from '@formwork/client';
import { useText } from '../../app/text.ts';
import { Tick } from '../../ui/tick.tsx';

/** A plan as people read it: each step with its class, its locks, its rows and its DDL; who gains or loses access. */
export function PlanView(props: {
  readonly plan: PublishPlan;
  readonly allowed: ReadonlySet<string>;
  readonly onAllowed: (allowed: ReadonlySet<string>) => void;
}) {
  const t = useText();
  const { plan, allowed } = props;
  const toggle = (id: string, isOn: boolean): void => {
    const next = new Set(allowed);
    if (isOn) next.add(id);
    else next.delete(id);
    props.onAllowed(next);
  };
  return (
    <>
      <section>
        <h2>{t('plan.steps')}</h2>
        {plan.steps.length === 0 ? <p className="fd-hint">{t('plan.noSteps')}</p> : null}
        <ol className="fd-steps">
          {plan.steps.map((step) => (
            <Step
              key={step.id}
              step={step}
              isAllowed={allowed.has(step.id)}
              onAllowed={(isOn) => toggle(step.id, isOn)}
            />
          ))}
        </ol>
      </section>
      {plan.access.length === 0 ? null : (
        <section>
          <h2>{t('plan.access')}</h2>
          <ul className="fd-changes">
            {plan.access.map((each) => (
              <li key={`${each.role} ${each.text}`} data-kind={each.gain ? 'added' : 'removed'}>
                {each.text} <small>{t('plan.people', { count: each.people })}</small>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

function Step(props: {
  readonly step: PlanStep;
  readonly isAllowed: boolean;
  readonly onAllowed: (isOn: boolean) => void;
}) {
  const t = useText();
  const { step } = props;
  return (
    <li className="fd-step" data-class={step.class}>
      <span className="fd-step-class">{t(`plan.${step.class}`)}</span>
      <div>
        <p>{step.text}</p>
        <p className="fd-hint">
          {step.rows === null ? null : t('plan.rows', { count: step.rows })} {step.locks.join('; ')}
        </p>
        {step.ddl.length === 0 ? null : (
          <details>
            <summary>{t('plan.ddl')}</summary>
            <pre>{step.ddl.join(';\n')}</pre>
          </details>
        )}
        {step.allowed || step.class === 'safe' ? null : (
          <Tick isOn={props.isAllowed} label={t('plan.allow')} onChange={props.onAllowed} />
        )}
      </div>
    </li>
  );
}
