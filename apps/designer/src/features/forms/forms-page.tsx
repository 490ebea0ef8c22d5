import '../../ui/drag/drag.css';
import './forms.css';
import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import type { FormDefinition } from '@formwork/definition';
import { Button } from 'antd';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { useText } from '../../app/text.ts';
import { lineEntities } from '../../changes/app-parts.ts';
import { nameFrom } from '../../changes/name-from.ts';
import { Choose } from '../../ui/choose.tsx';
import { findEntity, useDesign, useEdit, useLabel, useLastEntity, useWorkOn } from '../editor/design-context.tsx';
import { FormEditor } from './form-editor.tsx';

/** One form at a time: palette, canvas, outline, properties. */
export function FormsPage() {
  const t = useText();
  const say = useLabel();
  const edit = useEdit();
  const { definition } = useDesign();
  const [search, setSearch] = useSearchParams();
  const last = useLastEntity();
  const form =
    definition.forms.find((each) => each.name === search.get('form')) ??
    definition.forms.find((each) => each.entity === last) ??
    definition.forms[0];
  useWorkOn(form?.entity);
  const title = (each: FormDefinition): string => {
    const entity = say(`entities.${each.entity}.label`);
    return each.label === undefined ? entity : `${say(`forms.${each.name}.label`)} · ${entity}`;
  };
  return (
    <div className="fd-forms">
      <header className="fd-work-head">
        <h1>{form === undefined ? t('rail.forms') : say(`forms.${form.name}.label`)}</h1>
        {form === undefined ? null : (
          <Choose
            label={t('forms.pick')}
            value={form.name}
            choices={definition.forms.map((each) => ({ value: each.name, label: title(each) }))}
            onChange={(name) => setSearch({ form: name })}
          />
        )}
        <div className="fd-spacer" />
        {form === undefined ? null : (
          <Button
            size="small"
            icon={<DeleteOutlined />}
            onClick={() =>
              edit({ kind: 'remove-object', file: `forms/${form.name}.json` }, { label: t('forms.removeForm') })
            }
          >
            {t('forms.removeForm')}
          </Button>
        )}
        <NewForm onMade={(name) => setSearch({ form: name })} />
      </header>
      {form === undefined ? (
        <p className="fd-empty">{t('forms.none')}</p>
      ) : (
        <FormEditor
          key={form.name}
          form={form}
          selected={search.get('item') ?? undefined}
          onSelect={(item) =>
            setSearch(item === undefined ? { form: form.name } : { form: form.name, item }, { replace: true })
          }
        />
      )}
    </div>
  );
}

function NewForm({ onMade }: { readonly onMade: (name: string) => void }) {
  const t = useText();
  const say = useLabel();
  const edit = useEdit();
  const { definition } = useDesign();
  const [chosen, setChosen] = useState('');
  const lines = lineEntities(definition);
  const usable = definition.entities.filter((each) => !lines.has(each.name));
  const entity = findEntity(definition, chosen) ?? usable[0];
  if (entity === undefined) return null;
  const add = (): void => {
    const name = nameFrom(entity.name, new Set(definition.forms.map((each) => each.name)), 'form');
    const first = entity.titleField ?? entity.fields[0]!.name;
    const content = {
      name,
      entity: entity.name,
      ...(entity.label === undefined ? {} : { label: entity.label }),
      layout: [{ kind: 'section', columns: 2, items: [{ kind: 'field', field: first }] }],
    };
    if (edit({ kind: 'add-object', file: `forms/${name}.json`, content }, { label: t('forms.new') })) onMade(name);
  };
  return (
    <span className="fd-inline">
      <Choose
        label={t('forms.of')}
        value={entity.name}
        choices={usable.map(({ name }) => ({ value: name, label: say(`entities.${name}.label`) }))}
        onChange={setChosen}
      />
      <Button size="small" icon={<PlusOutlined />} onClick={add}>
        {t('forms.new')}
      </Button>
    </span>
  );
}
