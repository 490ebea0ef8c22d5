import { reactFields } from '@formwork/catalog/react';
import type { EntityDefinition, FieldDefinition } from '@formwork/definition';
import type { Json } from '@formwork/kernel';
import { useRender } from '@formwork/renderer';
import { useId, useState } from 'react';
import { useText } from '../../app/text.ts';
import { RuleEditor } from '../rules/rule-editor.tsx';

/** The value that a new record starts with: none, a fixed one entered as in a form, or a computed one. */
export function DefaultField(props: {
  readonly entity: EntityDefinition;
  readonly field: FieldDefinition;
  readonly onChange: (value: unknown) => void;
}) {
  const t = useText();
  const id = useId();
  const { reader, data } = useRender();
  const { entity, field } = props;
  const [mode, setMode] = useState<'fixed' | 'rule'>();
  const Input = reactFields.find(field.type)?.Input;
  const isRule = isRuleJson(field.default);
  const shown = mode ?? (field.default === undefined ? 'none' : isRule ? 'rule' : 'fixed');
  return (
    <fieldset className="fd-rule">
      <legend>{t('data.default')}</legend>
      <div className="fd-switch" role="group" aria-label={t('data.default')}>
        <button
          type="button"
          aria-pressed={shown === 'none'}
          onClick={() => {
            setMode(undefined);
            props.onChange(undefined);
          }}
        >
          {t('data.defaultNone')}
        </button>
        {Input === undefined ? null : (
          <button type="button" aria-pressed={shown === 'fixed'} onClick={() => setMode('fixed')}>
            {t('data.defaultFixed')}
          </button>
        )}
        <button type="button" aria-pressed={shown === 'rule'} onClick={() => setMode('rule')}>
          {t('data.defaultRule')}
        </button>
      </div>
      {shown === 'fixed' && Input !== undefined ? (
        <Input
          id={id}
          field={field}
          label={t('data.default')}
          value={(isRule ? null : (field.default ?? null)) as Json}
          onChange={(value) => props.onChange(value ?? undefined)}
          record={{}}
          reader={reader}
          data={data}
        />
      ) : null}
      {shown === 'rule' ? (
        <RuleEditor
          label={t('data.defaultRule')}
          entity={entity.name}
          json={isRule ? field.default : undefined}
          isValue
          onChange={props.onChange}
        />
      ) : null}
    </fieldset>
  );
}

/** An object with one key that is an operator; money has two. */
function isRuleJson(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && Object.keys(value).length === 1;
}
