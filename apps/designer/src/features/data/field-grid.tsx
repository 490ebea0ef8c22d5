import {
  DndContext,
  type DragEndEvent,
  KeyboardSensor,
  PointerSensor,
  closestCenter,
  useSensor,
  useSensors,
} from '@dnd-kit/core';
import { SortableContext, sortableKeyboardCoordinates, verticalListSortingStrategy } from '@dnd-kit/sortable';
import type { EntityDefinition } from '@formwork/definition';
import { pointer } from '@formwork/kernel';
import { useRef } from 'react';
import { useText } from '../../app/text.ts';
import { entityFile } from '../../changes/app-parts.ts';
import { useEdit, useLabel } from '../editor/design-context.tsx';
import { FieldRow } from './field-row.tsx';
import { NewFieldRow } from './new-field-row.tsx';

/** The fields of an entity like a spreadsheet: everything that is set most often, in one line each. */
export function FieldGrid(props: {
  readonly entity: EntityDefinition;
  readonly selected: string | undefined;
  readonly onSelect: (field: string | undefined) => void;
}) {
  const t = useText();
  const label = useLabel();
  const edit = useEdit();
  const { entity } = props;
  const newRow = useRef<HTMLInputElement>(null);
  const sensors = useSensors(
    useSensor(PointerSensor, { activationConstraint: { distance: 4 } }),
    useSensor(KeyboardSensor, { coordinateGetter: sortableKeyboardCoordinates }),
  );
  const names = entity.fields.map((each) => each.name);
  const move = (from: number, to: number): void => {
    if (to < 0 || to >= names.length || from === to) return;
    const index = to > from ? to + 1 : to;
    edit(
      { kind: 'move-item', file: entityFile(entity), from: pointer('fields', from), to: '/fields', index },
      { label: t('data.moved') },
    );
  };
  const drop = ({ active, over }: DragEndEvent): void => {
    if (over !== null) move(names.indexOf(String(active.id)), names.indexOf(String(over.id)));
  };
  return (
    <section className="fd-fields">
      <header className="fd-work-head">
        <h1>{label(`entities.${entity.name}.label`)}</h1>
        <code>{entity.name}</code>
        <div className="fd-spacer" />
        {props.selected === undefined ? null : (
          <button type="button" className="fd-link" onClick={() => props.onSelect(undefined)}>
            {t('data.entityProperties')}
          </button>
        )}
      </header>
      <DndContext sensors={sensors} collisionDetection={closestCenter} onDragEnd={drop}>
        <SortableContext items={names} strategy={verticalListSortingStrategy}>
          <table className="fd-grid">
            <thead>
              <tr>
                <th className="fd-col-drag">
                  <span className="fd-unseen">{t('data.order')}</span>
                </th>
                <th>{t('data.labelEn')}</th>
                <th>{t('data.labelZh')}</th>
                <th>{t('shell.name')}</th>
                <th>{t('data.type')}</th>
                <th className="fd-col-tick" title={t('data.required')}>
                  {t('data.requiredShort')}
                </th>
                <th className="fd-col-tick" title={t('data.unique')}>
                  {t('data.uniqueShort')}
                </th>
                <th className="fd-col-tick" title={t('data.searchable')}>
                  {t('data.searchableShort')}
                </th>
                <th className="fd-col-tools">
                  <span className="fd-unseen">{t('data.tools')}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {entity.fields.map((field, index) => (
                <FieldRow
                  key={field.name}
                  entity={entity}
                  field={field}
                  index={index}
                  isSelected={field.name === props.selected}
                  onSelect={() => props.onSelect(field.name)}
                  onRemoved={() => props.onSelect(undefined)}
                  onMove={(by) => move(index, index + by)}
                  onEnter={() => newRow.current?.focus()}
                />
              ))}
              <NewFieldRow entity={entity} ref={newRow} />
            </tbody>
          </table>
        </SortableContext>
      </DndContext>
    </section>
  );
}
