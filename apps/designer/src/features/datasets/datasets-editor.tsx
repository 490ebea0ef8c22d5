import './datasets.css';
import type { DatasetDefinition } from '@formwork/definition';
import { useSearchParams } from 'react-router';
import { useText } from '../../app/text.ts';
import { lineEntities } from '../../changes/app-parts.ts';
import { nameFrom } from '../../changes/name-from.ts';
import { Choose } from '../../ui/choose.tsx';
import { ItemList } from '../../ui/item-list.tsx';
import { useDesign, useEdit, useLabel } from '../editor/design-context.tsx';
import { DatasetEditor } from './dataset-editor.tsx';

/** The records that come with the app: reference data everywhere, demo data where it is asked for. */
export function DatasetsEditor() {
  const t = useText();
  const say = useLabel();
  const edit = useEdit();
  const { definition, issues } = useDesign();
  const [search, setSearch] = useSearchParams();
  const { datasets } = definition;
  const dataset = datasets.find((each) => each.name === search.get('dataset')) ?? datasets[0];
  const lines = lineEntities(definition);
  const usable = definition.entities.filter((each) => !lines.has(each.name));
  const open = (name: string | undefined): void =>
    setSearch(name === undefined ? { tab: 'datasets' } : { tab: 'datasets', dataset: name });
  const add = (entity: string): void => {
    const found = usable.find((each) => each.name === entity);
    if (found === undefined) return;
    const name = nameFrom(entity, new Set(datasets.map((each) => each.name)), 'dataset');
    const key = found.fields.find((each) => each.unique === true)?.name ?? found.titleField ?? found.fields[0]!.name;
    const content: DatasetDefinition = { name, entity, key: [key], records: [] };
    if (edit({ kind: 'add-object', file: `datasets/${name}.json`, content }, { label: `${t('dataset.new')} ${name}` }))
      open(name);
  };
  return (
    <div className="fd-data">
      <ItemList
        title={t('app.tab.datasets')}
        items={datasets.map(({ name, records }) => ({
          name,
          label: name,
          note: records.length,
          isBroken: issues.some((each) => each.severity === 'error' && each.file === `datasets/${name}.json`),
        }))}
        current={dataset?.name}
        onSelect={open}
      >
        {usable.length === 0 ? null : (
          <Choose
            className="fd-new"
            label={t('dataset.new')}
            value=""
            empty={t('dataset.newFor')}
            choices={usable.map(({ name }) => ({ value: name, label: say(`entities.${name}.label`) }))}
            onChange={add}
          />
        )}
      </ItemList>
      <div className="fd-work">
        {dataset === undefined ? (
          <p className="fd-empty">{t('dataset.none')}</p>
        ) : (
          <DatasetEditor key={dataset.name} dataset={dataset} onOpen={open} />
        )}
      </div>
    </div>
  );
}
