import { DeleteOutlined } from '@ant-design/icons';
import type { ScenarioDefinition } from '@formwork/definition';
import { Button } from 'antd';
import { useText } from '../../app/text.ts';
import { nameFrom } from '../../changes/name-from.ts';
import { DraftInput } from '../../ui/draft-input.tsx';
import { NewByLabel } from '../../ui/new-by-label.tsx';
import { Tick } from '../../ui/tick.tsx';
import { useDesign, useEdit, useLabel } from '../editor/design-context.tsx';
import { useFileEdit } from '../editor/use-file-edit.ts';
import { renamePersona } from './rename-persona.ts';

/** Who acts in a scenario, with the roles and the department that they have. */
export function PersonaTable({ scenario }: { readonly scenario: ScenarioDefinition }) {
  const t = useText();
  const say = useLabel();
  const edit = useEdit();
  const { definition } = useDesign();
  const file = `scenarios/${scenario.name}.json`;
  const set = useFileEdit(file);
  const personas = scenario.personas ?? {};
  const rename = (from: string, to: string): void => {
    const name = nameFrom(to, new Set(Object.keys(personas).filter((each) => each !== from)), 'persona');
    if (name === from) return;
    edit(
      { kind: 'replace-objects', objects: { [file]: renamePersona(scenario, from, name) } },
      { label: `${from} → ${name}` },
    );
  };
  return (
    <section className="fd-table-section">
      <h3>{t('tests.personas')}</h3>
      <table className="fd-grid">
        <thead>
          <tr>
            <th>{t('shell.name')}</th>
            <th>{t('roles.title')}</th>
            <th>{t('tests.department')}</th>
            <th className="fd-col-tools">
              <span className="fd-unseen">{t('data.tools')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {Object.entries(personas).map(([name, { roles, department }]) => {
            const foreign = roles.filter((role) => !definition.roles.some((each) => each.name === role));
            const change = (next: readonly string[]): void => {
              set(`/personas/${name}/roles`, next, t('roles.title'));
            };
            return (
              <tr key={name} className="fd-row">
                <td>
                  <DraftInput
                    className="fd-cell fd-code"
                    label={`${t('tests.persona')}: ${name}`}
                    value={name}
                    onCommit={(to) => rename(name, to)}
                  />
                </td>
                <td>
                  <span className="fd-roles-of">
                    {[...definition.roles.map((each) => each.name), ...foreign].map((role) => (
                      <Tick
                        key={role}
                        isOn={roles.includes(role)}
                        label={role.includes('.') ? role : say(`roles.${role}.label`)}
                        onChange={(isOn) => change(isOn ? [...roles, role] : roles.filter((each) => each !== role))}
                      />
                    ))}
                  </span>
                </td>
                <td>
                  <DraftInput
                    className="fd-cell"
                    label={`${name}: ${t('tests.department')}`}
                    value={department ?? ''}
                    onCommit={(text) =>
                      set(
                        `/personas/${name}/department`,
                        text.trim() === '' ? undefined : text.trim(),
                        t('tests.department'),
                      )
                    }
                  />
                </td>
                <td className="fd-col-tools">
                  <Button
                    type="text"
                    size="small"
                    icon={<DeleteOutlined />}
                    aria-label={`${t('shell.delete')}: ${name}`}
                    onClick={() => set(`/personas/${name}`, undefined, `${t('shell.delete')} ${name}`)}
                  />
                </td>
              </tr>
            );
          })}
          <tr className="fd-new-row">
            <td colSpan={4}>
              <NewByLabel
                label={t('tests.newPersona')}
                hint={t('tests.newPersonaHint')}
                onAdd={(label) => {
                  const name = nameFrom(label, new Set(Object.keys(personas)), 'persona');
                  return scenario.personas === undefined
                    ? set('/personas', { [name]: { roles: [] } }, t('tests.newPersona'))
                    : set(`/personas/${name}`, { roles: [] }, t('tests.newPersona'));
                }}
              />
            </td>
          </tr>
        </tbody>
      </table>
      <p className="fd-hint">{t('tests.personasHint')}</p>
    </section>
  );
}
