import { CopyOutlined, DeleteOutlined, HolderOutlined, SettingOutlined } from '@ant-design/icons';
import { useSortable } from '@dnd-kit/sortable';
import type { EntityDefinition, FieldDefinition } from '@formwork/definition';
import { pointer } from '@formwork/kernel';
import { Button } from 'antd';
import { type KeyboardEvent, useState } from 'react';
import { useText } from '../../app/text.ts';
import { entityFile, isStateField, modelOfField } from '../../changes/app-parts.ts';
import { nameFrom } from '../../changes/name-from.ts';
import { DraftInput } from '../../ui/draft-input.tsx';
import { textIn, textLocales, withText } from '../../ui/localised.ts';
import { Tick } from '../../ui/tick.tsx';
import { useDesign, useEdit, useLabel } from '../editor/design-context.tsx';
import { useRename } from '../editor/use-rename.ts';
import { FieldTypeChoose } from './field-type-choose.tsx';
import { RemoveFieldDialog } from './remove-field-dialog.tsx';
import { TargetChoose } from './target-choose.tsx';
import { retypeEdit } from './retype-edit.ts';

const flags = ['required', 'unique', 'searchable'] as const;

/** One field as a row of the grid. Alt with the arrows moves it, Mod+D duplicates it. */
export function FieldRow(props: {
  readonly entity: EntityDefinition;
  readonly field: FieldDefinition;
  readonly index: number;
  readonly isSelected: boolean;
  readonly onSelect: () => void;
  readonly onRemoved: () => void;
  readonly onMove: (by: number) => void;
  readonly onEnter: () => void;
}) {
  const t = useText();
  const edit = useEdit();
  const renameTo = useRename();
  const label = useLabel();
  const { definition, issues } = useDesign();
  const { entity, field, index } = props;
  const [isRemoving, setRemoving] = useState(false);
  const { attributes, listeners, setNodeRef, transform, transition, isDragging } = useSortable({ id: field.name });
  const file = entityFile(entity);
  const at = pointer('fields', index);
  const said = label(`entities.${entity.name}.fields.${field.name}.label`);
  const model = modelOfField(field);
  const allows = (flag: (typeof flags)[number]): boolean =>
    model?.isComputed !== true && model?.allows?.[flag] !== false;
  const isBroken = issues.some(
    (each) => each.severity === 'error' && each.file === file && `${each.path}/`.startsWith(`${at}/`),
  );
  const setFlag = (flag: string, isOn: boolean): void => {
    const path = `${at}/${flag}`;
    const info = { label: `${said}: ${flag}` };
    edit(isOn ? { kind: 'set-value', file, path, value: true } : { kind: 'unset-value', file, path }, info);
  };
  const rename = (to: string): void => {
    const target = { kind: 'field', entity: `${definition.app.name}.${entity.name}`, name: field.name } as const;
    renameTo(target, to);
  };
  const duplicate = (): void => {
    const name = nameFrom(`${field.name}_copy`, new Set(entity.fields.map((each) => each.name)), 'field');
    const { renamedFrom: _, ...copy } = field;
    edit(
      { kind: 'insert-item', file, path: '/fields', index: index + 1, value: { ...copy, name } },
      { label: `${t('shell.duplicate')} ${said}` },
    );
  };
  const press = (event: KeyboardEvent): void => {
    if (event.altKey && (event.key === 'ArrowUp' || event.key === 'ArrowDown')) {
      event.preventDefault();
      props.onMove(event.key === 'ArrowUp' ? -1 : 1);
    } else if ((event.metaKey || event.ctrlKey) && event.key.toLowerCase() === 'd') {
      event.preventDefault();
      duplicate();
    }
  };
  const style = {
    transform: transform === null ? undefined : `translate3d(0, ${Math.round(transform.y)}px, 0)`,
    transition,
  };
  return (
    <tr
      ref={setNodeRef}
      style={style}
      className="fd-row"
      data-selected={props.isSelected || undefined}
      data-dragging={isDragging || undefined}
      onFocus={() => (props.isSelected ? undefined : props.onSelect())}
      onKeyDown={press}
    >
      <td className="fd-col-drag">
        <button
          type="button"
          className="fd-handle"
          {...attributes}
          {...listeners}
          aria-label={t('forms.drag', { what: said })}
        >
          <HolderOutlined aria-hidden />
        </button>
        {isBroken ? <span className="fd-dot" /> : null}
      </td>
      {textLocales.map(({ locale, mark }) => (
        <td key={locale}>
          <input
            className="fd-input fd-cell"
            lang={locale}
            aria-label={`${said}: ${t('shell.label')} ${mark}`}
            value={textIn(field.label, locale)}
            onKeyDown={(event) => {
              if (event.key === 'Enter' && !event.nativeEvent.isComposing) props.onEnter();
            }}
            onChange={(event) => {
              const value = withText(field.label, locale, event.target.value);
              const path = `${at}/label`;
              edit(
                value === undefined ? { kind: 'unset-value', file, path } : { kind: 'set-value', file, path, value },
                { label: `${said}: ${t('shell.label')}`, key: `${file}${path}` },
              );
            }}
          />
        </td>
      ))}
      <td>
        <DraftInput
          className="fd-cell fd-code"
          label={`${said}: ${t('shell.name')}`}
          value={field.name}
          onCommit={rename}
        />
      </td>
      <td>
        <div className="fd-type">
          <FieldTypeChoose
            className="fd-cell"
            value={field.type}
            label={`${said}: ${t('data.type')}`}
            onChange={(type) =>
              edit(retypeEdit(definition, entity, index, type), { label: `${said}: ${t('data.type')}` })
            }
          />
          <TargetChoose entity={entity} field={field} at={at} label={said} />
        </div>
      </td>
      {flags.map((flag) => (
        <td key={flag} className="fd-col-tick">
          <Tick
            isBare
            isOn={field[flag] === true}
            isDisabled={!allows(flag) || (flag !== 'required' && isStateField(definition, entity.name, field.name))}
            label={`${said}: ${t(`data.${flag}`)}`}
            onChange={(isOn) => setFlag(flag, isOn)}
          />
        </td>
      ))}
      <td className="fd-col-tools">
        <Button
          type="text"
          size="small"
          icon={<SettingOutlined />}
          aria-label={`${t('data.properties')}: ${said}`}
          onClick={props.onSelect}
        />
        <Button
          type="text"
          size="small"
          icon={<CopyOutlined />}
          aria-label={`${t('shell.duplicate')}: ${said}`}
          onClick={duplicate}
        />
        <Button
          type="text"
          size="small"
          icon={<DeleteOutlined />}
          aria-label={`${t('shell.delete')}: ${said}`}
          disabled={entity.fields.length === 1}
          onClick={() => setRemoving(true)}
        />
        {isRemoving ? (
          <RemoveFieldDialog
            entity={entity}
            field={field}
            onClose={() => setRemoving(false)}
            onRemoved={props.onRemoved}
          />
        ) : null}
      </td>
    </tr>
  );
}
