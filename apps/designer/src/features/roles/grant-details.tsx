import type { GrantDefinition } from '@formwork/definition';
import { DeleteOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useText } from '../../app/text.ts';
import { Choose } from '../../ui/choose.tsx';
import { findEntity, useDesign, useEdit, useLabel } from '../editor/design-context.tsx';
import { FieldTicks } from '../lifecycle/field-ticks.tsx';
import { RuleEditor } from '../rules/rule-editor.tsx';

const rights = ['write', 'readOnly', 'hide'] as const;
type Right = (typeof rights)[number];

/** The conditions of a grant and what it says of each field. */
export function GrantDetails(props: { readonly grant: GrantDefinition; readonly file: string; readonly at: string }) {
  const t = useText();
  const say = useLabel();
  const edit = useEdit();
  const { definition } = useDesign();
  const { grant, file, at } = props;
  const entity = findEntity(definition, grant.entity);
  const names = entity?.fields.map((each) => each.name) ?? [];
  const set = (key: string, value: unknown): void => {
    const path = `${at}/${key}`;
    edit(value === undefined ? { kind: 'unset-value', file, path } : { kind: 'set-value', file, path, value }, {
      label: t('roles.more'),
      key: `${file}${path}`,
    });
  };
  const rightOf = (field: string): Right =>
    grant.fields?.hide?.includes(field) ? 'hide' : grant.fields?.readOnly?.includes(field) ? 'readOnly' : 'write';
  const setRight = (field: string, right: Right): void => {
    const without = (list: readonly string[] | undefined): string[] => (list ?? []).filter((each) => each !== field);
    const hide = [...without(grant.fields?.hide), ...(right === 'hide' ? [field] : [])];
    const readOnly = [...without(grant.fields?.readOnly), ...(right === 'readOnly' ? [field] : [])];
    const { hide: _, readOnly: __, ...rest } = grant.fields ?? {};
    const next = {
      ...rest,
      ...(hide.length === 0 ? {} : { hide }),
      ...(readOnly.length === 0 ? {} : { readOnly }),
    };
    set('fields', Object.keys(next).length === 0 ? undefined : next);
  };
  return (
    <div className="fd-grant">
      <RuleEditor
        label={t('roles.when')}
        entity={grant.entity}
        json={grant.when}
        onChange={(json) => set('when', json)}
      />
      {grant.actions.includes('create') || grant.actions.includes('update') ? (
        <RuleEditor
          label={t('roles.check')}
          entity={grant.entity}
          json={grant.check}
          onChange={(json) => set('check', json)}
        />
      ) : null}
      {names.length === 0 ? null : (
        <fieldset className="fd-ticks">
          <legend>{t('roles.fields')}</legend>
          <div className="fd-field-rights">
            {names.map((name) => {
              const label = say(`entities.${grant.entity}.fields.${name}.label`);
              return (
                <label key={name} className="fd-field-right">
                  <span>{label}</span>
                  <Choose
                    label={`${label}: ${t('roles.fields')}`}
                    value={rightOf(name)}
                    choices={rights.map((each) => ({ value: each, label: t(`roles.field.${each}`) }))}
                    onChange={(value) => setRight(name, value as Right)}
                  />
                </label>
              );
            })}
          </div>
        </fieldset>
      )}
      {grant.fields?.show === undefined ? null : (
        <FieldTicks
          label={t('roles.onlyShown')}
          entity={grant.entity}
          fields={names}
          chosen={grant.fields.show}
          onChange={(show) => set('fields', { ...grant.fields, show })}
        />
      )}
      <Button
        size="small"
        icon={<DeleteOutlined />}
        onClick={() => edit({ kind: 'remove-item', file, path: at }, { label: t('roles.removeGrant') })}
      >
        {t('roles.removeGrant')}
      </Button>
    </div>
  );
}
