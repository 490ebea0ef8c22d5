import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import type { LifecycleDefinition, TransitionDefinition } from '@formwork/definition';
import { pointer } from '@formwork/kernel';
import { Button } from 'antd';
import { useText } from '../../app/text.ts';
import { modelOfField } from '../../changes/app-parts.ts';
import { grantTransition, revokeTransition } from '../../changes/new-lifecycle.ts';
import { Choose } from '../../ui/choose.tsx';
import { DraftInput } from '../../ui/draft-input.tsx';
import { Labelled } from '../../ui/labelled.tsx';
import { TextFields } from '../../ui/text-fields.tsx';
import { Tick } from '../../ui/tick.tsx';
import { PlaceIssues } from '../data/place-issues.tsx';
import { findEntity, useDesign, useEdit, useLabel } from '../editor/design-context.tsx';
import { useRename } from '../editor/use-rename.ts';
import { useFileEdit } from '../editor/use-file-edit.ts';
import { Assertions } from '../rules/assertions.tsx';
import { RuleEditor } from '../rules/rule-editor.tsx';
import { FieldTicks } from './field-ticks.tsx';

const tones = ['default', 'primary', 'danger'] as const;

/** Everything about one transition: its button, its conditions, what it asks for and sets, and who may press it. */
export function TransitionPanel(props: {
  readonly workflow: LifecycleDefinition;
  readonly transition: TransitionDefinition;
  onSelect(what: { transition?: string }): void;
}) {
  const t = useText();
  const say = useLabel();
  const renameTo = useRename();
  const { definition } = useDesign();
  const { workflow, transition } = props;
  const file = `workflows/${workflow.name}.json`;
  const at = pointer('transitions', workflow.transitions.indexOf(transition));
  const said = say(`workflows.${workflow.name}.transitions.${transition.name}.label`);
  const setIn = useFileEdit(file);
  const set = (key: string, value: unknown): void => {
    setIn(`${at}/${key}`, value, `${said}: ${key}`);
  };
  const rename = (to: string): void => {
    const target = {
      kind: 'transition',
      app: definition.app.name,
      workflow: workflow.name,
      name: transition.name,
    } as const;
    if (renameTo(target, to)) {
      props.onSelect({ transition: to });
    }
  };
  const writable = (findEntity(definition, workflow.entity)?.fields ?? [])
    .filter((each) => modelOfField(each)?.isComputed !== true && each.name !== workflow.field)
    .map((each) => each.name);
  const states = workflow.states.map(({ name }) => ({
    value: name,
    label: say(`workflows.${workflow.name}.states.${name}.label`),
  }));
  return (
    <div className="fd-panel-body">
      <h2>{said}</h2>
      <PlaceIssues file={file} path={at} />
      <TextFields label={t('shell.label')} value={transition.label} onChange={(value) => set('label', value)} />
      <Labelled label={t('shell.name')}>
        {(id) => <DraftInput id={id} className="fd-code" value={transition.name} onCommit={rename} />}
      </Labelled>
      <fieldset className="fd-ticks">
        <legend>{t('life.from')}</legend>
        <div>
          {states.map(({ value, label }) => (
            <Tick
              key={value}
              isOn={transition.from.includes(value)}
              label={label}
              isDisabled={transition.from.length === 1 && transition.from[0] === value}
              onChange={(isOn) =>
                set('from', isOn ? [...transition.from, value] : transition.from.filter((each) => each !== value))
              }
            />
          ))}
        </div>
      </fieldset>
      <Labelled label={t('life.to')}>
        {(id) => <Choose id={id} value={transition.to} choices={states} onChange={(value) => set('to', value)} />}
      </Labelled>
      <Labelled label={t('life.tone')}>
        {(id) => (
          <Choose
            id={id}
            value={transition.tone ?? 'default'}
            choices={tones.map((each) => ({ value: each, label: t(`life.tone.${each}`) }))}
            onChange={(value) => set('tone', value === 'default' ? undefined : value)}
          />
        )}
      </Labelled>
      <PressedBy workflow={workflow} transition={transition} />
      <Tick
        isOn={transition.automatic === true}
        label={t('life.automaticHint')}
        onChange={(isOn) => set('automatic', isOn ? true : undefined)}
      />
      <Assertions
        title={t('life.guards')}
        hint={t('life.guardsHint')}
        addText={t('life.addGuard')}
        stem="guard"
        file={file}
        path={`${at}/guards`}
        entity={workflow.entity}
        list={transition.guards ?? []}
      />
      <FieldTicks
        label={t('life.requires')}
        entity={workflow.entity}
        fields={writable}
        chosen={transition.requires ?? []}
        onChange={(names) => set('requires', names.length === 0 ? undefined : names)}
      />
      <FieldTicks
        label={t('life.input')}
        entity={workflow.entity}
        fields={writable}
        chosen={transition.input ?? []}
        onChange={(names) => set('input', names.length === 0 ? undefined : names)}
      />
      <Effects workflow={workflow} transition={transition} file={file} at={at} writable={writable} />
      <TextFields label={t('life.confirm')} value={transition.confirm} onChange={(value) => set('confirm', value)} />
    </div>
  );
}

