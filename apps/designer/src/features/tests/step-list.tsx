import { PlusOutlined } from '@ant-design/icons';
import type { ScenarioDefinition } from '@formwork/definition';
import { Button } from 'antd';
import { useText } from '../../app/text.ts';
import { useDesign, useEdit } from '../editor/design-context.tsx';
import { type Step, namedBefore } from './scenario-step.ts';
import { StepRow } from './step-row.tsx';

/** Steps in their order: those of one phase, or those that start at the same time. */
export function StepList(props: {
  readonly scenario: ScenarioDefinition;
  /** Pointer of the list. */
  readonly list: string;
  readonly steps: readonly unknown[];
  readonly failed: string | undefined;
  readonly opened: string | undefined;
  readonly onOpen: (path: string | undefined) => void;
}) {
  const t = useText();
  const edit = useEdit();
  const { definition } = useDesign();
  const { scenario, list, steps } = props;
  const file = `scenarios/${scenario.name}.json`;
  const add = (): void => {
    const index = steps.length;
    const value = nextStep(scenario, `${list}/${index}`, definition.entities[0]?.name ?? '');
    if (edit({ kind: 'insert-item', file, path: list, index, value }, { label: t('tests.addStep') })) {
      props.onOpen(`${list}/${index}`);
    }
  };
  const move = (from: number, to: number): void => {
    if (to < 0 || to >= steps.length) return;
    const index = to > from ? to + 1 : to;
    if (edit({ kind: 'move-item', file, from: `${list}/${from}`, to: list, index }, { label: t('tests.moved') })) {
      props.onOpen(`${list}/${to}`);
    }
  };
  return (
    <>
      <ol className="fd-steplist">
        {steps.map((step, index) => {
          const path = `${list}/${index}`;
          return (
            // Steps have no name: their place is all there is.
            <StepRow
              key={path}
              scenario={scenario}
              step={step as Step}
              path={path}
              failed={props.failed}
              opened={props.opened}
              isOnly={list === '/when' && steps.length === 1}
              onOpen={props.onOpen}
              onMove={(by) => move(index, index + by)}
              inner={(inner, held) => <StepList {...props} list={inner} steps={held} />}
            />
          );
        })}
      </ol>
      <Button size="small" type="dashed" className="fd-addstep" icon={<PlusOutlined />} onClick={add}>
        {t('tests.addStep')}
      </Button>
    </>
  );
}

/** What most likely comes next: seeing what was done last, or doing more of it. */
function nextStep(scenario: ScenarioDefinition, path: string, entity: string): Step {
  const as = Object.keys(scenario.personas ?? {})[0] ?? 'admin';
  const last = namedBefore(scenario, path).at(-1);
  if (!path.startsWith('/then/') || last === undefined) return { as, create: entity, values: {} };
  const [app, name = app] = last.entity.split('.');
  return { as, ...(last.entity.includes('.') ? { app } : {}), read: name, id: last.alias, expect: {} };
}
