import './roles.css';
import { DeleteOutlined } from '@ant-design/icons';
import { type RoleDefinition, actions } from '@formwork/definition';
import { Button } from 'antd';
import { useSearchParams } from 'react-router';
import { useAppearance } from '../../app/appearance.tsx';
import { useText } from '../../app/text.ts';
import { nameFrom } from '../../changes/name-from.ts';
import { lineEntities } from '../../changes/app-parts.ts';
import { ItemList } from '../../ui/item-list.tsx';
import { NewByLabel } from '../../ui/new-by-label.tsx';
import { TextFields } from '../../ui/text-fields.tsx';
import { PlaceIssues } from '../data/place-issues.tsx';
import { useDesign, useEdit, useLabel } from '../editor/design-context.tsx';
import { GrantRows } from './grant-rows.tsx';
import { RoleTransitions } from './role-transitions.tsx';

/** Who may do what: one role at a time, every entity with its actions, its scope, its fields and its conditions. */
export function RolesPage() {
  const t = useText();
  const say = useLabel();
  const edit = useEdit();
  const { locale } = useAppearance();
  const { definition, issues } = useDesign();
  const [search, setSearch] = useSearchParams();
  const role = definition.roles.find((each) => each.name === search.get('role')) ?? definition.roles[0];
  const add = (label: string): boolean => {
    const name = nameFrom(label, new Set(definition.roles.map((each) => each.name)), 'role');
    const content: RoleDefinition = { name, label: { [locale]: label }, grants: [] };
    const file = `roles/${name}.json`;
    if (!edit({ kind: 'add-object', file, content }, { label: `${t('roles.new')} ${label}` })) return false;
    setSearch({ role: name });
    return true;
  };
  return (
    <div className="fd-data">
      <ItemList
        title={t('roles.title')}
        items={definition.roles.map(({ name }) => ({
          name,
          label: say(`roles.${name}.label`),
          isBroken: issues.some((each) => each.severity === 'error' && each.file === `roles/${name}.json`),
        }))}
        current={role?.name}
        onSelect={(name) => setSearch({ role: name })}
      >
        <NewByLabel label={t('roles.new')} hint={t('roles.newHint')} onAdd={add} />
      </ItemList>
      <div className="fd-work">
        {role === undefined ? (
          <p className="fd-empty">{t('roles.none')}</p>
        ) : (
          <RoleEditor key={role.name} role={role} />
        )}
      </div>
    </div>
  );
}

function RoleEditor({ role }: { readonly role: RoleDefinition }) {
  const t = useText();
  const say = useLabel();
  const edit = useEdit();
  const { definition } = useDesign();
  const file = `roles/${role.name}.json`;
  const lines = lineEntities(definition);
  const foreign = [...new Set(role.grants.map((each) => each.entity).filter((each) => each.includes('.')))];
  const entities = [...definition.entities.map((each) => each.name).filter((each) => !lines.has(each)), ...foreign];
  return (
    <>
      <header className="fd-work-head">
        <h1>{say(`roles.${role.name}.label`)}</h1>
        <code>{role.name}</code>
        <div className="fd-spacer" />
        <Button
          danger
          size="small"
          icon={<DeleteOutlined />}
          onClick={() => edit({ kind: 'remove-object', file }, { label: t('roles.remove') })}
        >
          {t('roles.remove')}
        </Button>
      </header>
      <PlaceIssues file={file} path="" />
      <div className="fd-narrow">
        <TextFields
          label={t('shell.label')}
          value={role.label}
          onChange={(value) =>
            edit(
              value === undefined
                ? { kind: 'unset-value', file, path: '/label' }
                : { kind: 'set-value', file, path: '/label', value },
              { label: t('shell.label'), key: `${file}/label` },
            )
          }
        />
      </div>
      <section className="fd-table-section">
        <table className="fd-grid fd-matrix">
          <thead>
            <tr>
              <th>{t('roles.entity')}</th>
              {actions.map((action) => (
                <th key={action} className="fd-col-tick">
                  {t(`roles.${action}`)}
                </th>
              ))}
              <th>{t('roles.scope')}</th>
              <th>
                <span className="fd-unseen">{t('data.tools')}</span>
              </th>
            </tr>
          </thead>
          {entities.map((entity) => (
            <GrantRows key={entity} role={role} entity={entity} />
          ))}
        </table>
        {lines.size === 0 ? null : <p className="fd-hint">{t('roles.asLines')}</p>}
      </section>
      <RoleTransitions role={role} />
    </>
  );
}
