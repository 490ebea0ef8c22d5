import { DeleteOutlined, PlusOutlined, SettingOutlined } from '@ant-design/icons';
import type { LifecycleDefinition } from '@formwork/definition';
import { pointer } from '@formwork/kernel';
import { Button } from 'antd';
import { useState } from 'react';
import { useAppearance } from '../../app/appearance.tsx';
import { useText } from '../../app/text.ts';
import { newTransitionEdit, revokeTransition } from '../../changes/new-lifecycle.ts';
import { Choose } from '../../ui/choose.tsx';
import { useDesign, useEdit, useLabel } from '../editor/design-context.tsx';

/** The transitions, one line each: what it is called, from where, to where, who may press it. */
export function TransitionTable(props: {
  readonly workflow: LifecycleDefinition;
  readonly selected: string | undefined;
  onSelect(what: { transition?: string }): void;
}) {
  const t = useText();
  const say = useLabel();
  const { locale } = useAppearance();
  const edit = useEdit();
  const { definition } = useDesign();
  const { workflow } = props;
  const [label, setLabel] = useState('');
  const [from, setFrom] = useState('');
  const [to, setTo] = useState('');
  const stateLabel = (name: string): string => say(`workflows.${workflow.name}.states.${name}.label`);
  const states = workflow.states.map(({ name }) => ({ value: name, label: stateLabel(name) }));
  const start = from === '' ? workflow.initial : from;
  const end = to === '' ? (states.find((each) => each.value !== start)?.value ?? start) : to;
  const pressedBy = (name: string): string =>
    definition.roles
      .filter((role) => role.transitions?.some((each) => each.workflow === workflow.name && each.names.includes(name)))
      .map((role) => say(`roles.${role.name}.label`))
      .join(', ');
  const add = (): void => {
    const made = newTransitionEdit(definition, workflow, { from: start, to: end, label: label.trim(), locale });
    if (!edit(made.edit, { label: `${t('life.newTransition')} ${label}` })) return;
    setLabel('');
    props.onSelect({ transition: made.name });
  };
  const remove = (index: number): void => {
    const { name } = workflow.transitions[index]!;
    const roles = definition.roles.filter((role) => role.transitions?.some((each) => each.names.includes(name)));
    edit(
      {
        kind: 'batch',
        edits: [
          { kind: 'remove-item', file: `workflows/${workflow.name}.json`, path: pointer('transitions', index) },
          ...roles.map((role) => revokeTransition(role, workflow.name, name)),
        ],
      },
      { label: `${t('shell.delete')} ${name}` },
    );
  };
  return (
    <section className="fd-table-section">
      <h2>{t('life.transitions')}</h2>
      <table className="fd-grid">
        <thead>
          <tr>
            <th>{t('shell.label')}</th>
            <th>{t('life.from')}</th>
            <th>{t('life.to')}</th>
            <th>{t('life.pressedBy')}</th>
            <th className="fd-col-tools">
              <span className="fd-unseen">{t('data.tools')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {workflow.transitions.map((transition, index) => {
            const said = say(`workflows.${workflow.name}.transitions.${transition.name}.label`);
            return (
              <tr
                key={transition.name}
                className="fd-row"
                data-selected={props.selected === transition.name || undefined}
              >
                <td>
                  <button
                    type="button"
                    className="fd-link"
                    onClick={() => props.onSelect({ transition: transition.name })}
                  >
                    {said}
                  </button>
                </td>
                <td>{transition.from.map(stateLabel).join(', ')}</td>
                <td>{stateLabel(transition.to)}</td>
                <td>{transition.automatic === true ? t('life.automatic') : pressedBy(transition.name) || '—'}</td>
                <td className="fd-col-tools">
                  <Button
                    type="text"
                    size="small"
                    icon={<SettingOutlined />}
                    aria-label={`${t('data.properties')}: ${said}`}
                    onClick={() => props.onSelect({ transition: transition.name })}
                  />
                  <Button
                    type="text"
                    size="small"
                    icon={<DeleteOutlined />}
                    aria-label={`${t('shell.delete')}: ${said}`}
                    onClick={() => remove(index)}
                  />
                </td>
              </tr>
            );
          })}
          <tr className="fd-new-row">
            <td>
              <input
                className="fd-input fd-cell"
                aria-label={t('life.newTransition')}
                placeholder={t('life.newTransitionHint')}
                value={label}
                onChange={(event) => setLabel(event.target.value)}
                onKeyDown={(event) => {
                  if (event.key === 'Enter' && !event.nativeEvent.isComposing) add();
                }}
              />
            </td>
            <td>
              <Choose
                className="fd-cell"
                label={`${t('life.newTransition')}: ${t('life.from')}`}
                value={start}
                choices={states}
                onChange={setFrom}
              />
            </td>
            <td>
              <Choose
                className="fd-cell"
                label={`${t('life.newTransition')}: ${t('life.to')}`}
                value={end}
                choices={states}
                onChange={setTo}
              />
            </td>
            <td aria-hidden />
            <td className="fd-col-tools">
              <Button type="link" size="small" icon={<PlusOutlined />} onClick={add}>
                {t('shell.add')}
              </Button>
            </td>
          </tr>
        </tbody>
      </table>
    </section>
  );
}
