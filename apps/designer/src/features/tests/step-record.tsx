import type { ScenarioDefinition } from '@formwork/definition';
import { useText } from '../../app/text.ts';
import { Choose } from '../../ui/choose.tsx';
import { DraftInput } from '../../ui/draft-input.tsx';
import { useTools } from '../editor/design-context.tsx';
import { writtenValue } from '../records/written-value.ts';
import { type Step, entityOf, kindOf, namedBefore } from './scenario-step.ts';

/** Which record a step is about: the name that a new one gets, one named earlier, and the transition that is pressed. */
export function StepRecord(props: {
  readonly scenario: ScenarioDefinition;
  readonly step: Step;
  readonly path: string;
  readonly said: string;
  readonly onChange: (step: Step, label?: string, key?: string) => void;
}) {
  const t = useText();
  const { screen } = useTools();
  const { scenario, step, path, said, onChange } = props;
  const kind = kindOf(step);
  const entity = entityOf(step);
  const id = typeof step['id'] === 'string' ? step['id'] : '';
  if (kind === 'advance') {
    return (
      <DraftInput
        className="fd-short fd-code"
        label={`${said}: ${t('tests.advance')}`}
        placeholder="P1D"
        value={writtenValue(step['advance'])}
        onCommit={(advance) => onChange({ advance: advance.trim() })}
      />
    );
  }
  if (kind === 'parallel' || kind === 'query') return null;
  if (kind === 'create') {
    return (
      <>
        <span className="fd-hint">{t('tests.named')}</span>
        <DraftInput
          className="fd-short fd-code"
          label={`${said}: ${t('tests.alias')}`}
          placeholder={t('tests.aliasHint')}
          value={id}
          onCommit={(text) => {
            const { id: _, ...rest } = step;
            onChange(text.trim() === '' ? rest : { ...rest, id: text.trim() });
          }}
        />
      </>
    );
  }
  const known = namedBefore(scenario, path).filter((each) => each.entity === entity);
  const { transitions = [] } = screen.findEntity(entity ?? '')?.presented.lifecycle ?? {};
  return (
    <>
      <Choose
        label={`${said}: ${t('tests.record')}`}
        value={id}
        empty={t('tests.pickRecord')}
        choices={[...new Set(known.map((each) => each.alias))].map((each) => ({ value: each, label: each }))}
        onChange={(next) => onChange({ ...step, id: next })}
      />
      {kind === 'transition' ? (
        <Choose
          label={`${said}: ${t('tests.transition')}`}
          value={typeof step['transition'] === 'string' ? step['transition'] : ''}
          empty={t('tests.pickTransition')}
          choices={transitions.map((each) => ({
            value: each.name,
            label: screen.text(
              `workflows.${screen.findEntity(entity ?? '')?.presented.lifecycle?.name}.transitions.${each.name}.label`,
              each.label,
              each.name,
            ),
          }))}
          onChange={(transition) => onChange({ ...step, transition })}
        />
      ) : null}
    </>
  );
}
