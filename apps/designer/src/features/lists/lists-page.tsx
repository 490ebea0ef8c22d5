import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { useText } from '../../app/text.ts';
import { lineEntities } from '../../changes/app-parts.ts';
import { nameFrom } from '../../changes/name-from.ts';
import { Choose } from '../../ui/choose.tsx';
import { findEntity, useDesign, useEdit, useLabel, useLastEntity, useWorkOn } from '../editor/design-context.tsx';
import { ListEditor } from './list-editor.tsx';

/** One list at a time: its columns, what it shows, how it is sorted. */
export function ListsPage() {
  const t = useText();
  const say = useLabel();
  const edit = useEdit();
  const { definition } = useDesign();
  const [search, setSearch] = useSearchParams();
  const [chosen, setChosen] = useState('');
  const last = useLastEntity();
  const view =
    definition.views.find((each) => each.name === search.get('list')) ??
    definition.views.find((each) => each.entity === last) ??
    definition.views[0];
  useWorkOn(view?.entity);
  const lines = lineEntities(definition);
  const usable = definition.entities.filter((each) => !lines.has(each.name));
  const entity = findEntity(definition, chosen) ?? usable[0];
  const add = (): void => {
    if (entity === undefined) return;
    const name = nameFrom(entity.name, new Set(definition.views.map((each) => each.name)), 'list');
    const content = {
      name,
      entity: entity.name,
      ...(entity.label === undefined ? {} : { label: entity.label }),
      type: 'grid',
      columns: [{ field: entity.titleField ?? entity.fields[0]!.name }],
    };
    const items = definition.navigation?.items;
    const entry = { kind: 'view', view: name };
    const made = edit(
      {
        kind: 'batch',
        edits: [
          { kind: 'add-object', file: `views/${name}.json`, content },
          items === undefined
            ? { kind: 'add-object', file: 'navigation.json', content: { items: [entry] } }
            : { kind: 'insert-item', file: 'navigation.json', path: '/items', index: items.length, value: entry },
        ],
      },
      { label: t('lists.new') },
    );
    if (made) setSearch({ list: name });
  };
  return (
    <div className="fd-work">
      <header className="fd-work-head">
        <h1>{view === undefined ? t('rail.lists') : say(`views.${view.name}.label`)}</h1>
        {view === undefined ? null : (
          <Choose
            label={t('lists.pick')}
            value={view.name}
            choices={definition.views.map((each) => ({ value: each.name, label: say(`views.${each.name}.label`) }))}
            onChange={(name) => setSearch({ list: name })}
          />
        )}
        <div className="fd-spacer" />
        {view === undefined ? null : (
          <Button
            size="small"
            icon={<DeleteOutlined />}
            onClick={() =>
              edit({ kind: 'remove-object', file: `views/${view.name}.json` }, { label: t('lists.remove') })
            }
          >
            {t('lists.remove')}
          </Button>
        )}
        {entity === undefined ? null : (
          <span className="fd-inline">
            <Choose
              label={t('forms.of')}
              value={entity.name}
              choices={usable.map(({ name }) => ({ value: name, label: say(`entities.${name}.label`) }))}
              onChange={setChosen}
            />
            <Button size="small" icon={<PlusOutlined />} onClick={add}>
              {t('lists.new')}
            </Button>
          </span>
        )}
      </header>
      {view === undefined ? <p className="fd-empty">{t('lists.none')}</p> : <ListEditor key={view.name} view={view} />}
    </div>
  );
}