function PressedBy({ workflow, transition }: { workflow: LifecycleDefinition; transition: TransitionDefinition }) {
  const t = useText();
  const say = useLabel();
  const edit = useEdit();
  const { definition } = useDesign();
  return (
    <fieldset className="fd-ticks">
      <legend>{t('life.pressedBy')}</legend>
      <div>
        {definition.roles.map((role) => {
          const may = role.transitions?.some(
            (each) => each.workflow === workflow.name && each.names.includes(transition.name),
          );
          return (
            <Tick
              key={role.name}
              isOn={may === true}
              label={say(`roles.${role.name}.label`)}
              onChange={(isOn) =>
                edit(
                  isOn
                    ? grantTransition(role, workflow.name, transition.name)
                    : revokeTransition(role, workflow.name, transition.name),
                  { label: t('life.pressedBy') },
                )
              }
            />
          );
        })}
      </div>
    </fieldset>
  );
}

interface PartProps {
  readonly workflow: LifecycleDefinition;
  readonly transition: TransitionDefinition;
  readonly file: string;
  readonly at: string;
}

function Effects({ workflow, transition, file, at, writable }: PartProps & { readonly writable: readonly string[] }) {
  const t = useText();
  const say = useLabel();
  const edit = useEdit();
  const effects = transition.effects ?? [];
  const choices = writable.map((name) => ({
    value: name,
    label: say(`entities.${workflow.entity}.fields.${name}.label`),
  }));
  const set = (path: string, value: unknown): void => {
    edit({ kind: 'set-value', file, path, value }, { label: t('life.effects'), key: `${file}${path}` });
  };
  return (
    <section>
      <h3>{t('life.effects')}</h3>
      {effects.map((effect, index) => (
        // Effects have no name: their place is all there is.
        <div key={index} className="fd-block">
          <Labelled label={t('life.set')}>
            {(id) => (
              <Choose
                id={id}
                value={effect.set}
                choices={choices}
                onChange={(value) => set(`${at}/effects/${index}/set`, value)}
              />
            )}
          </Labelled>
          <RuleEditor
            label={t('life.toValue')}
            entity={workflow.entity}
            json={effect.value}
            isValue
            onChange={(json) => set(`${at}/effects/${index}/value`, json ?? null)}
          />
          <Button
            size="small"
            icon={<DeleteOutlined />}
            onClick={() =>
              edit({ kind: 'remove-item', file, path: `${at}/effects/${index}` }, { label: t('shell.delete') })
            }
          >
            {t('shell.delete')}
          </Button>
        </div>
      ))}
      <Button
        size="small"
        type="dashed"
        icon={<PlusOutlined />}
        disabled={writable.length === 0}
        onClick={() =>
          edit(
            {
              kind: 'insert-item',
              file,
              path: `${at}/effects`,
              index: effects.length,
              value: { set: writable[0], value: null },
            },
            { label: t('life.addEffect') },
          )
        }
      >
        {t('life.addEffect')}
      </Button>
    </section>
  );
}
