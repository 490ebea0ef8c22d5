import '../records/records.css';
import type { ScenarioDefinition } from '@formwork/definition';
import type { ReactNode } from 'react';
import { useText } from '../../app/text.ts';
import type { Choice } from '../../ui/choose.tsx';
import { DraftInput } from '../../ui/draft-input.tsx';
import { Labelled } from '../../ui/labelled.tsx';
import { JsonBox } from '../data/json-box.tsx';
import { useTools } from '../editor/design-context.tsx';
import { RecordValues, type WrittenValues } from '../records/record-values.tsx';
import { writtenValue } from '../records/written-value.ts';
import { RuleEditor } from '../rules/rule-editor.tsx';
import { type Step, entityOf, expectedCode, kindOf, namedBefore } from './scenario-step.ts';

interface DetailsProps {
  readonly scenario: ScenarioDefinition;
  readonly step: Step;
  readonly path: string;
  readonly inner: (list: string, steps: readonly unknown[]) => ReactNode;
  readonly onChange: (step: Step, label?: string, key?: string) => void;
}

/** The values of a step and what it is expected to lead to. */
export function StepDetails(props: DetailsProps) {
  const t = useText();
  const { scenario, step, path } = props;
  const kind = kindOf(step);
  const records = useRecordChoices(scenario, path);
  const entity = entityOf(step);
  const change = (key: string, value: unknown): void => {
    const { [key]: _, ...rest } = step;
    props.onChange(value === undefined ? rest : { ...step, [key]: value }, key, `${path}/${key}`);
  };
  if (kind === 'parallel') return <ParallelSteps {...props} change={change} />;
  if (kind === 'advance') return <p className="fd-hint fd-steprow-body">{t('tests.advanceHint')}</p>;
  const isRefused = expectedCode(step) !== undefined;
  const hasValues = kind === 'create' || kind === 'update' || kind === 'transition';
  const canExpect = kind !== 'delete' && kind !== 'query' && kind !== 'restore' && !isRefused;
  return (
    <div className="fd-steprow-body">
      {hasValues ? (
        <RecordValues
          label={t(kind === 'transition' ? 'tests.input' : 'tests.values')}
          entity={entity ?? ''}
          values={valuesIn(step['values'])}
          records={records}
          onChange={(values) =>
            change('values', kind === 'transition' && Object.keys(values).length === 0 ? undefined : values)
          }
        />
      ) : null}
      {kind === 'query' ? <QueryFields {...props} entity={entity ?? ''} change={change} /> : null}
      <Outcome step={step} onChange={props.onChange} />
      {canExpect ? (
        <RecordValues
          label={t('tests.expect')}
          entity={entity ?? ''}
          values={valuesIn(step['expect'])}
          withComputed
          records={records}
          onChange={(values) => change('expect', Object.keys(values).length === 0 ? undefined : values)}
        />
      ) : null}
    </div>
  );
}

type Change = (key: string, value: unknown) => void;

function ParallelSteps(props: DetailsProps & { readonly change: Change }) {
  const t = useText();
  const { step, path } = props;
  return (
    <div className="fd-steprow-body">
      <p className="fd-hint">{t('tests.parallelHint')}</p>
      {props.inner(`${path}/parallel`, Array.isArray(step['parallel']) ? step['parallel'] : [])}
      <Labelled label={t('tests.succeed')}>
        {(id) => (
          <DraftInput
            id={id}
            className="fd-short"
            value={writtenValue(step['succeed'])}
            onCommit={(text) => props.change('succeed', wholeNumber(text))}
          />
        )}
      </Labelled>
    </div>
  );
}

function QueryFields(props: DetailsProps & { readonly entity: string; readonly change: Change }) {
  const t = useText();
  const { step, change } = props;
  return (
    <>
      <RuleEditor
        label={t('tests.filter')}
        entity={props.entity}
        json={step['filter']}
        onChange={(json) => change('filter', json)}
      />
      <Labelled label={t('tests.expectCount')}>
        {(id) => (
          <DraftInput
            id={id}
            className="fd-short"
            value={writtenValue(step['expectCount'])}
            onCommit={(text) => change('expectCount', wholeNumber(text))}
          />
        )}
      </Labelled>
      <JsonBox
        label={t('tests.expectItems')}
        value={step['expectItems']}
        onChange={(value) => change('expectItems', value)}
      />
    </>
  );
}

/** Must the step succeed, or be refused, and with which code? */
function Outcome({ step, onChange }: { readonly step: Step; readonly onChange: DetailsProps['onChange'] }) {
  const t = useText();
  const code = expectedCode(step);
  const { expectError, expect: _expect, ...rest } = step;
  const place = typeof expectError === 'object' ? (expectError as { path?: string; message?: string }) : undefined;
  return (
    <div className="fd-outcome">
      <div className="fd-switch" role="group" aria-label={t('tests.outcome')}>
        <button type="button" aria-pressed={code === undefined} onClick={() => onChange(rest, t('tests.outcome'))}>
          {t('tests.succeeds')}
        </button>
        <button
          type="button"
          aria-pressed={code !== undefined}
          onClick={() =>
            code === undefined && onChange({ ...rest, expectError: 'FW_RECORD_INVALID' }, t('tests.outcome'))
          }
        >
          {t('tests.refused')}
        </button>
      </div>
      {code === undefined ? null : (
        <DraftInput
          className="fd-code"
          label={t('tests.code')}
          value={code}
          onCommit={(text) =>
            onChange(
              { ...rest, expectError: place === undefined ? text.trim() : { ...place, code: text.trim() } },
              t('tests.outcome'),
            )
          }
        />
      )}
      {place?.path === undefined ? null : <code>{place.path}</code>}
    </div>
  );
}

/** The records that references of a step may point at: those that earlier steps named, and for people the personas. */
function useRecordChoices(scenario: ScenarioDefinition, path: string): (entity: string) => readonly Choice[] {
  const { screen } = useTools();
  const own = (entity: string): string => (entity.includes('.') ? entity : `${screen.app.name}.${entity}`);
  const named = namedBefore(scenario, path);
  return (entity) => {
    const aliases = named.filter((each) => own(each.entity) === own(entity)).map((each) => each.alias);
    const people = screen.findEntity(entity) === undefined ? Object.keys(scenario.personas ?? {}) : [];
    return [...new Set([...aliases, ...people])].map((ref) => ({ value: JSON.stringify({ ref }), label: ref }));
  };
}

function valuesIn(value: unknown): WrittenValues {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as WrittenValues) : {};
}

function wholeNumber(text: string): number | undefined {
  const number = Number(text);
  return text.trim() === '' || !Number.isSafeInteger(number) || number < 0 ? undefined : number;
}
