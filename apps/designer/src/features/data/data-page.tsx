import './data.css';
import { PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { Suspense, lazy, useState } from 'react';
import { useSearchParams } from 'react-router';
import { useText } from '../../app/text.ts';
import { ItemList } from '../../ui/item-list.tsx';
import { findEntity, useDesign, useLabel, useLastEntity, useWorkOn } from '../editor/design-context.tsx';
import { EntityPanel } from './entity-panel.tsx';
import { FieldGrid } from './field-grid.tsx';
import { FieldPanel } from './field-panel.tsx';
import { NewEntityDialog } from './new-entity-dialog.tsx';

const RelationDiagram = lazy(async () => ({ default: (await import('./relation-diagram.tsx')).RelationDiagram }));

/** Entities and fields like a spreadsheet, the diagram of relations, and the panel of what is selected. */
export function DataPage() {
  const t = useText();
  const label = useLabel();
  const { definition, issues } = useDesign();
  const [search, setSearch] = useSearchParams();
  const [isNewOpen, setNewOpen] = useState(false);
  const [isDiagramOpen, setDiagramOpen] = useState(true);
  const last = useLastEntity();
  const entity = findEntity(definition, search.get('entity')) ?? findEntity(definition, last) ?? definition.entities[0];
  useWorkOn(entity?.name);
  const field = entity?.fields.find((each) => each.name === search.get('field'));
  /** Another entity is a place to come back to; another field of the same is not. */
  const select = (name: string, fieldName?: string): void =>
    setSearch(fieldName === undefined ? { entity: name } : { entity: name, field: fieldName }, {
      replace: name === entity?.name,
    });
  const isBroken = (name: string): boolean =>
    issues.some((each) => each.severity === 'error' && each.file === `entities/${name}.json`);
  return (
    <div className="fd-data">
      <ItemList
        title={t('data.entities')}
        items={definition.entities.map(({ name, fields }) => ({
          name,
          label: label(`entities.${name}.label`),
          note: fields.length,
          isBroken: isBroken(name),
        }))}
        current={entity?.name}
        action={
          <Button size="small" icon={<PlusOutlined />} onClick={() => setNewOpen(true)}>
            {t('data.newEntity')}
          </Button>
        }
        onSelect={(name) => select(name)}
      />
      <div className="fd-work">
        {entity === undefined ? (
          <div className="fd-empty fd-empty-big">
            <p>{t('data.none')}</p>
            <Button type="primary" icon={<PlusOutlined />} onClick={() => setNewOpen(true)}>
              {t('data.firstEntity')}
            </Button>
          </div>
        ) : (
          <>
            <FieldGrid
              key={entity.name}
              entity={entity}
              selected={field?.name}
              onSelect={(name) => select(entity.name, name)}
            />
            <section className="fd-diagram-frame">
              <button
                type="button"
                className="fd-fold"
                aria-expanded={isDiagramOpen}
                onClick={() => setDiagramOpen((before) => !before)}
              >
                {t('data.diagram')}
              </button>
              {isDiagramOpen ? (
                <Suspense fallback={<div className="fd-diagram" aria-busy="true" />}>
                  <RelationDiagram selected={entity.name} onSelect={select} />
                </Suspense>
              ) : null}
            </section>
          </>
        )}
      </div>
      {entity === undefined ? null : (
        <aside className="fd-panel" aria-label={t('data.properties')}>
          {field === undefined ? (
            <EntityPanel key={entity.name} entity={entity} onSelect={select} />
          ) : (
            <FieldPanel key={`${entity.name}.${field.name}`} entity={entity} field={field} onSelect={select} />
          )}
        </aside>
      )}
      {isNewOpen ? <NewEntityDialog onClose={() => setNewOpen(false)} onMade={(name) => select(name)} /> : null}
    </div>
  );
}
