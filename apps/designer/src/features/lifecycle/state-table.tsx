import { DeleteOutlined, PlusOutlined, SettingOutlined } from '@ant-design/icons';
import type { LifecycleDefinition } from '@formwork/definition';
import { pointer } from '@formwork/kernel';
import { Button } from 'antd';
import { useState } from 'react';
import { useAppearance } from '../../app/appearance.tsx';
import { useText } from '../../app/text.ts';
import { nameFrom } from '../../changes/name-from.ts';
import { removeStateEdit } from '../../changes/new-lifecycle.ts';
import { ColourChoose, colours } from '../../ui/colour-choose.tsx';
import { textIn, textLocales, withText } from '../../ui/localised.ts';
import { Tick } from '../../ui/tick.tsx';
import { useDesign, useEdit, useLabel } from '../editor/design-context.tsx';
import { useFileEdit } from '../editor/use-file-edit.ts';

/** The states, one line each. */
export function StateTable(props: {
  readonly workflow: LifecycleDefinition;
  readonly selected: string | undefined;
  onSelect(what: { state?: string }): void;
}) {
  const t = useText();
  const label = useLabel();
  const { locale } = useAppearance();
  const edit = useEdit();
  const { definition } = useDesign();
  const { workflow } = props;
  const [fresh, setFresh] = useState('');
  const file = `workflows/${workflow.name}.json`;
  const set = useFileEdit(file);
  const add = (): void => {
    if (fresh.trim() === '') return;
    const name = nameFrom(fresh, new Set(workflow.states.map((each) => each.name)), 'state');
    const colour = colours[(workflow.states.length + 1) % colours.length];
    const value = { name, label: { [locale]: fresh.trim() }, colour };
    if (
      edit(
        { kind: 'insert-item', file, path: '/states', index: workflow.states.length, value },
        { label: `${t('life.newState')} ${fresh}` },
      )
    ) {
      setFresh('');
    }
  };
  return (
    <section className="fd-table-section">
      <h2>{t('life.states')}</h2>
      <table className="fd-grid">
        <thead>
          <tr>
            {textLocales.map(({ locale: each, mark }) => (
              <th key={each}>
                {t('shell.label')} {mark}
              </th>
            ))}
            <th>{t('shell.name')}</th>
            <th>{t('start.colour')}</th>
            <th className="fd-col-tick">{t('life.initial')}</th>
            <th className="fd-col-tick">{t('life.final')}</th>
            <th className="fd-col-tick">{t('life.locked')}</th>
            <th className="fd-col-tools">
              <span className="fd-unseen">{t('data.tools')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {workflow.states.map((state, index) => {
            const at = pointer('states', index);
            const said = label(`workflows.${workflow.name}.states.${state.name}.label`);
            return (
              <tr key={state.name} className="fd-row" data-selected={props.selected === state.name || undefined}>
                {textLocales.map(({ locale: each, mark }) => (
                  <td key={each}>
                    <input
                      className="fd-input fd-cell"
                      lang={each}
                      aria-label={`${said}: ${t('shell.label')} ${mark}`}
                      value={textIn(state.label, each)}
                      onChange={(event) => set(`${at}/label`, withText(state.label, each, event.target.value), said)}
                    />
                  </td>
                ))}
                <td>
                  <code>{state.name}</code>
                </td>
                <td>
                  <ColourChoose
                    className="fd-cell"
                    label={`${said}: ${t('start.colour')}`}
                    value={state.colour ?? 'grey'}
                    onChange={(value) => set(`${at}/colour`, value, said)}
                  />
                </td>
                <td className="fd-col-tick">
                  <input
                    type="radio"
                    name={`${workflow.name}-initial`}
                    aria-label={`${said}: ${t('life.initial')}`}
                    checked={workflow.initial === state.name}
                    onChange={() => set('/initial', state.name, t('life.initial'))}
                  />
                </td>
                <td className="fd-col-tick">
                  <Tick
                    isBare
                    isOn={state.final === true}
                    label={`${said}: ${t('life.final')}`}
                    onChange={(isOn) => set(`${at}/final`, isOn ? true : undefined, said)}
                  />
                </td>
                <td className="fd-col-tick">
                  <Tick
                    isBare
                    isOn={state.locked === true}
                    label={`${said}: ${t('life.locked')}`}
                    onChange={(isOn) => set(`${at}/locked`, isOn ? true : undefined, said)}
                  />
                </td>
                <td className="fd-col-tools">
                  <Button
                    type="text"
                    size="small"
                    icon={<SettingOutlined />}
                    aria-label={`${t('data.properties')}: ${said}`}
                    onClick={() => props.onSelect({ state: state.name })}
                  />
                  <Button
                    type="text"
                    size="small"
                    icon={<DeleteOutlined />}
                    disabled={workflow.states.length === 1}
                    aria-label={`${t('shell.delete')}: ${said}`}
                    onClick={() =>
                      edit(removeStateEdit(definition, workflow, state.name), {
                        label: `${t('shell.delete')} ${said}`,
                      })
                    }
                  />
                </td>
              </tr>
            );
          })}
          <tr className="fd-new-row">
            <td colSpan={7}>
              <input
                className="fd-input fd-cell"
                aria-label={t('life.newState')}
                placeholder={t('life.newStateHint')}
                value={fresh}
                onChange={(event) => setFresh(event.target.value)}
                onKeyDown={(event) => {
                  if (event.key === 'Enter' && !event.nativeEvent.isComposing) add();
                }}
              />
            </td>
            <td className="fd-col-tools">
              <Button type="link" size="small" icon={<PlusOutlined />} disabled={fresh.trim() === ''} onClick={add}>
                {t('shell.add')}
              </Button>
            </td>
          </tr>
        </tbody>
      </table>
    </section>
  );
}
