import type { LifecycleDefinition, StateDefinition } from '@formwork/definition';
import { pointer } from '@formwork/kernel';
import { useText } from '../../app/text.ts';
import { modelOfField } from '../../changes/app-parts.ts';
import { DraftInput } from '../../ui/draft-input.tsx';
import { Labelled } from '../../ui/labelled.tsx';
import { TextFields } from '../../ui/text-fields.tsx';
import { PlaceIssues } from '../data/place-issues.tsx';
import { findEntity, useDesign, useLabel } from '../editor/design-context.tsx';
import { useRename } from '../editor/use-rename.ts';
import { useFileEdit } from '../editor/use-file-edit.ts';
import { FieldTicks } from './field-ticks.tsx';

/** Everything about one state. */
export function StatePanel(props: {
  readonly workflow: LifecycleDefinition;
  readonly state: StateDefinition;
  onSelect(what: { state?: string }): void;
}) {
  const t = useText();
  const say = useLabel();
  const renameTo = useRename();
  const { definition } = useDesign();
  const { workflow, state } = props;
  const file = `workflows/${workflow.name}.json`;
  const at = pointer('states', workflow.states.indexOf(state));
  const said = say(`workflows.${workflow.name}.states.${state.name}.label`);
  const setIn = useFileEdit(file);
  const set = (key: string, value: unknown): void => {
    setIn(`${at}/${key}`, value, `${said}: ${key}`);
  };
  const rename = (to: string): void => {
    const target = {
      kind: 'option',
      entity: `${definition.app.name}.${workflow.entity}`,
      field: workflow.field,
      name: state.name,
    } as const;
    if (renameTo(target, to)) {
      props.onSelect({ state: to });
    }
  };
  const fields = findEntity(definition, workflow.entity)?.fields.filter(
    (each) => modelOfField(each)?.isComputed !== true && each.name !== workflow.field,
  );
  return (
    <div className="fd-panel-body">
      <h2>{said}</h2>
      <PlaceIssues file={file} path={at} />
      <TextFields label={t('shell.label')} value={state.label} onChange={(value) => set('label', value)} />
      <Labelled label={t('shell.name')} hint={t('shell.nameHint')}>
        {(id) => <DraftInput id={id} className="fd-code" value={state.name} onCommit={rename} />}
      </Labelled>
      {state.locked === true ? (
        <FieldTicks
          label={t('life.editable')}
          entity={workflow.entity}
          fields={(fields ?? []).map((each) => each.name)}
          chosen={state.editable ?? []}
          onChange={(names) => set('editable', names.length === 0 ? undefined : names)}
        />
      ) : null}
    </div>
  );
}
