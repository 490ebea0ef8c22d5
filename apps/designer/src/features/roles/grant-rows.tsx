import { DownOutlined, PlusOutlined } from '@ant-design/icons';
import { type Action, type GrantDefinition, type RoleDefinition, actions, scopes } from '@formwork/definition';
import { Button } from 'antd';
import { useState } from 'react';
import { useText } from '../../app/text.ts';
import { Choose } from '../../ui/choose.tsx';
import { Tick } from '../../ui/tick.tsx';
import { useEdit, useLabel } from '../editor/design-context.tsx';
import { RuleSentence } from '../rules/rule-editor.tsx';
import { GrantDetails } from './grant-details.tsx';

/** The grants of a role on one entity; the first row is there even when nothing is granted yet. */
export function GrantRows({ role, entity }: { readonly role: RoleDefinition; readonly entity: string }) {
  const t = useText();
  const say = useLabel();
  const edit = useEdit();
  const [open, setOpen] = useState<number>();
  const file = `roles/${role.name}.json`;
  const own = role.grants.flatMap((grant, index) => (grant.entity === entity ? [{ grant, index }] : []));
  const label = entity.includes('.') ? entity : say(`entities.${entity}.label`);
  const setActions = (place: { grant: GrantDefinition; index: number } | undefined, next: readonly Action[]): void => {
    const info = { label: `${role.name}: ${label}` };
    const sorted = actions.filter((each) => next.includes(each));
    if (place === undefined) {
      const value = { entity, actions: sorted };
      edit({ kind: 'insert-item', file, path: '/grants', index: role.grants.length, value }, info);
    } else if (sorted.length === 0) {
      edit({ kind: 'remove-item', file, path: `/grants/${place.index}` }, info);
    } else {
      edit({ kind: 'set-value', file, path: `/grants/${place.index}/actions`, value: sorted }, info);
    }
  };
  const toggle = (
    place: { grant: GrantDefinition; index: number } | undefined,
    action: Action,
    isOn: boolean,
  ): void => {
    const had = place?.grant.actions ?? [];
    // Whoever may write has to see what they write.
    const next = isOn ? [...had, action, 'read' as const] : had.filter((each) => each !== action);
    setActions(place, action === 'read' && !isOn ? [] : next);
  };
  const rows = own.length === 0 ? [undefined] : own;
  return (
    <tbody>
      {rows.map((place, row) => {
        const said = row === 0 ? label : `${label} ${row + 1}`;
        return [
          <tr key={`${entity} ${row}`} className="fd-row">
            <th scope="row">
              {row === 0 ? label : null}
              {place === undefined ? null : <RuleSentence json={place.grant.when} entity={entity} />}
            </th>
            {actions.map((action) => (
              <td key={action} className="fd-col-tick">
                <Tick
                  isBare
                  isOn={place?.grant.actions.includes(action) === true}
                  label={`${said}: ${t(`roles.${action}`)}`}
                  onChange={(isOn) => toggle(place, action, isOn)}
                />
              </td>
            ))}
            <td>
              {place === undefined ? (
                <Button type="link" size="small" onClick={() => setActions(undefined, actions)}>
                  {t('roles.everything')}
                </Button>
              ) : (
                <Choose
                  className="fd-cell"
                  label={`${said}: ${t('roles.scope')}`}
                  value={place.grant.scope ?? 'all'}
                  choices={scopes.toReversed().map((each) => ({ value: each, label: t(`roles.scope.${each}`) }))}
                  onChange={(value) =>
                    edit(
                      value === 'all'
                        ? { kind: 'unset-value', file, path: `/grants/${place.index}/scope` }
                        : { kind: 'set-value', file, path: `/grants/${place.index}/scope`, value },
                      { label: `${said}: ${t('roles.scope')}` },
                    )
                  }
                />
              )}
            </td>
            <td className="fd-col-tools">
              {place === undefined ? null : (
                <>
                  <Button
                    type="text"
                    size="small"
                    icon={<DownOutlined rotate={open === place.index ? 180 : 0} />}
                    aria-expanded={open === place.index}
                    aria-label={`${said}: ${t('roles.more')}`}
                    onClick={() => setOpen((before) => (before === place.index ? undefined : place.index))}
                  />
                  <Button
                    type="text"
                    size="small"
                    icon={<PlusOutlined />}
                    aria-label={`${said}: ${t('roles.addGrant')}`}
                    title={t('roles.addGrant')}
                    onClick={() =>
                      edit(
                        {
                          kind: 'insert-item',
                          file,
                          path: '/grants',
                          index: place.index + 1,
                          value: { entity, actions: ['read'] },
                        },
                        { label: t('roles.addGrant') },
                      )
                    }
                  />
                </>
              )}
            </td>
          </tr>,
          place !== undefined && open === place.index ? (
            <tr key={`${entity} ${row} more`}>
              <td colSpan={actions.length + 3}>
                <GrantDetails grant={place.grant} file={file} at={`/grants/${place.index}`} />
              </td>
            </tr>
          ) : null,
        ];
      })}
    </tbody>
  );
}
